/**
 * Stored files that wait between being deleted and being gone: out of the store, still on the disk, in `cache/trash`.
 *
 *   file → cache/trash → one transaction (row out of blobs, row into set_aside)
 *
 * Killed between the two: the next start brings the file back, and nothing was deleted.
 */
import { renameSync, rmSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ArtDagError } from '../contract/errors.ts'
import type { Cid } from '../contract/ids.ts'
import { type Database, inTransaction } from '../database/open.ts'
import type { StoreParts } from './commit.ts'
import { systemCode } from './disk-full.ts'
import { identityOf } from './file-identity.ts'
import { makeFolderOf, syncFolder } from './layout.ts'
import { protectedError } from './remove.ts'

/**
 * Nothing happens when the CID is not stored.
 * @param protectedBy reasons, in words, why it must stay.
 * @param work runs in the transaction that takes the row away.
 * @throws ArtDagError PROTECTED when there is any reason; BUSY when it was stored anew meanwhile
 */
export async function setAside(
  parts: StoreParts,
  cid: Cid,
  protectedBy: readonly string[],
  work: () => void,
): Promise<void> {
  if (protectedBy.length > 0) throw protectedError(cid, protectedBy)
  const blob = parts.blobs.get(cid)
  if (!blob) return
  const [file, aside] = [parts.layout.fileOf(cid), parts.layout.trashOf(cid)]
  if (blob.kind === 'owned') {
    await rename(file, aside).catch(ignoreMissing)
    await syncFolder(dirname(aside))
  }
  inTransaction(parts.db, () => {
    if (blob.kind === 'owned' && identityOf(file) !== undefined) throw storedAnew(cid)
    parts.db.prepare(`INSERT OR REPLACE INTO set_aside SELECT * FROM blobs WHERE cid = ?`).run(cid)
    parts.blobs.delete(cid)
    work()
  })
}

/**
 * Into the store again, as it was. What was stored anew meanwhile stays instead.
 * @param work runs in the transaction that makes the row.
 * @throws ArtDagError NOT_FOUND when its file is gone
 */
export async function bringBack(parts: StoreParts, cid: Cid, work: () => void): Promise<void> {
  const [file, aside] = [parts.layout.fileOf(cid), parts.layout.trashOf(cid)]
  const kind = kindOf(parts.db, cid)
  const isHeld = parts.blobs.get(cid) !== undefined
  if (kind === undefined && !isHeld) throw gone(cid)
  if (kind === 'owned' && !isHeld) {
    if (identityOf(aside) === undefined && identityOf(file) === undefined) throw gone(cid)
    await makeFolderOf(file)
    await rename(aside, file).catch(ignoreMissing)
    await syncFolder(dirname(file))
  }
  inTransaction(parts.db, () => {
    parts.db.prepare('INSERT OR IGNORE INTO blobs SELECT * FROM set_aside WHERE cid = ?').run(cid)
    forgetAside(parts.db, cid)
    work()
  })
  if (isHeld) await rm(aside, { force: true })
}

/** For good. @param work runs in the transaction that forgets it. */
export async function dropAside(parts: StoreParts, cid: Cid, work: () => void): Promise<void> {
  await rm(parts.layout.trashOf(cid), { force: true })
  inTransaction(parts.db, () => {
    forgetAside(parts.db, cid)
    work()
  })
}

/** Brings back files whose deletion was cut short by a crash; how many. */
export function healAside({ db, layout }: StoreParts): number {
  const stray = [...layout.trashed()].filter((cid) => kindOf(db, cid) === undefined)
  for (const cid of stray) {
    const [file, aside] = [layout.fileOf(cid), layout.trashOf(cid)]
    if (identityOf(file) === undefined) renameSync(aside, file)
    else rmSync(aside, { force: true })
  }
  return stray.length
}

const kindOf = (db: Database, cid: Cid): string | undefined =>
  db.prepare<[string], { kind: string }>('SELECT kind FROM set_aside WHERE cid = ?').get(cid)?.kind

const forgetAside = (db: Database, cid: Cid): void =>
  void db.prepare('DELETE FROM set_aside WHERE cid = ?').run(cid)

const storedAnew = (cid: Cid): ArtDagError =>
  new ArtDagError('BUSY', `${cid} was stored anew while it was deleted`, {
    hint: 'Try again.',
    details: { cid },
  })

const gone = (cid: Cid): ArtDagError =>
  new ArtDagError('NOT_FOUND', `the file of ${cid} is no longer in the trash`, {
    hint: 'Import it again, or run the recipe that makes it.',
    details: { cid },
  })

function ignoreMissing(error: unknown): void {
  if (systemCode(error) !== 'ENOENT') throw error
}
