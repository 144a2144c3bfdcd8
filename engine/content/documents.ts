/** Documents by CID, kept in the database: recipes, plans, effects, analyses, provenance. */
import { ArtDagError } from '../contract/errors.ts'
import type { Cid } from '../contract/ids.ts'
import { type Database, inTransaction } from '../database/open.ts'
import { decodeDocument, documentBytesCid, documentCid, encodeDocument, isBlockOf, rawCid } from './cid.ts'
import { turn } from './turn.ts'

export interface Documents {
  /** Stores a JSON value as canonical dag-json. @throws TypeError when it is no plain JSON; ArtDagError DISK_FULL */
  put(value: unknown): Cid
  /** Stores many in one transaction; CIDs in the same order. */
  putMany(values: Iterable<unknown>): readonly Cid[]
  /**
   * Stores dag-json bytes as they came from elsewhere.
   * @throws ArtDagError USAGE when they are not canonical, so that one document has one CID.
   */
  putBytes(bytes: Uint8Array): Cid
  /** Stores a document that another thread of ours has encoded with `documentCid`; nothing is looked at again. */
  putEncoded(document: EncodedDocument): Cid
  /** Stores any bytes (a recipe's text) under their raw CID. */
  putRaw(bytes: Uint8Array): Cid
  /** The value of a dag-json document. @throws ArtDagError NOT_FOUND, STORE_CORRUPT */
  get(cid: Cid): unknown
  /** The bytes, checked against the CID. @throws ArtDagError NOT_FOUND, STORE_CORRUPT */
  getBytes(cid: Cid): Uint8Array
  has(cid: Cid): boolean
  /** CIDs whose bytes are wrong; with `repair` their rows are dropped. Putting a document again mends it too. */
  verify(options?: { readonly repair?: boolean }): Promise<Verified>
}

export interface Verified {
  readonly checked: number
  readonly bad: readonly Cid[]
}

export interface EncodedDocument {
  readonly cid: Cid
  readonly bytes: Uint8Array
}

interface Row {
  cid: Cid
  bytes: Uint8Array
}

/** Documents that are hashed at once; a few are as large as a megabyte. */
const SLICE = 16

export function createDocuments(db: Database): Documents {
  // Equal bytes are not written again; unequal ones under the same CID can only be damage.
  const put = db.prepare<[string, Uint8Array, number]>(`
    INSERT INTO documents VALUES (?, ?, ?)
    ON CONFLICT (cid) DO UPDATE SET bytes = excluded.bytes WHERE bytes IS NOT excluded.bytes`)
  const get = db.prepare<[string], Row>('SELECT cid, bytes FROM documents WHERE cid = ?')
  const has = db.prepare<[string]>('SELECT 1 FROM documents WHERE cid = ?')
  const slice = db.prepare<[number, number], Row & { rowid: number }>(
    'SELECT rowid, cid, bytes FROM documents WHERE rowid > ? ORDER BY rowid LIMIT ?',
  )
  const remove = db.prepare<[string]>('DELETE FROM documents WHERE cid = ?')

  const store = (cid: Cid, bytes: Uint8Array): Cid => {
    inTransaction(db, () => put.run(cid, bytes, Date.now()))
    return cid
  }
  const putValue = (value: unknown): Cid => {
    const { cid, bytes } = documentCid(value)
    return store(cid, bytes)
  }
  const getBytes = (cid: Cid): Uint8Array => {
    const row = get.get(cid)
    if (row === undefined) throw notFound(cid)
    if (!isBlockOf(cid, row.bytes)) throw corrupt(cid)
    return row.bytes
  }
  return {
    put: putValue,
    putMany: (values) => inTransaction(db, () => Array.from(values, putValue)),
    putBytes(bytes) {
      refuseOtherSpellings(bytes)
      return store(documentBytesCid(bytes), bytes)
    },
    putEncoded: ({ cid, bytes }) => store(cid, bytes),
    putRaw: (bytes) => store(rawCid(bytes), bytes),
    get: (cid) => decodeDocument(getBytes(cid)),
    getBytes,
    has: (cid) => has.get(cid) !== undefined,
    async verify({ repair = false } = {}) {
      const bad: Cid[] = []
      let checked = 0
      for (let after = 0; ; await turn()) {
        const rows = slice.all(after, SLICE)
        bad.push(...rows.filter((row) => !isBlockOf(row.cid, row.bytes)).map(({ cid }) => cid))
        checked += rows.length
        const last = rows.at(-1)
        if (!last) break
        after = last.rowid
      }
      if (repair) inTransaction(db, () => bad.forEach((cid) => void remove.run(cid)))
      return { checked, bad }
    },
  }
}

function refuseOtherSpellings(bytes: Uint8Array): void {
  let canonical: Uint8Array | undefined
  let cause: unknown
  try {
    canonical = encodeDocument(decodeDocument(bytes))
  } catch (error) {
    cause = error
  }
  if (canonical !== undefined && Buffer.compare(canonical, bytes) === 0) return
  throw new ArtDagError('USAGE', 'These bytes are no canonical dag-json document', {
    hint: 'Give the value instead of the bytes, and it will be written canonically.',
    ...(cause === undefined ? {} : { cause }),
  })
}

function notFound(cid: Cid): ArtDagError {
  return new ArtDagError('NOT_FOUND', `There is no document ${cid}`, {
    hint: 'Check the CID; a document of another machine has to be brought here first.',
    details: { cid },
  })
}

function corrupt(cid: Cid): ArtDagError {
  return new ArtDagError('STORE_CORRUPT', `The stored bytes of document ${cid} are not what they were`, {
    hint: 'Run "artdag verify --repair", then run again what made it.',
    details: { cid },
  })
}
