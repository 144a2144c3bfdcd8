/** The proposals as the text view shows them. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { type Knowledge, type Proposal, proposalsAt } from './proposals.ts'

export const completionOf =
  (knowledge: () => Knowledge) =>
  ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const line = state.doc.lineAt(pos)
    const before = line.text.slice(0, pos - line.from)
    const [word = ''] = /[\w.-]*$/.exec(before) ?? []
    const isWanted = explicit || word !== '' || /(?:type|output): $/.test(before)
    if (!isWanted || /^\s*-$/.test(before)) return null
    const place = { lines: linesUpTo(state.doc.toString()), line: line.number, before }
    const options = proposalsAt(place, knowledge()).map(toCompletion)
    return options.length === 0 ? null : { from: pos - word.length, options, validFor: /^[\w.-]*$/ }
  }

const linesUpTo = (text: string): readonly string[] => text.split('\n')

const toCompletion = ({ word, detail, about, behind = '' }: Proposal): Completion => ({
  label: word,
  apply: word + behind,
  ...(detail ? { detail } : {}),
  ...(about ? { info: about } : {}),
})
