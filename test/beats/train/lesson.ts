/** A song's candidates packed for learning, and how well patterns do on them. */
import { METERS } from '../../../engine/analysis/audio/rhythm/bar-fit.ts'
import { PER_BEAT } from '../../../engine/analysis/audio/rhythm/evidence.ts'
import type { Candidate } from './example.ts'
import { BAR_AT, OPENING, PATTERN_SIZE, THREE } from './weights.ts'

/** Metres and the places in them where bars may begin. */
const FITS = METERS.flatMap((meter, m) => Array.from({ length: meter }, (_, place) => ({ meter, m, place })))
export const FIT_COUNT = FITS.length

/** A song that none of its candidates gets right teaches nothing. */
const LEAST_F = 0.9
/** Candidates so little worse than the best are right too. */
const AS_GOOD = { beats: 0.03, bars: 0.05 } as const
const LEAST_BAR_F = 0.5

export interface Lesson {
  readonly candidates: readonly Candidate[]
  /** For each fit of each candidate whether it is right. */
  readonly isRight: Uint8Array
}

export function lessonOf(candidates: readonly Candidate[]): Lesson | undefined {
  const best = Math.max(0, ...candidates.map(({ beatF }) => beatF))
  if (best <= LEAST_F) return undefined
  const good = candidates.filter(({ beatF }) => beatF >= best - AS_GOOD.beats)
  const bestBars = Math.max(...good.flatMap(({ barF }) => barF))
  const least = bestBars > LEAST_BAR_F ? bestBars - AS_GOOD.bars : 0
  const isRight = candidates.flatMap((candidate) =>
    candidate.barF.map((barF) => (good.includes(candidate) && barF >= least ? 1 : 0)),
  )
  return { candidates, isRight: Uint8Array.from(isRight) }
}

/** The logarithm of how likely each fit of each candidate is by one pattern, up to a constant. */
export function scoresBy(pattern: Float64Array, candidates: readonly Candidate[]): Float64Array {
  const scores = new Float64Array(candidates.length * FIT_COUNT)
  candidates.forEach((candidate, c) => {
    const { path } = candidate
    const base = path.reduce((sum, value, i) => sum + value * (pattern[i] as number), 0)
    for (const [f, fit] of FITS.entries())
      scores[c * FIT_COUNT + f] = base + extras(pattern, candidate, fit) + bars(pattern, candidate, fit)
  })
  return scores
}

type Fit = (typeof FITS)[number]

function extras(pattern: Float64Array, { three, opening }: Candidate, { meter, place }: Fit): number {
  const ofThree = meter === 3 ? (pattern[THREE] as number) + three * (pattern[THREE + 1] as number) : 0
  if (opening === undefined) return ofThree
  const ofBar = (opening + place) % meter === 0 ? (pattern[OPENING + 1] as number) : 0
  return ofThree + (pattern[OPENING] as number) + ofBar
}

function bars(pattern: Float64Array, { means }: Candidate, { m, place }: Fit): number {
  const mean = means[m] as Float64Array
  const start = BAR_AT[m] as number
  let sum = 0
  for (let k = 0, at = place * PER_BEAT; k < mean.length; k++, at = at + 1 === mean.length ? 0 : at + 1)
    sum += (mean[k] as number) * (pattern[start + at] as number)
  return sum
}

/** Adds `times` the slope of one fit's score at each number of a pattern. */
export function addSlope(slope: Float64Array, candidate: Candidate, fit: number, times: number): void {
  const { meter, m, place } = FITS[fit] as Fit
  const add = (at: number, value: number) => {
    slope[at] = (slope[at] as number) + times * value
  }
  for (const [i, value] of candidate.path.entries()) add(i, value)
  if (meter === 3) add(THREE, 1)
  if (meter === 3) add(THREE + 1, candidate.three)
  if (candidate.opening !== undefined) add(OPENING, 1)
  if (candidate.opening !== undefined && (candidate.opening + place) % meter === 0) add(OPENING + 1, 1)
  const mean = candidate.means[m] as Float64Array
  const start = BAR_AT[m] as number
  for (let k = 0, at = place * PER_BEAT; k < mean.length; k++, at = at + 1 === mean.length ? 0 : at + 1)
    add(start + at, mean[k] as number)
}

export const noSlope = (): Float64Array => new Float64Array(PATTERN_SIZE)
