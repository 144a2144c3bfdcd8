/** Exact ratios: frame rates, aspect ratios, and the grid of frames and samples they span. */
import type { Rational } from '../probe/facts.ts'

export function rational(num: number, den = 1): Rational {
  const divisor = greatestCommonDivisor(num, den)
  return { num: num / divisor, den: den / divisor }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? Math.abs(a) || 1 : greatestCommonDivisor(b, a % b)
}

export const isSameRational = (a: Rational, b: Rational): boolean => a.num * b.den === b.num * a.den

export const toNumber = (value: Rational): number => value.num / value.den

/** `30000/1001`, or `25` when it is whole. */
export const formatRational = (value: Rational): string =>
  value.den === 1 ? String(value.num) : `${value.num}/${value.den}`

/** Far above the noise of doubles (0.58 · 25 is 14.499999999999998), far below anything a person can mean. */
const NOISE = 1e-6

/**
 * The frame (or sample) of the grid nearest to a time; halfway between two, the later one. Cuts are counted, never
 * timed, so nothing drifts.
 */
export const gridAt = (sec: number, rate: Rational): number =>
  Math.floor((sec * rate.num) / rate.den + 0.5 + NOISE)

/** Seconds at which a frame (or sample) begins. */
export const secondsAt = (index: number, rate: Rational): number => (index * rate.den) / rate.num

/** The sample at which a frame begins: cumulative, so neighbours share their border and no sample is lost. */
export const samplesAt = (frame: number, fps: Rational, sampleRate: number): number =>
  Math.round((frame * fps.den * sampleRate) / fps.num)

/** Rates that cameras and programs mean, where a file's clock can only come near. */
export const STANDARD_RATES: readonly Rational[] = [
  rational(10),
  rational(12),
  rational(15),
  rational(24000, 1001),
  rational(24),
  rational(25),
  rational(30000, 1001),
  rational(30),
  rational(48),
  rational(50),
  rational(60000, 1001),
  rational(60),
  rational(120_000, 1001),
  rational(120),
]

/** Where a variable rate goes: the standard rate with the smallest ratio to it. */
export function nearestStandardRate(fps: Rational): Rational {
  const distance = (rate: Rational): number => Math.abs(Math.log(toNumber(rate) / toNumber(fps)))
  return STANDARD_RATES.reduce((best, rate) => (distance(rate) < distance(best) ? rate : best))
}
