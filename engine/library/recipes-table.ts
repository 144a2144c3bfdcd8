/** Recipes by name, and every version of a name that was kept. Their texts are documents. */
import { rawCid } from '../content/cid.ts'
import type { Documents } from '../content/documents.ts'
import { ArtDagError } from '../contract/errors.ts'
import type { DraftRecipe, KeptRecipe, RecipeFacts, RecipeVersion } from '../contract/groups/recipes.ts'
import type { Cid } from '../contract/ids.ts'
import { type Database, inTransaction } from '../database/open.ts'
import { anywhere, beginning, type Page, pageOf, readCursor } from './page.ts'

export interface RecipeSearch {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly text?: string | undefined
  readonly nodeType?: string | undefined
  readonly effect?: string | undefined
  readonly inputKind?: string | undefined
}

/** A version of a name; `name` is absent for a text that no name ever stood for. */
export interface FoundRecipe {
  readonly cid: Cid
  readonly name?: string
}

export interface RecipesTable {
  /** A checked text becomes what the name stands for. The same text again changes nothing. */
  keep(name: string, text: string, facts: RecipeFacts, kind: 'upload' | 'restore'): KeptRecipe
  /** Any text, as the last version of a name, with its bytes in one transaction. The same as the last is no new version. */
  saveDraft(
    name: string,
    text: string,
    more: { parent?: Cid | undefined; kind: 'draft' | 'restore' },
  ): RecipeVersion
  get(name: string): KeptRecipe | undefined
  list(search: RecipeSearch): Page<KeptRecipe>
  names(): readonly string[]
  /** By name; those that `list` does not have. */
  drafts(search: Pick<RecipeSearch, 'limit' | 'cursor' | 'text'>): Page<DraftRecipe>
  /** The last one first. */
  history(
    name: string,
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Page<RecipeVersion>
  last(name: string): RecipeVersion | undefined
  isVersion(name: string, cid: Cid): boolean
  /** Each once. */
  versionCids(name: string): readonly Cid[]
  /** A name of a version: one that stands for it now goes before one that did. */
  nameOf(cid: Cid): string | undefined
  /** Versions whose CID begins so, each once, no more than 10. */
  beginningWith(text: string): readonly Cid[]
  /** Names of recipes with a step that names this one, by name or CID. */
  usersOf(names: readonly string[]): readonly string[]
}

interface RecipeRow {
  name: string
  cid: Cid
  facts: string
  created_at: string
  updated_at: string
}

interface VersionRow {
  id: number
  cid: Cid
  parent_cid: Cid | null
  kind: RecipeVersion['kind']
  at: string
}

/** In `facts`, whether a list holds a value. */
const holds = (list: string, value: string): string =>
  `EXISTS (SELECT 1 FROM json_each(facts, '$.${list}') AS item WHERE ${value})`

const SEARCH = `
  SELECT * FROM recipes WHERE name > @after
    AND (@text IS NULL OR name LIKE @text ESCAPE '\\' OR json_extract(facts, '$.description') LIKE @text ESCAPE '\\')
    AND (@nodeType IS NULL OR ${holds('types', 'item.value = @nodeType')})
    AND (@effect IS NULL OR ${holds('effects', 'item.value = @effect')})
    AND (@inputKind IS NULL OR ${holds('inputs', "json_extract(item.value, '$.kind') = @inputKind")})
  ORDER BY name LIMIT @limit`

/** The last version of each name that nothing good was kept under. */
const DRAFTS = `
  SELECT name, cid, at AS updatedAt FROM recipe_versions
  WHERE id IN (SELECT max(id) FROM recipe_versions GROUP BY name) AND name NOT IN (SELECT name FROM recipes)
    AND name > @after AND (@text IS NULL OR name LIKE @text ESCAPE '\\')
  ORDER BY name LIMIT @limit`

export function createRecipesTable(db: Database, documents: Documents): RecipesTable {
  const get = db.prepare<[string], RecipeRow>('SELECT * FROM recipes WHERE name = ?')
  const put = db.prepare(`
    INSERT INTO recipes VALUES (@name, @cid, @facts, @now, @now)
    ON CONFLICT (name) DO UPDATE SET cid = excluded.cid, facts = excluded.facts, updated_at = excluded.updated_at`)
  const search = db.prepare<[Record<string, unknown>], RecipeRow>(SEARCH)
  const names = db.prepare<[], { name: string }>('SELECT name FROM recipes ORDER BY name')
  const drafts = db.prepare<[Record<string, unknown>], DraftRecipe>(DRAFTS)
  const insert = db.prepare<[string, string, string | null, string, string], VersionRow>(
    'INSERT INTO recipe_versions (name, cid, parent_cid, kind, at) VALUES (?, ?, ?, ?, ?) RETURNING *',
  )
  const history = db.prepare<[string, number, number], VersionRow>(
    'SELECT * FROM recipe_versions WHERE name = ? AND id < ? ORDER BY id DESC LIMIT ?',
  )
  const cids = db.prepare<[string], { cid: Cid }>('SELECT DISTINCT cid FROM recipe_versions WHERE name = ?')
  const isVersion = db.prepare<[string, string]>('SELECT 1 FROM recipe_versions WHERE name = ? AND cid = ?')
  const nameOf = db.prepare<[string, string], { name: string }>(`
    SELECT name, 0 AS rank FROM recipes WHERE cid = ?
    UNION ALL SELECT name, 1 AS rank FROM recipe_versions WHERE cid = ? ORDER BY rank, name LIMIT 1`)
  const byBeginning = db.prepare<[string], { cid: Cid }>(
    "SELECT DISTINCT cid FROM recipe_versions WHERE cid LIKE ? ESCAPE '\\' LIMIT 10",
  )
  const users = db.prepare<[string], { name: string }>(
    `SELECT name FROM recipes WHERE ${holds('recipes', 'item.value IN (SELECT value FROM json_each(?))')} ORDER BY name`,
  )
  const last = (name: string): VersionRow | undefined => history.get(name, Number.MAX_SAFE_INTEGER, 1)

  const addVersion = (
    name: string,
    text: string,
    { parent, kind }: { parent?: Cid | undefined; kind: RecipeVersion['kind'] },
  ): VersionRow => {
    const before = last(name)
    const cid = documents.putRaw(new TextEncoder().encode(text))
    if (before?.cid === cid && !(kind === 'upload' && before.kind === 'draft')) return before
    return insert.get(name, cid, parent ?? before?.cid ?? null, kind, new Date().toISOString()) as VersionRow
  }
  return {
    keep: (name, text, facts, kind) =>
      inTransaction(db, () => {
        addVersion(name, text, { kind })
        const cid = rawCid(new TextEncoder().encode(text))
        put.run({ name, cid, facts: JSON.stringify(facts), now: new Date().toISOString() })
        return recipeOf(get.get(name) as RecipeRow)
      }),
    saveDraft: (name, text, more) => inTransaction(db, () => versionOf(addVersion(name, text, more))),
    get: (name) => {
      const row = get.get(name)
      return row && recipeOf(row)
    },
    list({ limit, cursor, text, ...filters }) {
      const [after] = cursor === undefined ? [''] : readCursor(cursor, [''])
      const { nodeType = null, effect = null, inputKind = null } = filters
      const rows = search.all({
        ...{ nodeType: nodeType?.toUpperCase() ?? null, effect, inputKind, after },
        text: text === undefined ? null : anywhere(text),
        limit: limit + 1,
      })
      return pageOf(rows, limit, recipeOf, ({ name }) => [name])
    },
    drafts({ limit, cursor, text }) {
      const [after] = cursor === undefined ? [''] : readCursor(cursor, [''])
      const like = text === undefined ? null : anywhere(text)
      const rows = drafts.all({ after, text: like, limit: limit + 1 })
      return pageOf(
        rows,
        limit,
        (row) => row,
        ({ name }) => [name],
      )
    },
    names: () => names.all().map(({ name }) => name),
    history(name, { limit, cursor }) {
      const [before] = cursor === undefined ? [Number.MAX_SAFE_INTEGER] : readCursor(cursor, [0])
      return pageOf(history.all(name, before as number, limit + 1), limit, versionOf, ({ id }) => [id])
    },
    last: (name) => {
      const row = last(name)
      return row && versionOf(row)
    },
    isVersion: (name, cid) => isVersion.get(name, cid) !== undefined,
    versionCids: (name) => cids.all(name).map(({ cid }) => cid),
    nameOf: (cid) => nameOf.get(cid, cid)?.name,
    beginningWith: (text) => byBeginning.all(beginning(text)).map(({ cid }) => cid),
    usersOf: (wanted) => users.all(JSON.stringify(wanted)).map(({ name }) => name),
  }
}

/** @throws ArtDagError NOT_FOUND */
export function lastVersion(name: string, recipes: RecipesTable): RecipeVersion {
  const version = recipes.last(name)
  if (version) return version
  throw new ArtDagError('NOT_FOUND', `no version of a recipe “${name}” is kept here`, {
    hint: 'save one first, or list the recipes that are kept',
    details: { name },
  })
}

const recipeOf = ({ name, cid, facts, created_at, updated_at }: RecipeRow): KeptRecipe => ({
  ...(JSON.parse(facts) as RecipeFacts),
  ...{ name, cid, createdAt: created_at, updatedAt: updated_at },
})

const versionOf = ({ cid, parent_cid, kind, at }: VersionRow): RecipeVersion => ({
  ...{ cid, kind, at },
  ...(parent_cid === null ? {} : { parent: parent_cid }),
})
