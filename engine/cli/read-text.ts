/** Documents named on the command line: recipes and plans. */
import { readFile, stat } from 'node:fs/promises'
import { ArtDagError } from '../contract/errors.ts'
import type { RecipeText } from '../contract/schemas.ts'

/** The engine's own limit is lower; this only keeps a film given by mistake out of memory. */
const MAX_BYTES = 32 << 20

/** @throws ArtDagError USAGE when there is no such file, or it is none to read as text */
export async function readText(file: string, noun: 'recipe' | 'plan'): Promise<string> {
  const stats = await stat(file).catch((error: unknown) => {
    throw unreadable(file, noun, error)
  })
  if (!stats.isFile() || stats.size > MAX_BYTES) {
    throw new ArtDagError('USAGE', `${file} is no ${noun}`, {
      hint: `give the file of a ${noun}`,
      details: { file },
    })
  }
  return await readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, noun, error)
  })
}

export const readRecipe = async (file: string): Promise<RecipeText> => ({
  text: await readText(file, 'recipe'),
  fileName: file,
})

function unreadable(file: string, noun: string, cause: unknown): ArtDagError {
  const code = (cause as NodeJS.ErrnoException).code
  const isMissing = code === 'ENOENT' || code === 'ENOTDIR'
  const message = isMissing ? `there is no ${noun} ${file}` : `the ${noun} ${file} cannot be read (${code})`
  const hint = isMissing ? 'check the path; it is relative to the current folder' : 'check its permissions'
  return new ArtDagError('USAGE', message, { hint, details: { file }, cause })
}
