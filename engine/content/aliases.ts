/** Other hashes by which content is called: `Qm…`, sha256, sha3-256. Worked out when first asked for, then remembered. */
import { ArtDagError, type ErrorCode } from '../contract/errors.ts'
import type { Cid } from '../contract/ids.ts'
import { type Database, inTransaction } from '../database/open.ts'
import type { AliasKind } from './hash-job.ts'
import type { ContentStore } from './store.ts'

/** The hashes people write in hex. Both are always taken together: nobody can tell from a text which it is. */
export const HEX_KINDS = ['sha256', 'sha3-256'] as const satisfies readonly AliasKind[]

export interface Aliases {
  /** The content called so, among what has been worked out. */
  find(value: string): Cid | undefined
  /** Stored content whose known hex hashes begin so. */
  findPrefix(hexPrefix: string): readonly Cid[]
  /**
   * Works out what is missing of all stored content: reads each file once. Returns what could not be read (gone,
   * changed); it is tried again next time. @throws ArtDagError CANCELLED, DISK_FULL, BUSY
   */
  complete(kinds: readonly AliasKind[], options?: CompleteOptions): Promise<readonly Cid[]>
}

export interface CompleteOptions {
  readonly signal?: AbortSignal | undefined
  /** Stop when this alias has been found. */
  readonly until?: string
}

export function createAliases(db: Database, store: ContentStore): Aliases {
  const find = db.prepare<[string], { cid: Cid }>('SELECT cid FROM aliases WHERE value = ?')
  const findPrefix = db.prepare<[string, string], { cid: Cid }>(`
    SELECT DISTINCT cid FROM aliases JOIN blobs USING (cid)
    WHERE value >= ? AND value < ? AND aliases.kind <> 'cid-v0'`)
  const lacking = db.prepare<[string], { cid: Cid }>(`
    SELECT cid FROM blobs WHERE NOT EXISTS
      (SELECT 1 FROM aliases WHERE aliases.cid = blobs.cid AND aliases.kind = ?)`)
  const put = db.prepare<[string, AliasKind, string]>('INSERT OR IGNORE INTO aliases VALUES (?, ?, ?)')
  const found = (value: string): Cid | undefined => find.get(value)?.cid

  const remember = async (cid: Cid, kinds: readonly AliasKind[], signal?: AbortSignal): Promise<void> => {
    const values = await store.reread(cid, { aliases: kinds, signal })
    inTransaction(db, () => {
      for (const [kind, value] of values) put.run(value, kind, cid)
    })
  }
  return {
    find: found,
    findPrefix: (prefix) => findPrefix.all(prefix, `${prefix}~`).map(({ cid }) => cid),
    async complete(kinds, { signal, until } = {}) {
      const wanted = new Set(kinds.flatMap((kind) => lacking.all(kind).map(({ cid }) => cid)))
      const unread: Cid[] = []
      for (const cid of wanted) {
        await remember(cid, kinds, signal).catch((error) => {
          if (!isAboutFile(error)) throw error
          unread.push(cid)
        })
        if (until !== undefined && found(until) !== undefined) break
      }
      return unread
    },
  }
}

/** One file's trouble must not keep another from being found. */
function isAboutFile(error: unknown): boolean {
  return error instanceof ArtDagError && ABOUT_FILES.has(error.code)
}

const ABOUT_FILES: ReadonlySet<ErrorCode> = new Set([
  'NOT_FOUND',
  'STORE_CORRUPT',
  'INPUT_CHANGED',
  'INPUT_MISSING',
  'MEDIA_UNREADABLE',
] as const)
