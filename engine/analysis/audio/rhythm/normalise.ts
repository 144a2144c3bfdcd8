/** Takes the local level out of a curve, so that a quiet verse counts as much as a loud chorus. */
import { FRAME_RATE } from '../spectrum/spectrum-stream.ts'
import { meanOf, slidingMean } from './sliding.ts'

const LEVEL_REACH = Math.round(0.5 * FRAME_RATE)
const SIZE_REACH = Math.round(4 * FRAME_RATE)
/** Stretches below this share of the whole clip's size stay as small as they are. */
const FLOOR = 0.25

/**
 * The mean of ±0.5 s is taken away; then ±4 s have a root mean square of about 1. `leastSize`: what is smaller than this
 * all along stays small.
 */
export function normalise(curve: Float32Array, leastSize = 0): Float32Array {
  const level = slidingMean(curve, LEVEL_REACH)
  const out = curve.map((value, i) => value - (level[i] as number))
  const squares = out.map((value) => value * value)
  const size = slidingMean(squares, SIZE_REACH)
  const least = Math.max(FLOOR * FLOOR * meanOf(squares), leastSize * leastSize)
  for (let i = 0; i < out.length; i++) {
    const divisor = Math.sqrt(Math.max(size[i] as number, least))
    out[i] = divisor > 0 ? (out[i] as number) / divisor : 0
  }
  return out
}
