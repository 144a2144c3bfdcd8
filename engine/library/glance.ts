/** What a gallery says of a file at a glance: its beat, what it was called, what made it, how often it was used. */
import path from 'node:path'
import type { GalleryItem } from '../contract/groups/content.ts'
import type { Cid, RunId } from '../contract/ids.ts'
import type { Database } from '../database/open.ts'

export type Glance = Pick<GalleryItem, 'bpm' | 'fileName' | 'madeBy' | 'usedBy'>

export function createGlance(db: Database): (cid: Cid) => Glance {
  const tempo = db.prepare<[string], { bpm: number }>(
    "SELECT bpm FROM analyses WHERE source = ? AND part = 'audio' AND bpm IS NOT NULL ORDER BY analyser DESC LIMIT 1",
  )
  const source = db.prepare<[string], { path: string }>(
    'SELECT path FROM sources WHERE cid = ? ORDER BY path LIMIT 1',
  )
  const maker = db.prepare<[string], { runId: RunId; recipe: string }>(
    "SELECT run_id AS runId, recipe FROM run_items JOIN runs USING (run_id) WHERE cid = ? AND role = 'output' ORDER BY updated_at DESC LIMIT 1",
  )
  const uses = db.prepare<[string], { count: number }>(
    "SELECT count(*) AS count FROM run_items WHERE cid = ? AND role = 'input'",
  )
  return (cid) => {
    const [beat, file, madeBy] = [tempo.get(cid), source.get(cid), maker.get(cid)]
    return {
      ...(beat ? { bpm: beat.bpm } : {}),
      ...(file ? { fileName: path.basename(file.path) } : {}),
      ...(madeBy ? { madeBy } : {}),
      usedBy: uses.get(cid)?.count ?? 0,
    }
  }
}
