/** A media file that has arrived from elsewhere into the store, with its facts. */
import type { ArrivingFile } from '../../content/receive-file.ts'
import type { Imported } from '../../content/store.ts'
import type { EngineParts } from '../parts.ts'
import { admitMedia } from '../prepare/import-media.ts'

export interface TakeOptions {
  /** What it is called from now on. */
  readonly name?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Probed before it is stored, as a file of the user's is; what is refused is gone.
 * @throws ArtDagError MEDIA_UNREADABLE, MEDIA_LIMIT, DISK_FULL, CANCELLED; USAGE when the name is unfit
 */
export async function takeMedia(
  file: ArrivingFile,
  parts: EngineParts,
  { name, signal }: TakeOptions,
): Promise<Imported> {
  const stored = await parts.store.take(file, admitMedia('the upload', parts, signal))
  if (name !== undefined) parts.names.nameContent(name, stored.cid)
  return stored
}
