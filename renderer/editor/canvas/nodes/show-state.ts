/** The one thing a node's pill says of it: what is wrong first, then what was switched off, then what a run would do. */
import type { RecipeIssue } from '../../../../engine/recipe/recipe.ts'
import { duration } from '../../../text/quantities.ts'
import { text } from '../../../text/text.ts'
import type { GraphNode } from '../model/graph.ts'
import type { StepState } from '../model/step-state.ts'
import type { ShownState } from './state-pill.tsx'

const words = text.editor.canvas

export function showState(
  node: GraphNode,
  state: StepState | undefined,
  issues: readonly RecipeIssue[] = [],
): ShownState | undefined {
  const [issue] = issues
  if (issue)
    return { tone: 'bad', text: words.states.faults(issues.length), why: issue.message, hint: issue.hint }
  if (node.role === 'input') return inputState(node)
  if (!node.isKnown) return { tone: 'warn', text: words.unknownState, why: words.unknown(node.type) }
  if (node.isMuted) return { tone: 'neutral', text: words.states.muted, why: words.states.mutedWhy }
  if (node.isBypassed) return { tone: 'neutral', text: words.states.bypassed, why: words.states.bypassedWhy }
  return state && stepState(state)
}

function inputState({ content, isFixed }: GraphNode): ShownState {
  if (content.length === 0) return { tone: 'warn', text: words.unfilledState, why: words.unfilledWhy }
  return { tone: 'ok', text: words.stored, why: isFixed ? words.fixedWhy : words.filledWhy }
}

function stepState({ state, why, cpuSec }: StepState): ShownState {
  if (state === 'cached') return { tone: 'ok', text: words.states.cached, why }
  if (state === 'spared') return { tone: 'neutral', text: words.states.spared, why }
  return { tone: 'accent', text: cpuSec > 0 ? words.states.run(duration(cpuSec)) : words.states.willRun, why }
}
