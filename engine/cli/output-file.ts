/** The file a result is to be written to, looked at before anything is rendered. */
import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { ArtDagError } from '../contract/errors.ts'

/**
 * Refuses what could not be written at the end, and what must not be: a folder, a device, a file that is read here.
 * Folders that are missing are made later. `sources` are paths that the same command reads; what is none is passed over.
 * @throws ArtDagError USAGE
 */
export function checkOutputFile(file: string, sources: readonly string[] = []): void {
  if (file === '' || file === '-') {
    throw refused(file, 'is no file name', 'name a file; to write to a pipe: artdag cat <cid>')
  }
  const stats = statSync(file, { throwIfNoEntry: false })
  if (stats?.isDirectory())
    throw refused(file, 'is a folder', `name a file in it: ${path.join(file, 'result.mp4')}`)
  if (stats && !stats.isFile())
    throw refused(file, 'is not a regular file', 'name a file; to write to a pipe: artdag cat <cid>')
  checkFolder(file)
  if (stats && sources.some((source) => isSameFile(source, file))) {
    throw refused(file, 'is read by this command and would be overwritten', 'give the result another name')
  }
}

/** The nearest folder above that exists decides. */
function checkFolder(file: string): void {
  let folder = path.dirname(path.resolve(file))
  while (!statSync(folder, { throwIfNoEntry: false }) && path.dirname(folder) !== folder)
    folder = path.dirname(folder)
  try {
    if (!statSync(folder).isDirectory()) throw refused(file, `cannot be written: ${folder} is not a folder`)
    accessSync(folder, constants.W_OK)
  } catch (error) {
    if (error instanceof ArtDagError) throw error
    throw refused(file, `cannot be written: no right to write to ${folder}`, 'choose another folder')
  }
}

function isSameFile(source: string, file: string): boolean {
  try {
    return realpathSync(source) === realpathSync(file)
  } catch {
    return false // the source is a CID or a name: no path at all
  }
}

const refused = (file: string, why: string, hint?: string): ArtDagError =>
  new ArtDagError('USAGE', `the output ${JSON.stringify(file)} ${why}`, {
    ...(hint === undefined ? {} : { hint }),
    details: { output: file },
  })
