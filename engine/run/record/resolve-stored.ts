/** What a caller means by a text: a file of the store, or a document. */
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import type { EngineParts } from '../parts.ts'

/** A name, CID or hash of a file, or the CID of a document. @throws ArtDagError NOT_FOUND, AMBIGUOUS */
export async function resolveStored(text: string, parts: EngineParts): Promise<Cid> {
  const cid = await parts.names.resolveContent(text)
  if (parts.store.has(cid) || parts.documents.has(cid)) return cid
  throw notStored(cid)
}

export const notStored = (cid: Cid): ArtDagError =>
  new ArtDagError('NOT_FOUND', `${cid} is not in the store`, {
    hint: 'list what is: artdag ls',
    details: { cid },
  })
