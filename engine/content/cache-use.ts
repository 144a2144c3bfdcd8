/** What the cache holds and what making it took, by sums over the index. */
import type { Cid } from '../contract/ids.ts'
import type { Database } from '../database/open.ts'
import { turn } from './turn.ts'

export interface CacheShare {
  /** Profile that the files were made with; absent: files that came from elsewhere. */
  readonly profileCid?: Cid
  /** The user's own files, only referred to. */
  readonly isExternal: boolean
  readonly files: number
  readonly bytes: number
}

export interface Stored {
  readonly count: number
  readonly bytes: number
}

export interface Made {
  readonly count: number
  /** What making them took, as far as that is known. */
  readonly seconds: number
}

export interface CacheUse {
  /** Every file once, by the first profile it was made with. In slices: others get their turn meanwhile. */
  shares(): Promise<readonly CacheShare[]>
  documents(): Promise<Stored>
  /** Of files; those that were not made here are not counted. */
  madeFiles(cids: Iterable<Cid>): Made
  /** Of results by their records. */
  madeByRecords(records: Iterable<Cid>): Made
}

/** Rows that are read at once, in a few milliseconds. */
const SLICE = 1000

export function createCacheUse(db: Database): CacheUse {
  const files = db.prepare<[string, number], FileRow>(`
    SELECT cid, kind, size_bytes AS bytes,
      (SELECT min(profile_cid) FROM artifacts WHERE artifacts.cid = blobs.cid) AS profile
    FROM blobs WHERE cid > ? ORDER BY cid LIMIT ?`)
  const documents = db.prepare<[number, number], Stored & { last: number | null }>(`
    SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes, max(rowid) AS last
    FROM (SELECT rowid, length(bytes) AS bytes FROM documents WHERE rowid > ? ORDER BY rowid LIMIT ?)`)
  // CROSS keeps the order: look up each wanted file, never walk the table.
  const sumOf = (column: 'cid' | 'record_cid') =>
    db.prepare<[string], Made>(`
      SELECT count(*) AS count, coalesce(sum(seconds), 0) AS seconds FROM (
        SELECT min(seconds) AS seconds FROM json_each(?) AS wanted
        CROSS JOIN artifacts ON artifacts.${column} = wanted.value GROUP BY artifacts.${column})`)
  const byFile = sumOf('cid')
  const byRecord = sumOf('record_cid')
  return {
    async shares() {
      const shares = new Map<string, CacheShare>()
      for (let after = ''; ; await turn()) {
        const rows = files.all(after, SLICE)
        for (const row of rows) addTo(shares, row)
        const last = rows.at(-1)
        if (!last) return [...shares.values()]
        after = last.cid
      }
    },
    async documents() {
      let [count, bytes] = [0, 0]
      for (let after = 0; ; await turn()) {
        const slice = documents.get(after, SLICE)
        if (!slice || slice.last === null) return { count, bytes }
        count += slice.count
        bytes += slice.bytes
        after = slice.last
      }
    },
    madeFiles: (cids) => byFile.get(JSON.stringify([...cids])) ?? { count: 0, seconds: 0 },
    madeByRecords: (records) => byRecord.get(JSON.stringify([...records])) ?? { count: 0, seconds: 0 },
  }
}

interface FileRow {
  cid: Cid
  kind: string
  bytes: number
  profile: Cid | null
}

function addTo(shares: Map<string, CacheShare>, { kind, bytes, profile }: FileRow): void {
  const key = `${kind} ${profile}`
  const known = shares.get(key) ?? {
    ...(profile === null ? {} : { profileCid: profile }),
    isExternal: kind === 'external',
    files: 0,
    bytes: 0,
  }
  shares.set(key, { ...known, files: known.files + 1, bytes: known.bytes + bytes })
}
