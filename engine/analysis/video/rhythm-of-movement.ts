/** Where movement sets in, as a series that stands out from what is always there; and how it repeats itself. */
import type { Movement } from './movement.ts'

const AVERAGE_SEC = 0.5
const LOUDNESS_SEC = 4
/** Of the whole; quiet passages are not blown up further. */
const LEAST_LOUDNESS = 0.25
/** Slow pictures on a fast grid are each shown so many more times. */
const MOST_REPEATS = 2

/** Rises from frame to frame, summed over `step` frames. What is unknown, or is the same picture again, is as before. */
export function risesOf(movement: Movement, step: number): Float64Array {
  const rises = new Float64Array(Math.ceil(movement.length / step))
  let [last, repeats] = [0, 0]
  movement.forEach((size, frame) => {
    repeats = size === 0 ? repeats + 1 : 0
    const now = size === undefined || (size === 0 && repeats <= MOST_REPEATS) ? last : size
    const slot = Math.floor(frame / step)
    rises[slot] = (rises[slot] as number) + Math.max(0, now - last)
    last = now
  })
  return rises
}

/** Above the average around it, by how much there is around it; each spread a little, since frames are coarse. */
export function standingOut(rises: Float64Array, rate: number): Float64Array {
  const average = meansAround(rises, Math.round(AVERAGE_SEC * rate))
  const above = rises.map((rise, at) => Math.max(0, rise - (average[at] as number)))
  const squares = above.map((value) => value * value)
  const around = meansAround(squares, Math.round(LOUDNESS_SEC * rate))
  const floor = LEAST_LOUDNESS * Math.sqrt(mean(squares))
  const even = above.map(
    (value, at) => value / Math.max(floor, Math.sqrt(around[at] as number), Number.MIN_VALUE),
  )
  return even.map((value, at) => ((even[at - 1] ?? 0) + 2 * value + (even[at + 1] ?? 0)) / 4)
}

/** Correlation of a series with itself so many steps later: 1 for 0, near 0 by chance. All 0 for a series that never changes. */
export function selfLikeness(series: Float64Array, longestLag: number): Float64Array {
  const average = mean(series)
  const values = series.map((value) => value - average)
  const lags = new Float64Array(Math.floor(longestLag) + 1)
  for (let lag = 0; lag < lags.length; lag++) {
    let sum = 0
    for (let at = lag; at < values.length; at++) sum += (values[at] as number) * (values[at - lag] as number)
    lags[lag] = sum / (values.length - lag)
  }
  const whole = lags[0] ?? 0
  return whole > 0 ? lags.map((value) => value / whole) : lags
}

function meansAround(values: Float64Array, reach: number): Float64Array {
  const sums = new Float64Array(values.length + 1)
  values.forEach((value, at) => {
    sums[at + 1] = (sums[at] as number) + value
  })
  return values.map((_, at) => {
    const [from, to] = [Math.max(0, at - reach), Math.min(values.length, at + reach + 1)]
    return ((sums[to] as number) - (sums[from] as number)) / (to - from)
  })
}

const mean = (values: Float64Array): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
