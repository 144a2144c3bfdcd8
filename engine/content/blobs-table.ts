/** The rows of stored files. */
import type { Cid } from '../contract/ids.ts'
import type { Database } from '../database/open.ts'
import type { FileIdentity } from './file-identity.ts'

/** A file as recorded when its bytes were last hashed. */
export interface Blob {
  readonly cid: Cid
  readonly kind: 'owned' | 'external'
  /** Where an external file is, absolute and free of links; absent for owned ones, which lie under their CID. */
  readonly path?: string
  readonly identity: FileIdentity
  readonly createdAtMs: number
}

export interface ListOptions {
  /** First characters of the CID. */
  readonly prefix?: string
  /** Only CIDs behind this one, for the next page. */
  readonly after?: string
  readonly limit?: number
}

export interface BlobsTable {
  get(cid: Cid): Blob | undefined
  /** New or again; the time of the first put stays. */
  put(blob: Omit<Blob, 'createdAtMs'>): void
  delete(cid: Cid): void
  /** In order of CID. */
  list(options?: ListOptions): readonly Blob[]
  /** Number and size of all. */
  total(): { readonly count: number; readonly sizeBytes: number }
}

interface Row {
  cid: Cid
  kind: 'owned' | 'external'
  path: string | null
  size_bytes: number
  mtime_ns: string
  inode: string
  created_at_ms: number
}

/** Sorts behind every character of a CID, so that `prefix + AFTER_ALL` ends the range of a prefix. */
const AFTER_ALL = '~'

export function createBlobsTable(db: Database): BlobsTable {
  const get = db.prepare<[string], Row>('SELECT * FROM blobs WHERE cid = ?')
  const put = db.prepare<Row>(`
    INSERT INTO blobs VALUES (@cid, @kind, @path, @size_bytes, @mtime_ns, @inode, @created_at_ms)
    ON CONFLICT (cid) DO UPDATE SET kind = excluded.kind, path = excluded.path, size_bytes = excluded.size_bytes,
      mtime_ns = excluded.mtime_ns, inode = excluded.inode`)
  const remove = db.prepare<[string]>('DELETE FROM blobs WHERE cid = ?')
  const list = db.prepare<[string, string, string, number], Row>(
    'SELECT * FROM blobs WHERE cid >= ? AND cid < ? AND cid > ? ORDER BY cid LIMIT ?',
  )
  const total = db.prepare<[], { count: number; sizeBytes: number }>(
    'SELECT count(*) AS count, coalesce(sum(size_bytes), 0) AS sizeBytes FROM blobs',
  )
  return {
    get(cid) {
      const row = get.get(cid)
      return row === undefined ? undefined : blobFrom(row)
    },
    put: (blob) => void put.run(rowFrom(blob)),
    delete: (cid) => void remove.run(cid),
    list({ prefix = '', after = '', limit } = {}) {
      // SQLite reads -1 as "all".
      return list.all(prefix, prefix + AFTER_ALL, after, limit ?? -1).map(blobFrom)
    },
    total: () => total.get() ?? { count: 0, sizeBytes: 0 },
  }
}

function blobFrom(row: Row): Blob {
  return {
    cid: row.cid,
    kind: row.kind,
    ...(row.path === null ? {} : { path: row.path }),
    identity: { sizeBytes: row.size_bytes, mtimeNs: row.mtime_ns, inode: row.inode },
    createdAtMs: row.created_at_ms,
  }
}

function rowFrom({ cid, kind, path, identity }: Omit<Blob, 'createdAtMs'>): Row {
  return {
    cid,
    kind,
    path: path ?? null,
    size_bytes: identity.sizeBytes,
    mtime_ns: identity.mtimeNs,
    inode: identity.inode,
    created_at_ms: Date.now(),
  }
}
