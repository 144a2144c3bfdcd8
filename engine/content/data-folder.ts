/** The data folder: made for its owner alone, named once, with a place for what is not finished. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ArtDagError } from '../contract/errors.ts'

/** @throws ArtDagError USAGE when it cannot be one */
export function makeHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new ArtDagError('USAGE', `${home} cannot be a data folder: ${(error as Error).message}`, {
      hint: 'choose another with ARTDAG_HOME',
      cause: error,
    })
  }
}

/** A moved cache takes its temporary files along: a finished file is only renamed. */
export const tmpFolder = (home: string, cacheDir: string): string =>
  path.resolve(cacheDir) === path.join(home, 'cache')
    ? path.join(home, 'tmp')
    : path.join(path.resolve(cacheDir), '.tmp')

/** Two engines may open a new folder at once: the first to write the file has named it. */
export function engineId(home: string): string {
  const file = path.join(home, 'engine-id')
  try {
    writeFileSync(file, `${randomBytes(8).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
