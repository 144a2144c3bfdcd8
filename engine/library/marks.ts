/** What is known of content beside its bytes: what was made to show it, and where the world was told of it. */
import type { Cid } from '../contract/ids.ts'
import { type Database, inTransaction } from '../database/open.ts'

/** Stills, waveforms, playable copies, by what they show; `what` says which, with all that it was made by. */
export interface Derived {
  find(source: Cid, what: string): Cid | undefined
  put(source: Cid, what: string, cid: Cid): void
  /** Forgets what was made of it; those files that show nothing else, and were made for nothing but showing. */
  forget(source: Cid): readonly Cid[]
}

export function createDerived(db: Database): Derived {
  const find = db.prepare<[string, string], { cid: Cid }>(
    'SELECT cid FROM derived WHERE source_cid = ? AND what = ?',
  )
  const put = db.prepare('INSERT OR REPLACE INTO derived VALUES (?, ?, ?)')
  const remove = db.prepare<[string], { cid: Cid }>('DELETE FROM derived WHERE source_cid = ? RETURNING cid')
  const isUsed = db.prepare<[string, string, string, string]>(`
    SELECT 1 FROM derived WHERE cid = ? UNION SELECT 1 FROM names WHERE cid = ?
    UNION SELECT 1 FROM run_items WHERE cid = ? UNION SELECT 1 FROM sources WHERE cid = ?`)
  return {
    find: (source, what) => find.get(source, what)?.cid,
    put: (source, what, cid) => void inTransaction(db, () => put.run(source, what, cid)),
    forget: (source) =>
      inTransaction(db, () => {
        const cids = [...new Set(remove.all(source).map(({ cid }) => cid))]
        return cids.filter((cid) => cid !== source && isUsed.get(cid, cid, cid, cid) === undefined)
      }),
  }
}

export interface Published {
  put(cid: Cid, place: string): void
  /** Places that were told of it, in order; empty: none was. */
  places(cid: Cid): readonly string[]
}

export function createPublished(db: Database): Published {
  const put = db.prepare('INSERT OR IGNORE INTO published VALUES (?, ?, ?)')
  const places = db.prepare<[string], { place: string }>(
    'SELECT place FROM published WHERE cid = ? ORDER BY place',
  )
  return {
    put: (cid, place) => void inTransaction(db, () => put.run(cid, place, new Date().toISOString())),
    places: (cid) => places.all(cid).map(({ place }) => place),
  }
}
