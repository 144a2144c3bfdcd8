/** Reads parts of a regular file, and nothing that only looks like one. */
import { constants, open } from 'node:fs/promises'
import { ArtDagError } from '../../contract/errors.ts'

/** Random access to a file's bytes. Gives fewer bytes at the end of the file, none after it. */
export type ReadAt = (offset: number, length: number) => Promise<Buffer>

/**
 * Opens a file, hands it to `use` and closes it.
 * @throws ArtDagError MEDIA_UNREADABLE for a folder, pipe, device, link; INPUT_MISSING where nothing is there.
 */
export async function withRegularFile<T>(
  file: string,
  use: (readAt: ReadAt, sizeBytes: number) => Promise<T>,
): Promise<T> {
  // O_NONBLOCK: a pipe without a writer would otherwise block for ever
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
  const handle = await open(file, flags).catch((cause) => {
    throw openError(file, cause)
  })
  try {
    const stat = await handle.stat()
    if (!stat.isFile()) throw notRegular(file)
    return await use(async (offset, length) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    }, stat.size)
  } finally {
    await handle.close()
  }
}

function openError(file: string, cause: NodeJS.ErrnoException): ArtDagError {
  if (cause.code === 'ENOENT') {
    const hint = 'Check the path; it may have been moved or deleted.'
    return new ArtDagError('INPUT_MISSING', `There is no file ${file}.`, { hint, cause })
  }
  if (cause.code === 'ELOOP' || cause.code === 'ENXIO') return notRegular(file)
  const hint = 'See that the file may be read.'
  return new ArtDagError('MEDIA_UNREADABLE', `${file} cannot be opened: ${cause.message}`, { hint, cause })
}

function notRegular(file: string): ArtDagError {
  const hint = 'Links, folders, pipes and devices are not read; copy what it stands for into a file.'
  return new ArtDagError('MEDIA_UNREADABLE', `${file} is no regular file.`, { hint })
}
