/** Deletes entries of the store. What may go is for the caller to know. */
import { rename, rm } from 'node:fs/promises'
import { ArtDagError } from '../contract/errors.ts'
import type { Cid } from '../contract/ids.ts'
import { inTransaction } from '../database/open.ts'
import type { StoreParts } from './commit.ts'
import { systemCode } from './disk-full.ts'
import { forget } from './locate.ts'

/**
 * @param protectedBy reasons, in words, why it must stay.
 * @param going a free temp path, where the file waits for its end.
 * @throws ArtDagError PROTECTED when there is any reason
 */
export async function removeEntry(
  { db, blobs, layout }: StoreParts,
  cid: Cid,
  protectedBy: readonly string[],
  going: string,
): Promise<void> {
  if (protectedBy.length > 0) throw protectedError(cid, protectedBy)
  if (blobs.get(cid)?.kind === 'external') {
    inTransaction(db, () => blobs.delete(cid))
    return
  }
  // Out of the way first, row second: killed in between, the next start sweeps both.
  const file = layout.fileOf(cid)
  await rename(file, going).catch(ignoreMissing)
  forget({ db, blobs }, cid, file)
  await rm(going, { force: true })
}

export function protectedError(cid: Cid, reasons: readonly string[]): ArtDagError {
  return new ArtDagError('PROTECTED', `${cid} may not be deleted: ${reasons.join('; ')}`, {
    hint: 'Delete or unpin what needs it first.',
    details: { cid, reasons: [...reasons] },
  })
}

function ignoreMissing(error: unknown): void {
  if (systemCode(error) !== 'ENOENT') throw error
}
