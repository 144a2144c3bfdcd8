/** Edits of the beats as a hand on the page makes them: each with its words, and with what is chosen after it. */
import type { AudioAnalysis, CorrectionStep } from '../../engine/contract/analysis.ts'
import { text } from '../text/text.ts'
import { nearest, neighbour } from '../timeline/nearest.ts'
import { roundSec } from './append-step.ts'

const { step: wordsOf } = text.analysis.corrections

/** The beat next to this time, in a direction; undefined where there is none. */
export const beatBeside = (beats: readonly number[], sec: number, direction: 1 | -1): number | undefined =>
  neighbour(beats, sec, direction)

/** The beat that is meant by a place; undefined where none is as near. */
export function beatAt(beats: readonly number[], sec: number, reachSec: number): number | undefined {
  const beat = beats[nearest(beats, sec)]
  return beat !== undefined && Math.abs(beat - sec) <= reachSec ? beat : undefined
}

/** Inside the clip, where corrections may put beats. */
export const inside = (sec: number, durationSec: number): number =>
  roundSec(Math.min(Math.max(0, sec), durationSec - 0.001))

type Move = Extract<CorrectionStep, { do: 'move' }>

export const moveTo = (fromSec: number, toSec: number, durationSec: number): Move => ({
  do: 'move',
  fromSec,
  toSec: inside(toSec, durationSec),
})

/** By how many beats bars must begin later so that one begins with this beat. */
export function opensWith({ beats, downbeats, meter }: AudioAnalysis, beatSec: number): number {
  const beat = nearest(beats, beatSec)
  const before = downbeats.findLast((sec) => sec <= beatSec + 1e-6) ?? downbeats[0]
  if (beat < 0 || before === undefined) return 0
  const count = meter ?? 4
  return (((beat - nearest(beats, before)) % count) + count) % count
}

export const labelOf = (step: CorrectionStep): string => wordsOf(step)
