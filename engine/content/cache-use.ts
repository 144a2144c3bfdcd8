/** What the cache holds and what making it took, by sums over the index. */
import type { Cid } from '../contract/ids.ts'
import type { Database } from '../database/open.ts'

export interface CacheShare {
  /** Profile that the files were made with; absent: files that came from elsewhere. */
  readonly profileCid?: Cid
  /** The user's own files, only referred to. */
  readonly isExternal: boolean
  readonly files: number
  readonly bytes: number
}

export interface Made {
  readonly count: number
  /** What making them took, as far as that is known. */
  readonly seconds: number
}

export interface CacheUse {
  /** Every file once, by the first profile it was made with. */
  shares(): readonly CacheShare[]
  documents(): { readonly count: number; readonly bytes: number }
  /** Of files; those that were not made here are not counted. */
  madeFiles(cids: Iterable<Cid>): Made
  /** Of results by their records. */
  madeByRecords(records: Iterable<Cid>): Made
}

export function createCacheUse(db: Database): CacheUse {
  const shares = db.prepare<[], { profile_cid: Cid | null; kind: string; files: number; bytes: number }>(`
    SELECT profile_cid, kind, count(*) AS files, sum(size_bytes) AS bytes
    FROM blobs LEFT JOIN (SELECT cid, min(profile_cid) AS profile_cid FROM artifacts GROUP BY cid) USING (cid)
    GROUP BY profile_cid, kind`)
  const documents = db.prepare<[], { count: number; bytes: number }>(
    'SELECT count(*) AS count, coalesce(sum(length(bytes)), 0) AS bytes FROM documents',
  )
  // CROSS keeps the order: look up each wanted file, never walk the table.
  const sumOf = (column: 'cid' | 'record_cid') =>
    db.prepare<[string], Made>(`
      SELECT count(*) AS count, coalesce(sum(seconds), 0) AS seconds FROM (
        SELECT min(seconds) AS seconds FROM json_each(?) AS wanted
        CROSS JOIN artifacts ON artifacts.${column} = wanted.value GROUP BY artifacts.${column})`)
  const byFile = sumOf('cid')
  const byRecord = sumOf('record_cid')
  return {
    shares: () =>
      shares.all().map(({ profile_cid, kind, files, bytes }) => ({
        ...(profile_cid === null ? {} : { profileCid: profile_cid }),
        isExternal: kind === 'external',
        files,
        bytes,
      })),
    documents: () => documents.get() ?? { count: 0, bytes: 0 },
    madeFiles: (cids) => byFile.get(JSON.stringify([...cids])) ?? { count: 0, seconds: 0 },
    madeByRecords: (records) => byRecord.get(JSON.stringify([...records])) ?? { count: 0, seconds: 0 },
  }
}
