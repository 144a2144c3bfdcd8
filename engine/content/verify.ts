/** Reads every stored byte again and says what is wrong. */
import { ArtDagError, type ErrorCode } from '../contract/errors.ts'
import type { Cid } from '../contract/ids.ts'
import { inTransaction } from '../database/open.ts'
import type { Blob } from './blobs-table.ts'
import type { StoreParts } from './commit.ts'
import { identityOf, isSameFile } from './file-identity.ts'
import type { HashedFile } from './hash-job.ts'
import { forget, pathOf, quarantine, recordAgain } from './locate.ts'

/**
 * - corrupt     an owned file has other bytes than its CID says
 * - changed     an external file has other bytes now
 * - missing     there is a row, but no file
 * - unreadable  the file is there, but cannot be read
 * - unrecorded  there is a good file, but no row
 */
export type Problem = 'corrupt' | 'changed' | 'missing' | 'unreadable' | 'unrecorded'

export interface BadEntry {
  readonly cid: Cid
  readonly problem: Problem
  readonly path: string
  /** Set aside, dropped or taken up, as fits. Always false without `repair`, and for what cannot be read. */
  readonly isRepaired: boolean
}

export interface VerifyOptions {
  readonly repair?: boolean
  readonly signal?: AbortSignal
  /** Bytes read so far, of all that have a row. */
  readonly onProgress?: (bytes: number, totalBytes: number) => void
}

export interface VerifyReport {
  /** Files looked at. */
  readonly checked: number
  readonly bad: readonly BadEntry[]
}

/** A row or a lone file, and how it fares. */
interface Finding {
  readonly problem: Problem
  readonly hashed?: HashedFile
}

/** @throws ArtDagError CANCELLED */
export async function verify(parts: StoreParts, options: VerifyOptions = {}): Promise<VerifyReport> {
  const totalBytes = parts.blobs.total().sizeBytes
  const bad: BadEntry[] = []
  let checked = 0
  let bytes = 0
  for (const blob of parts.blobs.list()) {
    const finding = await checkRow(parts, blob, options.signal)
    if (finding !== undefined)
      bad.push(await settle(parts, blob.cid, pathOf(parts.layout, blob), finding, options))
    checked += 1
    bytes += blob.identity.sizeBytes
    options.onProgress?.(bytes, totalBytes)
  }
  for (const cid of parts.layout.files()) {
    if (parts.blobs.get(cid) !== undefined) continue
    const path = parts.layout.fileOf(cid)
    const finding = await checkLoneFile(parts, cid, path, options.signal)
    if (finding !== undefined) bad.push(await settle(parts, cid, path, finding, options))
    checked += 1
  }
  return { checked, bad }
}

async function checkRow(parts: StoreParts, blob: Blob, signal?: AbortSignal): Promise<Finding | undefined> {
  const path = pathOf(parts.layout, blob)
  const hashed = identityOf(path) === undefined ? 'missing' : await tryHash(parts, path, signal)
  // Deleted by someone while we looked: then nothing is wrong with it.
  if (parts.blobs.get(blob.cid) === undefined) return undefined
  if (typeof hashed === 'string') return { problem: hashed }
  if (hashed.cid !== blob.cid) return { problem: blob.kind === 'owned' ? 'corrupt' : 'changed', hashed }
  if (!isSameFile(hashed.identity, blob.identity)) recordAgain(parts, blob, hashed.identity)
  return undefined
}

async function checkLoneFile(
  parts: StoreParts,
  cid: Cid,
  path: string,
  signal?: AbortSignal,
): Promise<Finding | undefined> {
  const hashed = await tryHash(parts, path, signal)
  // Another process was about to record it, or has deleted it.
  if (parts.blobs.get(cid) !== undefined || hashed === 'missing') return undefined
  if (typeof hashed === 'string') return { problem: hashed }
  return { problem: hashed.cid === cid ? 'unrecorded' : 'corrupt', hashed }
}

async function tryHash(parts: StoreParts, path: string, signal?: AbortSignal): Promise<HashedFile | Problem> {
  try {
    return await parts.hasher.hash({ path }, { signal })
  } catch (error) {
    const problem = error instanceof ArtDagError ? PROBLEM_OF[error.code] : undefined
    if (problem === undefined) throw error
    return problem
  }
}

const PROBLEM_OF: { readonly [C in ErrorCode]?: Problem } = {
  INPUT_MISSING: 'missing',
  INPUT_CHANGED: 'changed',
  MEDIA_UNREADABLE: 'unreadable',
  MEDIA_LIMIT: 'unreadable',
}

async function settle(
  parts: StoreParts,
  cid: Cid,
  path: string,
  finding: Finding,
  { repair = false }: VerifyOptions,
): Promise<BadEntry> {
  const isRepaired = repair && (await mend(parts, cid, finding))
  return { cid, problem: finding.problem, path, isRepaired }
}

async function mend(parts: StoreParts, cid: Cid, { problem, hashed }: Finding): Promise<boolean> {
  const blob = parts.blobs.get(cid)
  if (problem === 'unreadable') return false
  if (blob?.kind === 'external') {
    inTransaction(parts.db, () => parts.blobs.delete(cid))
  } else if (hashed === undefined) {
    forget(parts, cid, parts.layout.fileOf(cid))
  } else if (hashed.cid === cid) {
    inTransaction(parts.db, () => parts.blobs.put({ cid, kind: 'owned', identity: hashed.identity }))
  } else {
    await quarantine(parts, cid, hashed.identity)
  }
  return true
}
