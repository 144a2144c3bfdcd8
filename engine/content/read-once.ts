/** Reads a file once, from first byte to last: hashes it, copies it, and makes sure that it stood still meanwhile. */
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { ArtDagError } from '../contract/errors.ts'
import { diskFull, explainWriteError, freeBytes, systemCode } from './disk-full.ts'
import { type FileIdentity, identityFrom, isSameFile } from './file-identity.ts'
import type { HashedFile, HashJob } from './hash-job.ts'
import { createHashSet } from './hash-set.ts'

/** Larger files are refused before a byte is read. */
export const MAX_FILE_BYTES = 64 * 1024 ** 3

const READ_ONLY = 0o444
// No link in the last place; and a named pipe must not make open() wait for a writer.
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/** Told after each chunk. Throwing stops the job. */
export type OnChunk = (bytes: number, totalBytes: number) => void

interface Reading {
  readonly job: HashJob
  readonly source: number
  readonly target?: number
  readonly buffer: Uint8Array
  readonly onChunk: OnChunk
}

/**
 * Blocks until done: only for the hashing thread.
 * @param buffer the file passes through it; of `CHUNK_BYTES`, so that nothing is copied to hash it
 * @throws ArtDagError INPUT_MISSING, INPUT_CHANGED, MEDIA_UNREADABLE, MEDIA_LIMIT, DISK_FULL
 */
export function readOnce(job: HashJob, buffer: Uint8Array, onChunk: OnChunk): HashedFile {
  const source = openRegular(job.path)
  try {
    const reading = { job, source, buffer, onChunk }
    return job.copyTo === undefined ? hashAll(reading) : copyAll(reading, job.copyTo)
  } finally {
    closeSync(source)
  }
}

function copyAll(reading: Reading, copyTo: string): HashedFile {
  const neededBytes = fstatSync(reading.source).size
  const folder = dirname(copyTo)
  if (neededBytes > freeBytes(folder)) throw diskFull(folder, neededBytes)
  const target = openSync(copyTo, 'wx', 0o600)
  let isDone = false
  try {
    const file = hashAll({ ...reading, target })
    isDone = true
    return file
  } catch (error) {
    throw explainWriteError(error, folder, neededBytes)
  } finally {
    closeSync(target)
    if (!isDone) rmSync(copyTo, { force: true })
  }
}

function hashAll({ job, source, target, buffer, onChunk }: Reading): HashedFile {
  const before = checkedIdentity(source, job.path)
  const hashes = createHashSet(job.aliases ?? [])
  let bytes = 0
  for (;;) {
    const part = buffer.subarray(0, readChunk(source, buffer, job.path))
    bytes += part.length
    // More than there was at first: someone is writing, perhaps for ever.
    if (part.length === 0 || bytes > before.sizeBytes) break
    hashes.update(part)
    if (target !== undefined) writeChunk(target, part)
    onChunk(bytes, before.sizeBytes)
  }
  const after = identityFrom(fstatSync(source, { bigint: true }))
  if (bytes !== before.sizeBytes || !isSameFile(before, after)) throw changedWhileRead(job.path)
  if (job.seal === true) seal(source)
  return { ...hashes.finish(), identity: before, ...(target === undefined ? {} : { copy: seal(target) }) }
}

function openRegular(path: string): number {
  try {
    return openSync(path, OPEN_FLAGS)
  } catch (error) {
    throw explainReadError(error, path)
  }
}

function checkedIdentity(fd: number, path: string): FileIdentity {
  const stats = fstatSync(fd, { bigint: true })
  if (!stats.isFile()) {
    throw new ArtDagError('MEDIA_UNREADABLE', `${path} is not a regular file`, {
      hint: 'Folders, pipes and devices cannot be imported. Give the path of a file.',
      details: { path },
    })
  }
  if (stats.size > MAX_FILE_BYTES) {
    throw new ArtDagError(
      'MEDIA_LIMIT',
      `${path} has ${stats.size} bytes; the limit is ${MAX_FILE_BYTES} (64 GiB)`,
      {
        hint: 'Cut the file into shorter ones first.',
        details: { path, sizeBytes: Number(stats.size), limitBytes: MAX_FILE_BYTES },
      },
    )
  }
  return identityFrom(stats)
}

/** Fills the buffer as far as the file goes. */
function readChunk(fd: number, buffer: Uint8Array, path: string): number {
  try {
    let filled = 0
    while (filled < buffer.length) {
      const bytes = readSync(fd, buffer, filled, buffer.length - filled, null)
      if (bytes === 0) break
      filled += bytes
    }
    return filled
  } catch (error) {
    throw explainReadError(error, path)
  }
}

function writeChunk(fd: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written)
}

function seal(fd: number): FileIdentity {
  fchmodSync(fd, READ_ONLY)
  fsyncSync(fd)
  return identityFrom(fstatSync(fd, { bigint: true }))
}

export function changedWhileRead(path: string): ArtDagError {
  return new ArtDagError('INPUT_CHANGED', `${path} changed while it was read`, {
    hint: 'Wait until the program that writes it is done, then import it again.',
    details: { path },
  })
}

function explainReadError(error: unknown, path: string): unknown {
  const code = systemCode(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const more = {
      hint: 'Check the path; it is relative to the current folder.',
      details: { path },
      cause: error,
    }
    return new ArtDagError('INPUT_MISSING', `There is no file ${path}`, more)
  }
  // Out of handles or memory is our trouble, not the file's.
  if (code === '' || code === 'EMFILE' || code === 'ENFILE' || code === 'ENOMEM') return error
  const hint =
    code === 'EACCES' || code === 'EPERM' ? 'Check who may read it.' : 'Give the path of a regular file.'
  return new ArtDagError('MEDIA_UNREADABLE', `${path} cannot be read (${code})`, {
    hint,
    details: { path, code },
    cause: error,
  })
}
