/** The correction that a fault's hint proposes. Pure. */
import type { RecipeIssue } from '../../../engine/recipe/recipe.ts'

/** The word that was probably meant. */
export const meantWord = ({ hint = '' }: Pick<RecipeIssue, 'hint'>): string | undefined =>
  /did you mean "([^"]+)"\?/.exec(hint)?.[1]

/** What takes the place of the marked text: in its quotes, where it has some. */
export function corrected(marked: string, word: string): string {
  const [quote = ''] = /^["']/.exec(marked) ?? []
  const isQuoted = quote !== '' && marked.length > 1 && marked.endsWith(quote)
  return isQuoted ? `${quote}${word}${quote}` : word
}
