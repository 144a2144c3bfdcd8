/** A list of corrections with one more; what only goes on with the last one becomes one with it. */
import type { CorrectionStep } from '../../engine/contract/analysis.ts'

/** Tenths of a millisecond: finer than anybody hears or any frame shows. */
export const roundSec = (sec: number): number => Math.round(sec * 10_000) / 10_000

export function appendStep(
  steps: readonly CorrectionStep[],
  step: CorrectionStep,
): readonly CorrectionStep[] {
  const last = steps.at(-1)
  const joined = last && join(last, step)
  if (joined === undefined) return [...steps, step]
  const before = steps.slice(0, -1)
  return joined === 'nothing' ? before : [...before, joined]
}

/** Undefined: they are two. `nothing`: one takes the other back. */
function join(last: CorrectionStep, next: CorrectionStep): CorrectionStep | 'nothing' | undefined {
  if (last.do === 'shift' && next.do === 'shift') {
    const bySec = roundSec(last.bySec + next.bySec)
    return bySec === 0 ? 'nothing' : { do: 'shift', bySec }
  }
  if (last.do === 'shift-downbeat' && next.do === 'shift-downbeat') {
    const beats = last.beats + next.beats
    return beats === 0 ? 'nothing' : { do: 'shift-downbeat', beats }
  }
  if (last.do === 'move' && next.do === 'move' && last.toSec === next.fromSec)
    return last.fromSec === next.toSec ? 'nothing' : { ...last, toSec: next.toSec }
  if (last.do === 'add' && next.do === 'move' && last.atSec === next.fromSec)
    return { do: 'add', atSec: next.toSec }
  if (last.do === 'add' && next.do === 'remove' && last.atSec === next.atSec) return 'nothing'
  return last.do === 'meter' && next.do === 'meter' ? next : undefined
}
