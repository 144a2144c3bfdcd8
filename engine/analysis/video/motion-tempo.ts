/** The tempo of what moves: how often movement sets in anew. */
import type { TempoGuess } from '../../contract/analysis.ts'
import type { Movement } from './movement.ts'
import { risesOf, selfLikeness, standingOut } from './rhythm-of-movement.ts'

type Lags = Float64Array

const TEMPI = { slowest: 40, fastest: 240, perOctave: 48 }
/** Tempi that people mean are likely; half and double of them less so. */
const LIKELY = { bpm: 135, octaves: 0.74 }
/** How much one, two and four periods tell; what half a period tells speaks against it. */
const PERIODS = [
  [1, 1],
  [2, 0.69],
  [4, 0.53],
] as const
const AGAINST_HALF = 0.5
const LONGEST_LAG_SEC = 6
const SHORTEST_SEC = 4
/** Of the series it is worked out from; finer tells nothing more. */
const FINEST_HZ = 60
/** Less than this of the rhythm is periodic, or no more than chance gives: then there is none. */
const LEAST_PERIODIC = 0.25
const ABOVE_CHANCE = 6

/** Null where nothing is periodic. */
export function motionTempo(movement: Movement, fps: number): TempoGuess | null {
  const step = Math.ceil(fps / FINEST_HZ)
  const rate = fps / step
  const rises = standingOut(risesOf(movement, step), rate)
  if (rises.length < SHORTEST_SEC * rate) return null
  const lags = selfLikeness(rises, Math.min(LONGEST_LAG_SEC * rate, 0.75 * rises.length))
  const bpm = bestTempo(lags, rate)
  const confidence = strengthAt(lags, (60 / bpm) * rate)
  const chance = ABOVE_CHANCE / Math.sqrt(rises.length)
  if (!(confidence > Math.max(LEAST_PERIODIC, chance))) return null
  return { bpm: refined(lags, bpm, rate), confidence: Math.min(1, confidence) }
}

function bestTempo(lags: Lags, rate: number): number {
  const octaves = Math.log2(TEMPI.fastest / TEMPI.slowest)
  let best = { bpm: 0, score: Number.NEGATIVE_INFINITY }
  for (let step = 0; step <= octaves * TEMPI.perOctave; step++) {
    const bpm = TEMPI.slowest * 2 ** (step / TEMPI.perOctave)
    const period = (60 / bpm) * rate
    const away = Math.log2(bpm / LIKELY.bpm) / LIKELY.octaves
    const score =
      (strengthAt(lags, period) - AGAINST_HALF * at(lags, period / 2)) * Math.exp(-0.5 * away * away)
    if (score > best.score) best = { bpm, score }
  }
  return best.bpm
}

/** How periodic it is, 0 to 1; of the periods that the series is long enough for. Above all it is so after one period. */
function strengthAt(lags: Lags, period: number): number {
  const known = PERIODS.filter(([times]) => times * period < lags.length - 1)
  const weight = known.reduce((sum, [, tells]) => sum + tells, 0)
  const all = known.reduce((sum, [times, tells]) => sum + tells * at(lags, times * period), 0) / (weight || 1)
  return Math.min(all, 2 * at(lags, period))
}

/** Many periods tell the length of one far better than one does. */
function refined(lags: Lags, bpm: number, rate: number): number {
  let period = (60 / bpm) * rate
  for (let times = 1; (times + 0.5) * period < lags.length; times++) {
    const peak = peakNear(lags, times * period, Math.min(0.3 * period, 1 + 0.03 * times * period))
    if (peak !== undefined) period = peak / times
  }
  return (60 / period) * rate
}

/** The place of the highest value, between the lags. Undefined where it is at an end, or is none to speak of. */
function peakNear(lags: Lags, lag: number, reach: number): number | undefined {
  let best = Math.max(1, Math.round(lag - reach))
  for (let one = best; one <= Math.min(lags.length - 2, Math.round(lag + reach)); one++)
    if ((lags[one] as number) > (lags[best] as number)) best = one
  const [left, top, right] = [lags[best - 1] ?? 0, lags[best] ?? 0, lags[best + 1] ?? 0]
  if (top < LEAST_PERIODIC || top < left || top < right) return undefined
  const bend = left - 2 * top + right
  return bend === 0 ? best : best + (0.5 * (left - right)) / bend
}

/** Linear between two lags. */
function at(lags: Lags, lag: number): number {
  const whole = Math.floor(lag)
  const [left, right] = [lags[whole] ?? 0, lags[whole + 1] ?? 0]
  return left + (lag - whole) * (right - left)
}
