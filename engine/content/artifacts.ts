/** The cache index: which file a task made for a step in a profile. Its file may be gone; ask the store. */
import type { CacheId, Cid } from '../contract/ids.ts'
import { type Database, inTransaction } from '../database/open.ts'

export interface ArtifactKey {
  readonly cacheId: CacheId
  /** CID of the profile document it was encoded with. */
  readonly profileCid: Cid
}

export interface Artifact extends ArtifactKey {
  readonly cid: Cid
  /** CID of the document that says how it was made, where that is known. */
  readonly record?: Cid
  /** What making it took, wall time. */
  readonly seconds: number
  readonly createdAtMs: number
}

export interface Artifacts {
  get(key: ArtifactKey): Artifact | undefined
  /** Those that are known, of any number of steps, with one query. */
  getMany(cacheIds: Iterable<CacheId>, profileCid: Cid): ReadonlyMap<CacheId, Artifact>
  /** What a step gave, in any profile; the oldest first. */
  findByStep(cacheId: CacheId): readonly Artifact[]
  /** Keys whose file this is; the oldest first. */
  findByCid(cid: Cid): readonly Artifact[]
  /** Replaces what was there. To be called inside `adopt`'s transaction, so that file and index cannot disagree. */
  put(artifact: Omit<Artifact, 'createdAtMs'>): void
  remove(key: ArtifactKey): void
}

interface Row {
  cache_id: CacheId
  profile_cid: Cid
  cid: Cid
  record_cid: Cid | null
  seconds: number
  created_at_ms: number
}

export function createArtifacts(db: Database): Artifacts {
  const get = db.prepare<[string, string], Row>(
    'SELECT * FROM artifacts WHERE cache_id = ? AND profile_cid = ?',
  )
  // CROSS keeps the order: look up each wanted id, never walk the table.
  const getMany = db.prepare<[string, string], Row>(`
    SELECT artifacts.* FROM json_each(?) AS wanted
    CROSS JOIN artifacts ON cache_id = wanted.value AND profile_cid = ?`)
  const byCid = db.prepare<[string], Row>('SELECT * FROM artifacts WHERE cid = ? ORDER BY created_at_ms')
  const byStep = db.prepare<[string], Row>(
    'SELECT * FROM artifacts WHERE cache_id = ? ORDER BY created_at_ms',
  )
  const put = db.prepare<Row>(`
    INSERT OR REPLACE INTO artifacts VALUES
      (@cache_id, @profile_cid, @cid, @record_cid, @seconds, @created_at_ms)`)
  const remove = db.prepare<[string, string]>('DELETE FROM artifacts WHERE cache_id = ? AND profile_cid = ?')
  return {
    get({ cacheId, profileCid }) {
      const row = get.get(cacheId, profileCid)
      return row === undefined ? undefined : artifactFrom(row)
    },
    getMany(cacheIds, profileCid) {
      const rows = getMany.all(JSON.stringify([...cacheIds]), profileCid)
      return new Map(rows.map((row) => [row.cache_id, artifactFrom(row)]))
    },
    findByStep: (cacheId) => byStep.all(cacheId).map(artifactFrom),
    findByCid: (cid) => byCid.all(cid).map(artifactFrom),
    put: (artifact) => void inTransaction(db, () => put.run(rowFrom(artifact))),
    remove: ({ cacheId, profileCid }) => void inTransaction(db, () => remove.run(cacheId, profileCid)),
  }
}

function artifactFrom(row: Row): Artifact {
  return {
    cacheId: row.cache_id,
    profileCid: row.profile_cid,
    cid: row.cid,
    ...(row.record_cid === null ? {} : { record: row.record_cid }),
    seconds: row.seconds,
    createdAtMs: row.created_at_ms,
  }
}

function rowFrom(artifact: Omit<Artifact, 'createdAtMs'>): Row {
  return {
    cache_id: artifact.cacheId,
    profile_cid: artifact.profileCid,
    cid: artifact.cid,
    record_cid: artifact.record ?? null,
    seconds: artifact.seconds,
    created_at_ms: Date.now(),
  }
}
