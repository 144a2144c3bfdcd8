/** Everything a person may call a piece of content, and which CID is meant. */
import { ArtDagError } from '../contract/errors.ts'
import type { Cid } from '../contract/ids.ts'
import { type Database, inTransaction } from '../database/open.ts'
import { type Aliases, createAliases, HEX_KINDS } from './aliases.ts'
import { checkedName, nearestNames } from './asset-name.ts'
import { parseCidText, parseCidV0 } from './cid.ts'
import type { AliasKind } from './hash-job.ts'
import type { ContentStore } from './store.ts'

export interface Names {
  /**
   * Gives content a name; a name that stood for other content now stands for this.
   * @throws ArtDagError USAGE when the name could be taken for a CID or hash, or is unfit to be shown.
   */
  nameContent(name: string, cid: Cid): void
  /** Takes the name away; what it stood for stays. */
  removeName(name: string): void
  /** What exactly this name stands for; no hash or prefix is tried. */
  find(name: string): Cid | undefined
  /** Names of a piece of content, in order. */
  namesOf(cid: Cid): readonly string[]
  /**
   * Which content is meant: a CID in any spelling, a `Qm…`, 64 hex digits (sha256 or sha3-256), a name, or at least 8
   * characters of a CID or hash. The first question for a hash reads all that is stored. A whole CID is taken as it
   * is, stored or not.
   * @throws ArtDagError NOT_FOUND, AMBIGUOUS, CANCELLED
   */
  resolveContent(text: string, options?: { readonly signal?: AbortSignal }): Promise<Cid>
}

/** What was found under a text; `unread` says what could not be looked into. */
interface Search {
  readonly candidates: readonly Cid[]
  readonly unread: readonly Cid[]
}

const CID_PREFIX = /^b[a-z2-7]{7,}$/
const HEX_PREFIX = /^[0-9a-f]{8,63}$/
const HEX_WHOLE = /^[0-9a-f]{64}$/
/** An ambiguous prefix lists no more than this. */
const MAX_CANDIDATES = 10

export function createNames(db: Database, store: ContentStore): Names {
  const aliases = createAliases(db, store)
  const get = db.prepare<[string], { cid: Cid }>('SELECT cid FROM names WHERE name = ?')
  const put = db.prepare<[string, string, number]>('INSERT OR REPLACE INTO names VALUES (?, ?, ?)')
  const remove = db.prepare<[string]>('DELETE FROM names WHERE name = ?')
  const all = db.prepare<[], { name: string }>('SELECT name FROM names')
  const namesOf = db.prepare<[string], { name: string }>('SELECT name FROM names WHERE cid = ? ORDER BY name')

  const search = async (text: string, signal: AbortSignal | undefined): Promise<Search> => {
    const lower = text.toLowerCase()
    if (parseCidV0(text) !== undefined) return searchHash(aliases, text, ['cid-v0'], signal)
    if (HEX_WHOLE.test(lower)) return searchHash(aliases, lower, HEX_KINDS, signal)
    const named = get.get(text)?.cid
    const byCid = CID_PREFIX.test(lower) ? store.list({ prefix: lower, limit: MAX_CANDIDATES }) : []
    const near = [...(named === undefined ? [] : [named]), ...byCid.map(({ cid }) => cid)]
    if (!HEX_PREFIX.test(lower)) return { candidates: [...new Set(near)], unread: [] }
    // Before one hash can be called the only one, all must be known. A name needs no such proof.
    const unread = named === undefined ? await aliases.complete(HEX_KINDS, { signal }) : []
    return { candidates: [...new Set([...near, ...aliases.findPrefix(lower)])], unread }
  }
  return {
    nameContent(name, cid) {
      const normal = checkedName(name)
      inTransaction(db, () => put.run(normal, cid, Date.now()))
    },
    removeName: (name) => void inTransaction(db, () => remove.run(name.normalize('NFC'))),
    find: (name) => get.get(name.normalize('NFC'))?.cid,
    namesOf: (cid) => namesOf.all(cid).map(({ name }) => name),
    async resolveContent(text, { signal } = {}) {
      const whole = parseCidText(text)
      if (whole !== undefined) return whole
      const { candidates, unread } = await search(text.normalize('NFC'), signal)
      const [only] = candidates
      if (candidates.length > 1) throw ambiguous(text, candidates)
      if (only !== undefined) return only
      const names = all.all().map(({ name }) => name)
      throw notFound(text, nearestNames(text, names), unread)
    },
  }
}

async function searchHash(
  aliases: Aliases,
  value: string,
  kinds: readonly AliasKind[],
  signal: AbortSignal | undefined,
): Promise<Search> {
  const known = aliases.find(value)
  if (known !== undefined) return { candidates: [known], unread: [] }
  const unread = await aliases.complete(kinds, { until: value, signal })
  const found = aliases.find(value)
  return { candidates: found === undefined ? [] : [found], unread }
}

function ambiguous(text: string, candidates: readonly Cid[]): ArtDagError {
  const listed = candidates.slice(0, MAX_CANDIDATES)
  return new ArtDagError('AMBIGUOUS', `${text} could be any of ${listed.join(', ')}`, {
    hint: 'Give more characters, or the whole CID.',
    details: { name: text, candidates: listed },
  })
}

function notFound(text: string, near: readonly string[], unread: readonly Cid[]): ArtDagError {
  const hints = [
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Import the file first: artdag import <path>.',
    unread.length > 0 ? `${unread.length} stored files could not be read; see "artdag verify".` : '',
  ]
  return new ArtDagError('NOT_FOUND', `Nothing stored is called ${JSON.stringify(text)}`, {
    hint: hints.filter((hint) => hint !== '').join(' '),
    details: { name: text, near, unread },
  })
}
