/** Files that stay where the user keeps them. */
import { realpath } from 'node:fs/promises'
import { ArtDagError } from '../contract/errors.ts'
import { inTransaction } from '../database/open.ts'
import type { StoreParts } from './commit.ts'
import { systemCode } from './disk-full.ts'
import { identityOf, isSameFile } from './file-identity.ts'
import type { HashedFile } from './hash-job.ts'
import { pathOf } from './locate.ts'
import { changedWhileRead } from './read-once.ts'

/**
 * Records where a file is, not its bytes. What is already held and as recorded stays as it is: it is as good as the
 * new place, and nobody loses a file by importing it twice.
 * @param work runs in the transaction that makes the row; when it throws, there is no row.
 * @throws ArtDagError INPUT_CHANGED when the file is no longer the one that was hashed
 * @returns true when the store did not know this CID before.
 */
export function referTo(
  { db, blobs, layout }: StoreParts,
  path: string,
  { cid, identity }: HashedFile,
  work: () => void = () => {},
): boolean {
  if (!isSameFile(identity, identityOf(path))) throw changedWhileRead(path)
  return inTransaction(db, () => {
    const known = blobs.get(cid)
    const isHeld = known !== undefined && isSameFile(known.identity, identityOf(pathOf(layout, known)))
    if (!isHeld) blobs.put({ cid, kind: 'external', path, identity })
    work()
    return known === undefined
  })
}

/**
 * The absolute path of the file that a path of the user's leads to.
 * @throws ArtDagError INPUT_MISSING, MEDIA_UNREADABLE
 */
export async function resolveLinks(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    const code = systemCode(error)
    const about = { details: { path, code }, cause: error }
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      const hint = 'Check the path; it is relative to the current folder.'
      throw new ArtDagError('INPUT_MISSING', `There is no file ${path}`, { hint, ...about })
    }
    const hint = 'Check the folders and links on the way to it.'
    throw new ArtDagError('MEDIA_UNREADABLE', `${JSON.stringify(path)} leads to no file`, { hint, ...about })
  }
}
