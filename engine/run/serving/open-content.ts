/** Stored content for handing out to others: its bytes checked, its type known. */
import { identityOf } from '../../content/file-identity.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import { PROBER_VERSION } from '../../media/probe/probe.ts'
import type { EngineParts } from '../parts.ts'
import { notStored } from '../record/resolve-stored.ts'
import { mediaTypeOf, UNKNOWN_TYPE } from './media-type.ts'

export interface OpenContent {
  readonly cid: Cid
  readonly sizeBytes: number
  readonly type: string
  /** A file's path, or a document's bytes. */
  readonly source: { readonly path: string } | { readonly bytes: Uint8Array }
}

/** Of each data folder: files whose bytes this process has hashed, as they were then. */
const checked = new WeakMap<object, Map<Cid, string>>()

/**
 * A file is hashed when it is first handed out, and again when it looks changed since.
 * @throws ArtDagError NOT_FOUND, STORE_CORRUPT, INPUT_CHANGED, CANCELLED
 */
export async function openContent(cid: Cid, parts: EngineParts, signal?: AbortSignal): Promise<OpenContent> {
  if (parts.store.has(cid)) return await openFile(cid, parts, signal)
  if (!parts.documents.has(cid)) throw notStored(cid)
  const bytes = parts.documents.getBytes(cid)
  return {
    cid,
    sizeBytes: bytes.length,
    type: isJson(cid) ? 'application/json' : UNKNOWN_TYPE,
    source: { bytes },
  }
}

/** dag-json: every CID of it begins so. */
const isJson = (cid: Cid): boolean => cid.startsWith('bagu')

async function openFile(cid: Cid, parts: EngineParts, signal: AbortSignal | undefined): Promise<OpenContent> {
  const { path } = await parts.store.locate(cid)
  const found = identityOf(path)
  if (!found) throw notStored(cid)
  const known = checkedIn(parts)
  const look = `${path} ${found.sizeBytes} ${found.mtimeNs} ${found.inode}`
  if (known.get(cid) !== look) {
    await parts.store.reread(cid, { signal })
    known.set(cid, look)
  }
  const facts = parts.facts.get(cid, String(PROBER_VERSION))
  return { cid, sizeBytes: found.sizeBytes, type: await typeOf(path, facts?.kind), source: { path } }
}

function checkedIn({ store }: EngineParts): Map<Cid, string> {
  const known = checked.get(store) ?? new Map<Cid, string>()
  checked.set(store, known)
  return known
}

const typeOf = (path: string, kind: 'video' | 'audio' | 'image' | undefined): Promise<string> =>
  mediaTypeOf(path, kind).catch((error: unknown) => {
    throw error instanceof ArtDagError && error.code === 'INPUT_MISSING'
      ? new ArtDagError('NOT_FOUND', 'the file was deleted a moment ago', { cause: error })
      : error
  })
