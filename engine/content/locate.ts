/** Finds stored files, and heals or sets aside what is not as recorded. */
import { rename } from 'node:fs/promises'
import { ArtDagError } from '../contract/errors.ts'
import type { Cid } from '../contract/ids.ts'
import { inTransaction } from '../database/open.ts'
import type { Blob } from './blobs-table.ts'
import type { StoreParts } from './commit.ts'
import { type FileIdentity, identityOf, isSameFile } from './file-identity.ts'
import type { AliasKind, HashedFile } from './hash-job.ts'
import type { Layout } from './layout.ts'

export interface Located {
  readonly path: string
  /** An external file may change at any time: ask again after use. */
  readonly kind: Blob['kind']
}

/**
 * Where the bytes of a CID are. One look at the file when it is as recorded; else it is hashed again.
 * @throws ArtDagError NOT_FOUND, STORE_CORRUPT (it is in quarantine now), INPUT_CHANGED (external)
 */
export async function locate(parts: StoreParts, cid: Cid): Promise<Located> {
  const blob = parts.blobs.get(cid)
  if (blob === undefined) return takeUp(parts, cid)
  const path = pathOf(parts.layout, blob)
  const found = identityOf(path)
  if (isSameFile(blob.identity, found)) return { path, kind: blob.kind }
  if (found === undefined) return gone(parts, blob, path)
  await checkAgain(parts, blob, path)
  return { path, kind: blob.kind }
}

/**
 * Hashes stored bytes again, however trusted, and takes other hashes on the way.
 * @throws ArtDagError as `locate`, and CANCELLED
 */
export async function reread(
  parts: StoreParts,
  cid: Cid,
  aliases: readonly AliasKind[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<AliasKind, string>> {
  await locate(parts, cid)
  const blob = parts.blobs.get(cid)
  if (blob === undefined) throw notFound(cid)
  return (await checkAgain(parts, blob, pathOf(parts.layout, blob), aliases, signal)).aliases
}

export function pathOf(layout: Layout, blob: Blob): string {
  return blob.path ?? layout.fileOf(blob.cid)
}

/** Moves a wrong file away from where it would be served, unless it has been replaced meanwhile. Returns its new place. */
export async function quarantine(parts: StoreParts, cid: Cid, wrong: FileIdentity): Promise<string> {
  const file = parts.layout.fileOf(cid)
  const place = parts.layout.quarantineOf(cid)
  if (isSameFile(identityOf(file), wrong)) await rename(file, place)
  forget(parts, cid, file)
  return place
}

/** Drops the row, unless someone has just stored the file anew. */
export function forget({ db, blobs }: Pick<StoreParts, 'db' | 'blobs'>, cid: Cid, file: string): void {
  inTransaction(db, () => {
    if (identityOf(file) === undefined) blobs.delete(cid)
  })
}

/** The bytes are right though the file looks new (a restored backup, a `touch`): trust it as it is now. */
export function recordAgain(parts: StoreParts, blob: Blob, identity: FileIdentity): void {
  inTransaction(parts.db, () => {
    // Whoever changed the row meanwhile knows more than we do.
    if (isSameFile(parts.blobs.get(blob.cid)?.identity, blob.identity)) parts.blobs.put({ ...blob, identity })
  })
}

/** A file without a row: a crash came between the rename and the transaction. */
async function takeUp(parts: StoreParts, cid: Cid): Promise<Located> {
  const path = parts.layout.fileOf(cid)
  if (identityOf(path) === undefined) throw notFound(cid)
  const hashed = await parts.hasher.hash({ path, seal: true })
  if (hashed.cid !== cid) {
    await quarantine(parts, cid, hashed.identity)
    throw notFound(cid)
  }
  inTransaction(parts.db, () => parts.blobs.put({ cid, kind: 'owned', identity: hashed.identity }))
  return { path, kind: 'owned' }
}

function gone(parts: StoreParts, blob: Blob, path: string): never {
  if (blob.kind === 'external') throw changed(blob.cid, path, 'is no longer there')
  forget(parts, blob.cid, path)
  throw notFound(blob.cid)
}

async function checkAgain(
  parts: StoreParts,
  blob: Blob,
  path: string,
  aliases: readonly AliasKind[] = [],
  signal?: AbortSignal,
): Promise<HashedFile> {
  const hashed = await parts.hasher.hash({ path, aliases }, { signal })
  if (hashed.cid === blob.cid) {
    if (!isSameFile(hashed.identity, blob.identity)) recordAgain(parts, blob, hashed.identity)
    return hashed
  }
  if (blob.kind === 'external') throw changed(blob.cid, path, 'has other bytes than when it was imported')
  const place = await quarantine(parts, blob.cid, hashed.identity)
  throw new ArtDagError('STORE_CORRUPT', `The stored bytes of ${blob.cid} are not what they were`, {
    hint: `They are set aside (${place}). Run again to render them anew, or import the file again.`,
    details: { cid: blob.cid, found: hashed.cid, quarantine: place },
  })
}

function notFound(cid: Cid): ArtDagError {
  return new ArtDagError('NOT_FOUND', `${cid} is not stored here`, {
    hint: 'Import the file, or run the recipe that makes it.',
    details: { cid },
  })
}

function changed(cid: Cid, path: string, what: string): ArtDagError {
  return new ArtDagError('INPUT_CHANGED', `${path} ${what} (imported by reference as ${cid})`, {
    hint: 'Put the file back, or import it again, without --reference to keep a copy.',
    details: { cid, path },
  })
}
