/** The recipe's faults as marks in its text. */
import type { Diagnostic } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import type { RecipeIssue } from '../../../engine/recipe/recipe.ts'
import { text } from '../../text/text.ts'
import { corrected, meantWord } from './fix-of.ts'

export const marksOf = (issues: readonly RecipeIssue[], document: Text): Diagnostic[] =>
  issues.map((issue) => {
    const { from, to } = spanOf(issue, document)
    const word = meantWord(issue)
    return {
      from,
      to,
      severity: 'error',
      message: issue.hint === undefined ? issue.message : `${issue.message}\n${issue.hint}`,
      ...(word === undefined || issue.place === undefined ? {} : { actions: [fix(word)] }),
    }
  })

const fix = (word: string): NonNullable<Diagnostic['actions']>[number] => ({
  name: text.editor.frame.yaml.fix(word),
  apply(view, from, to) {
    const insert = corrected(view.state.sliceDoc(from, to), word)
    view.dispatch({ changes: { from, to, insert }, userEvent: 'input.complete' })
  },
})

/** Faults are of a text that may have gone on since: never beyond its end. */
function spanOf({ place }: RecipeIssue, document: Text): { readonly from: number; readonly to: number } {
  if (!place || place.line > document.lines) return { from: 0, to: Math.min(1, document.length) }
  const line = document.line(place.line)
  const from = Math.min(line.from + place.column - 1, line.to)
  return { from, to: Math.min(from + place.length, document.length) }
}
