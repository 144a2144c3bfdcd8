/** A full disk in words: what was needed, what there is. */
import { statfsSync } from 'node:fs'
import { ArtDagError } from '../contract/errors.ts'

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT'])

/** Bytes an ordinary user can still write in this folder's file system. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

export function diskFull(folder: string, neededBytes: number, cause?: unknown): ArtDagError {
  const free = freeBytes(folder)
  return new ArtDagError('DISK_FULL', `${folder} has ${free} bytes free, ${neededBytes} are needed`, {
    hint: 'Free some space on this disk, or move the store (CACHE_DIR), then try again.',
    details: { folder, neededBytes, freeBytes: free },
    ...(cause === undefined ? {} : { cause }),
  })
}

/** DISK_FULL where the file system says so, else the error as it came. */
export function explainWriteError(error: unknown, folder: string, neededBytes: number): unknown {
  return NO_ROOM.has(systemCode(error)) ? diskFull(folder, neededBytes, error) : error
}

/** `ENOENT` and its like; empty for errors that do not come from the system. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
