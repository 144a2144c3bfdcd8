/** How well a rhythm fits the learned bar patterns, at each metre and each place where its bars may begin. */
import { BAR_PATTERNS, type BarPattern } from './bar-patterns.ts'
import { PER_BEAT, QUARTERS, TRACES, threeness } from './evidence.ts'

export const METERS = [4, 3] as const
export type Meter = (typeof METERS)[number]

export interface BarFit {
  readonly meter: Meter
  /** Of the first beat in its bar, from 0. */
  readonly place: number
  /** Of the pattern that fits best. */
  readonly pattern: BarPattern
  /** Logarithm of how likely it is, up to a constant. */
  readonly score: number
}

/**
 * `path`: what `pathEvidence` said; `strokes`: what `traces` said; `opening`: the place of the beat on which the clip
 * begins to sound, undefined where that is no beat.
 */
export function barFits(
  path: readonly number[],
  strokes: Float32Array,
  opening: number | undefined,
): BarFit[] {
  const three = threeness(strokes)
  return METERS.flatMap((meter) => {
    const means = meanBar(strokes, meter)
    return Array.from({ length: meter }, (_, place) => fitAt({ path, means, opening, three }, meter, place))
  })
}

interface Rhythm {
  readonly path: readonly number[]
  readonly means: Float64Array
  readonly opening: number | undefined
  readonly three: number
}

function fitAt({ path, means, opening, three }: Rhythm, meter: Meter, place: number): BarFit {
  const scores = BAR_PATTERNS.map(
    (pattern) =>
      dot(pattern.path, path) +
      (meter === 3 ? pattern.three[0] + pattern.three[1] * three : 0) +
      openingScore(pattern, opening === undefined ? undefined : opening + place, meter) +
      barScore(pattern, means, meter, place),
  )
  const pattern = BAR_PATTERNS[scores.indexOf(Math.max(...scores))] as BarPattern
  return { meter, place, pattern, score: eitherOf(scores) }
}

/** Music mostly begins on a beat, and often with a bar. */
function openingScore({ opening: [beat, bar] }: BarPattern, at: number | undefined, meter: Meter): number {
  if (at === undefined) return 0
  return beat + (at % meter === 0 ? bar : 0)
}

/** The logarithm of how likely it is that one of several is so, from the logarithm for each. */
export function eitherOf(scores: readonly number[]): number {
  const most = Math.max(...scores)
  return most + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - most), 0))
}

/** Beats `meter` apart taken together: `PER_BEAT` means for each beat, from the first one's. */
export function meanBar(strokes: Float32Array, meter: number): Float64Array {
  const means = new Float64Array(meter * PER_BEAT)
  const beats = strokes.length / PER_BEAT
  for (let k = 0; k < strokes.length; k++) {
    const cell = k % means.length
    const count = Math.ceil((beats - Math.floor(cell / PER_BEAT)) / meter)
    means[cell] = (means[cell] as number) + (strokes[k] as number) / count
  }
  return means
}

function barScore(pattern: BarPattern, means: Float64Array, meter: Meter, place: number): number {
  let sum = 0
  for (let beat = 0; beat < meter; beat++)
    sum += beatScore(pattern, meter, (beat + place) % meter, means, beat * PER_BEAT)
  return sum
}

/** How well one beat's strokes, from `at` on, fit a place of the bar. */
export function beatScore(
  pattern: BarPattern,
  meter: Meter,
  place: number,
  strokes: Float32Array | Float64Array,
  at: number,
): number {
  let sum = 0
  for (let t = 0; t < TRACES.length; t++) {
    const weights = pattern.bars[meter][t] as readonly number[]
    for (let q = 0; q < QUARTERS; q++)
      sum += (weights[place * QUARTERS + q] as number) * (strokes[at + t * QUARTERS + q] as number)
  }
  return sum
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0)
}
