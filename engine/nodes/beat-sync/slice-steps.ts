/** Slices as the SEGMENT steps that cut them. */
import { secondsAt } from '../../media/graph/rational.ts'
import type { Rational } from '../../media/probe/facts.ts'
import type { ExpandedStep, Placed } from '../descriptor.ts'
import type { Slice } from './choose-slices.ts'
import type { Clip } from './clips.ts'

export interface Steps {
  readonly steps: readonly ExpandedStep[]
  readonly outputs: readonly Placed[]
}

/** One step for each slice, by the ids given; a slice longer than its clip is the clip over and over. */
export function sliceSteps(
  slices: readonly Slice[],
  clips: readonly Clip[],
  fps: Rational,
  idOf: (index: number) => string,
): Steps {
  const steps = slices.flatMap((slice, index) => stepsOf(idOf(index), slice, clips[slice.clip] as Clip, fps))
  return { steps, outputs: slices.map((_, index) => ({ id: idOf(index) })) }
}

function stepsOf(
  id: string,
  { start, frames }: Slice,
  { step, frames: length }: Clip,
  fps: Rational,
): readonly ExpandedStep[] {
  if (start + frames <= length) return [segment(id, step, start, frames, fps)]
  const parts = roundsOf(start, frames, length).map(([from, count], part) =>
    segment(`${id}.${part + 1}`, step, from, count, fps),
  )
  return [...parts, { id, type: 'SEQUENCE', config: {}, inputs: parts.map((each) => ({ id: each.id })) }]
}

/** Whole frames, said in seconds: exactly those are cut. */
export const segment = (
  id: string,
  step: Placed,
  start: number,
  frames: number,
  fps: Rational,
): ExpandedStep => ({
  id,
  type: 'SEGMENT',
  config: { offset: secondsAt(start, fps), duration: secondsAt(frames, fps) },
  inputs: [step],
})

function roundsOf(start: number, frames: number, length: number): readonly (readonly [number, number])[] {
  const rounds: (readonly [number, number])[] = []
  for (let [from, left] = [start, frames]; left > 0; from = 0) {
    const count = Math.min(left, length - from)
    rounds.push([from, count])
    left -= count
  }
  return rounds
}
