/** Which files of this machine a caller may name. */
import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { ArtDagError } from '../../contract/errors.ts'
import { type HandlerContext, refusePaths } from './context.ts'

/**
 * The path itself for callers on this machine; for others, where the file really is, if that is below one of the folders
 * they may import from. They are told the same of what is elsewhere as of what is not there.
 * @throws ArtDagError USAGE where there are no such folders; INPUT_MISSING
 */
export async function readablePath(text: string, context: HandlerContext): Promise<string> {
  const { mayReadPaths, importRoots = [] } = context
  if (mayReadPaths) return text
  if (importRoots.length === 0) refusePaths(context)
  for (const root of importRoots) {
    const real = await realpath(path.resolve(root, text)).catch(() => undefined)
    if (real !== undefined && isBelow(root, real)) return real
  }
  throw new ArtDagError('INPUT_MISSING', `there is no file ${JSON.stringify(text)} to import`, {
    hint: 'only files below the server’s import folders can be named; upload others',
  })
}

/** Both absolute and free of links. */
function isBelow(root: string, file: string): boolean {
  const way = path.relative(root, file)
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way)
}
