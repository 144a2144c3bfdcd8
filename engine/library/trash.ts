/** What was deleted, until it is purged: rows as JSON, content as files set aside. What may be deleted is for callers to know. */
import { statfs } from 'node:fs/promises'
import type { ContentStore } from '../content/store.ts'
import { ArtDagError } from '../contract/errors.ts'
import { TRASH_DAYS, type TrashItem } from '../contract/groups/trash.ts'
import type { Cid, RunId } from '../contract/ids.ts'
import { type Database, inTransaction } from '../database/open.ts'
import type { Derived } from './marks.ts'
import { type Page, pageOf, readCursor } from './page.ts'
import { type PackedRows, putRows, takeRows } from './rows.ts'

const DAY_MS = 24 * 3600 * 1000

export interface TrashParts {
  readonly database: Database
  readonly store: ContentStore
  readonly derived: Derived
  /** Where files lie: whose disk is looked at when room is needed. */
  readonly home: string
}

interface Row {
  id: number
  kind: TrashItem['kind']
  name: string
  ref: string
  size_bytes: number
  rows: string
  deleted_at_ms: number
}

interface Thrown {
  readonly kind: TrashItem['kind']
  readonly name: string
  readonly ref: string
  readonly sizeBytes?: number
  readonly rows?: PackedRows
}

/** The table that says whether something else has a deleted thing's place now. */
const PLACES = { recipe: ['recipes', 'name'], run: ['runs', 'run_id'] } as const

export class Trash {
  readonly #parts: TrashParts

  constructor(parts: TrashParts) {
    this.#parts = parts
  }

  /** With all its versions; its number in the trash. */
  recipe(name: string): number {
    return this.#change((db) => {
      const recipes = takeRows(db, 'recipes', 'name = ?', name)
      const rows = { recipes, recipe_versions: takeRows(db, 'recipe_versions', 'name = ?', name) }
      return this.#put({ kind: 'recipe', name, ref: name, rows })
    })
  }

  /** With its events; what it used and made is no longer kept for it. */
  run(runId: RunId, name: string): number {
    return this.#change((db) => {
      const run_events = takeRows(db, 'run_events', 'run_id = ?', runId)
      const run_items = takeRows(db, 'run_items', 'run_id = ?', runId)
      const runs = takeRows(db, 'runs', 'run_id = ?', runId)
      return this.#put({ kind: 'run', name, ref: runId, rows: { runs, run_items, run_events } })
    })
  }

  /** Its file waits. @throws ArtDagError PROTECTED when there is any reason, BUSY */
  async content(
    { cid, name, sizeBytes }: { readonly cid: Cid; readonly name: string; readonly sizeBytes: number },
    protectedBy: readonly string[],
  ): Promise<number> {
    let id = 0
    await this.#parts.store.setAside(cid, protectedBy, () => {
      // What was stored anew since it was deleted before is there once.
      this.#parts.database.prepare("DELETE FROM trash WHERE kind = 'content' AND ref = ?").run(cid)
      id = this.#put({ kind: 'content', name, ref: cid, sizeBytes })
    })
    return id
  }

  /** What was deleted last comes first. */
  list({
    limit,
    cursor,
    kind,
  }: {
    limit: number
    cursor?: string | undefined
    kind?: string | undefined
  }): Page<TrashItem> {
    const [before] = cursor === undefined ? [Number.MAX_SAFE_INTEGER] : readCursor(cursor, [0])
    const rows = this.#parts.database
      .prepare<[number, string | null, string | null, number], Row>(
        'SELECT * FROM trash WHERE id < ? AND (? IS NULL OR kind = ?) ORDER BY id DESC LIMIT ?',
      )
      .all(before as number, kind ?? null, kind ?? null, limit + 1)
    return pageOf(rows, limit, itemOf, ({ id }) => [id])
  }

  /** @throws ArtDagError NOT_FOUND; USAGE where something else took its place */
  async restore(id: number): Promise<TrashItem> {
    const row = this.#require(id)
    if (row.kind === 'content') {
      await this.#parts.store.bringBack(row.ref as Cid, () => this.#drop(id))
    } else {
      const [table, key] = PLACES[row.kind]
      this.#change((db) => {
        if (db.prepare(`SELECT 1 FROM ${table} WHERE ${key} = ?`).get(row.ref)) throw placeTaken(row)
        putRows(db, JSON.parse(row.rows) as PackedRows)
        this.#drop(id)
      })
    }
    return itemOf(row)
  }

  /** For good; the bytes that were freed. @throws ArtDagError NOT_FOUND */
  async purge(id: number): Promise<number> {
    const row = this.#require(id)
    if (row.kind !== 'content') {
      this.#change(() => this.#drop(id))
      return 0
    }
    const { store, derived } = this.#parts
    await store.dropAside(row.ref as Cid, () => this.#drop(id))
    // Stored anew meanwhile, it is shown by them as before.
    if (!store.has(row.ref as Cid))
      for (const cid of derived.forget(row.ref as Cid)) await store.remove(cid, [])
    return row.size_bytes
  }

  /** All that was deleted before that moment. `signal` ends it between two items. */
  async purgeBefore(timeMs: number, signal?: AbortSignal): Promise<{ purged: number; freedBytes: number }> {
    const ids = this.#ids('deleted_at_ms <= ?', timeMs)
    const sizes: number[] = []
    for (const id of ids) if (!signal?.aborted) sizes.push(await this.#purgeIfThere(id))
    return { purged: sizes.length, freedBytes: sizes.reduce((sum, size) => sum + size, 0) }
  }

  /** What may be kept no longer. */
  purgeExpired(signal?: AbortSignal): Promise<{ purged: number; freedBytes: number }> {
    return this.purgeBefore(Date.now() - TRASH_DAYS * DAY_MS, signal)
  }

  /** Whether any of it takes room. */
  hasContent(): boolean {
    return this.#ids("kind = 'content' AND size_bytes > ?", 0).length > 0
  }

  /** Content goes before its time, the oldest first, until the disk has so much room or none of it is left. */
  async makeRoom(bytes: number): Promise<void> {
    for (const id of this.#ids("kind = 'content' AND size_bytes > ?", 0)) {
      if ((await freeBytes(this.#parts.home)) >= bytes) return
      await this.#purgeIfThere(id)
    }
  }

  /** Another process may have been faster. */
  async #purgeIfThere(id: number): Promise<number> {
    return this.#find(id) ? await this.purge(id) : 0
  }

  #put({ kind, name, ref, sizeBytes = 0, rows = {} }: Thrown): number {
    const { lastInsertRowid } = this.#parts.database
      .prepare(
        'INSERT INTO trash (kind, name, ref, size_bytes, rows, deleted_at_ms) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(kind, name, ref, sizeBytes, JSON.stringify(rows), Date.now())
    return Number(lastInsertRowid)
  }

  #drop(id: number): void {
    this.#parts.database.prepare('DELETE FROM trash WHERE id = ?').run(id)
  }

  #find(id: number): Row | undefined {
    return this.#parts.database.prepare<[number], Row>('SELECT * FROM trash WHERE id = ?').get(id)
  }

  #require(id: number): Row {
    const row = this.#find(id)
    if (row) return row
    throw new ArtDagError('NOT_FOUND', `there is no ${id} in the trash`, {
      hint: 'it may have been restored or purged; list what is there',
      details: { id },
    })
  }

  #ids(condition: string, value: number): readonly number[] {
    return this.#parts.database
      .prepare<[number], { id: number }>(`SELECT id FROM trash WHERE ${condition} ORDER BY id`)
      .all(value)
      .map(({ id }) => id)
  }

  #change<T>(work: (db: Database) => T): T {
    return inTransaction(this.#parts.database, () => work(this.#parts.database))
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

const isoTime = (ms: number): string => new Date(ms).toISOString()

const itemOf = ({ id, kind, name, ref, size_bytes, deleted_at_ms }: Row): TrashItem => ({
  ...{ id, kind, name, ref },
  sizeBytes: size_bytes,
  deletedAt: isoTime(deleted_at_ms),
  expiresAt: isoTime(deleted_at_ms + TRASH_DAYS * DAY_MS),
})

const placeTaken = ({ kind, name }: Row): ArtDagError =>
  new ArtDagError('USAGE', `the ${kind} “${name}” is there again, made after this one was deleted`, {
    hint: 'delete that one first: it can be restored too',
    details: { kind, name },
  })
