/**
 * The numbers that are learned, per pattern, and those that a pattern has. A beat of the bar is learned twice: on its own,
 * and as one of its kind (the first, another one, a half, a quarter) in either metre, so that threes learn from fours.
 *
 *   learned   path 11 · three 2 · opening 2 · kinds 4 × 4 traces · bars of 4: 64 · bars of 3: 48
 *   pattern   path 11 · three 2 · opening 2 ·                      bars of 4: 64 · bars of 3: 48
 */
import { METERS } from '../../../engine/analysis/audio/rhythm/bar-fit.ts'
import { PER_BEAT, QUARTERS, TRACES } from '../../../engine/analysis/audio/rhythm/evidence.ts'

export const PATH = 11
export const THREE = PATH
export const OPENING = THREE + 2
export const BARS = OPENING + 2
/** Where each metre's bar begins in a pattern. */
export const BAR_AT: readonly number[] = [BARS, BARS + 4 * PER_BEAT]
export const PATTERN_SIZE = BARS + 7 * PER_BEAT

const KINDS = 4
const SHARED = KINDS * TRACES.length
export const LEARNED_SIZE = PATTERN_SIZE + SHARED
/** A number of one place alone moves half as far as one of its kind. */
const OWN = 0.5
const THREE_TIMES = 2

interface Part {
  /** Place among what is learned. */
  readonly learned: number
  readonly times: number
}

/** What each number of a pattern is the sum of. */
const PARTS: readonly (readonly Part[])[] = Array.from({ length: PATTERN_SIZE }, (_, i) => {
  if (i < BARS) return [{ learned: i, times: i === THREE + 1 ? THREE_TIMES : 1 }]
  const meter = i < (BAR_AT[1] as number) ? METERS[0] : METERS[1]
  const cell = i - (meter === METERS[0] ? (BAR_AT[0] as number) : (BAR_AT[1] as number))
  const trace = Math.floor(cell / QUARTERS) % TRACES.length
  const [kind, alike] = kindOf(Math.floor(cell / PER_BEAT), cell % QUARTERS, meter)
  return [
    { learned: BARS + kind * TRACES.length + trace, times: 1 / alike },
    { learned: SHARED + i, times: OWN },
  ]
})

/** And how many of that kind a bar has. */
function kindOf(beat: number, quarter: number, meter: number): readonly [kind: number, alike: number] {
  if (quarter === 2) return [2, meter]
  if (quarter !== 0) return [3, 2 * meter]
  return beat === 0 ? [0, 1] : [1, meter - 1]
}

export function patternOf(learned: Float64Array): Float64Array {
  return Float64Array.from(PARTS, (parts) =>
    parts.reduce((sum, { learned: at, times }) => sum + times * (learned[at] as number), 0),
  )
}

/** From the slope at each number of a pattern to that at each learned one. */
export function learnedSlope(slope: Float64Array): Float64Array {
  const out = new Float64Array(LEARNED_SIZE)
  PARTS.forEach((parts, i) => {
    for (const { learned: at, times } of parts) out[at] = (out[at] as number) + times * (slope[i] as number)
  })
  return out
}
