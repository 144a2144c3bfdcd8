/**
 * Puts finished files into the store: file first, row second, so that a row never names bytes that are not there.
 *
 *   temp, hashed and synced → rename into the cache → sync the folder → one transaction
 *
 * Killed before the rename: a temp, swept at the next start. Killed before the transaction: a file without a row,
 * taken up again when someone asks for its CID, or by `verify --repair`.
 */
import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ArtDagError } from '../contract/errors.ts'
import type { Cid } from '../contract/ids.ts'
import { type Database, inTransaction } from '../database/open.ts'
import type { BlobsTable } from './blobs-table.ts'
import { explainWriteError } from './disk-full.ts'
import { type FileIdentity, identityOf, isSameFile } from './file-identity.ts'
import type { FileHasher } from './hash-file.ts'
import { type Layout, makeFolderOf, syncFolder } from './layout.ts'

/** What the parts of the store share. */
export interface StoreParts {
  readonly db: Database
  readonly blobs: BlobsTable
  readonly layout: Layout
  readonly hasher: FileHasher
}

/** A file of ours under `tmp/`, read-only and synced. */
export interface FinishedTemp {
  readonly path: string
  readonly cid: Cid
  readonly identity: FileIdentity
}

/**
 * The temp becomes the stored file, or goes away when the store already has these bytes.
 * @param work runs in the transaction that makes the row; when it throws, there is no row.
 * @returns true when the store did not know this CID before.
 */
export async function commitOwned(
  parts: StoreParts,
  temp: FinishedTemp,
  work: () => void = () => {},
): Promise<boolean> {
  const file = parts.layout.fileOf(temp.cid)
  if (keepHeld(parts, temp.cid, file, work)) {
    await rm(temp.path, { force: true })
    return false
  }
  try {
    await makeFolderOf(file)
    await rename(temp.path, file)
    await syncFolder(dirname(file))
  } catch (error) {
    throw explainWriteError(error, dirname(file), temp.identity.sizeBytes)
  }
  return inTransaction(parts.db, () => {
    const isNew = parts.blobs.get(temp.cid) === undefined
    record(parts, temp, file)
    work()
    return isNew
  })
}

/** When the row and its file are both there and fit each other, only `work` is left to do. */
function keepHeld(parts: StoreParts, cid: Cid, file: string, work: () => void): boolean {
  if (!isHeld(parts, cid, file)) return false
  return inTransaction(parts.db, () => {
    if (!isHeld(parts, cid, file)) return false
    work()
    return true
  })
}

function record(parts: StoreParts, temp: FinishedTemp, file: string): void {
  // Another process may have put its own file of the same bytes over ours and made the row; then that row is right.
  if (isHeld(parts, temp.cid, file)) return
  if (identityOf(file) === undefined) {
    throw new ArtDagError('BUSY', `${temp.cid} was deleted by another process while it was stored`, {
      hint: 'Try again.',
      details: { cid: temp.cid },
    })
  }
  parts.blobs.put({ cid: temp.cid, kind: 'owned', identity: temp.identity })
}

function isHeld(parts: StoreParts, cid: Cid, file: string): boolean {
  const blob = parts.blobs.get(cid)
  return blob?.kind === 'owned' && isSameFile(blob.identity, identityOf(file))
}
