/** Documents named on the command line: recipes, plans, marks. */
import { readFile, stat } from 'node:fs/promises'
import { ArtDagError } from '../contract/errors.ts'
import type { RecipeText } from '../contract/schemas.ts'

/** The engine's own limit is lower; this only keeps a film given by mistake out of memory. */
const MAX_BYTES = 32 << 20

type Noun = 'recipe' | 'plan' | 'marks' | 'table'

/** @throws ArtDagError USAGE when there is no such file, or it is none to read as text */
export const readText = async (file: string, noun: Noun): Promise<string> =>
  (await readBytes(file, noun)).toString('utf8')

/** @throws ArtDagError USAGE when there is no such file, or it is too large to be meant */
export async function readBytes(file: string, noun: Noun): Promise<Buffer> {
  const stats = await stat(file).catch((error: unknown) => {
    throw unreadable(file, noun, error)
  })
  if (!stats.isFile() || stats.size > MAX_BYTES) {
    throw new ArtDagError('USAGE', `${file} is no ${NAMES[noun]}`, {
      hint: `give the file of a ${NAMES[noun]}`,
      details: { file },
    })
  }
  return await readFile(file).catch((error: unknown) => {
    throw unreadable(file, noun, error)
  })
}

const NAMES = { recipe: 'recipe', plan: 'plan', marks: 'list of marks', table: 'table' } as const

export const readRecipe = async (file: string): Promise<RecipeText> => ({
  text: await readText(file, 'recipe'),
  fileName: file,
})

function unreadable(file: string, noun: Noun, cause: unknown): ArtDagError {
  const what = NAMES[noun]
  const code = (cause as NodeJS.ErrnoException).code
  const isMissing = code === 'ENOENT' || code === 'ENOTDIR'
  const message = isMissing ? `there is no ${what} ${file}` : `the ${what} ${file} cannot be read (${code})`
  const hint = isMissing ? 'check the path; it is relative to the current folder' : 'check its permissions'
  return new ArtDagError('USAGE', message, { hint, details: { file }, cause })
}
