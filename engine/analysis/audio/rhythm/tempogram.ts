/** Autocorrelation of the onset function second by second: how well it repeats after each lag. */
import { Fft } from '../spectrum/fft.ts'

const WINDOW = 802
const SIZE = 2048
/** Frames of the longest lag, 6 s. */
export const LAGS = 602
/** Frames from one step to the next, about 1 s. */
export const STEP = 100
/** A window overlaps itself little at long lags; no correction is larger than this. */
const LEAST_OVERLAP = 0.15
/** Steps with less than this share of the mean energy are silence and repeat nothing. */
const LEAST_ENERGY = 0.02

export interface Tempogram {
  readonly steps: number
  /** `LAGS` values per step, 1 for a perfect repetition. */
  readonly values: Float32Array
}

/** Step `i` looks at 8 s around frame `i · STEP`. */
export function tempogram(onset: Float32Array): Tempogram {
  const steps = Math.floor(onset.length / STEP) + 1
  const values = new Float32Array(steps * LAGS)
  const energies = new Float64Array(steps)
  const correlate = correlator()
  for (let step = 0; step < steps; step++)
    energies[step] = correlate(
      onset,
      step * STEP - WINDOW / 2,
      values.subarray(step * LAGS, (step + 1) * LAGS),
    )
  const least = (LEAST_ENERGY * energies.reduce((sum, e) => sum + e, 0)) / steps
  energies.forEach((energy, step) => {
    if (energy <= least) values.fill(0, step * LAGS, (step + 1) * LAGS)
  })
  return { steps, values }
}

/** The value at a lag between frames. */
export function repetition({ values }: Tempogram, step: number, lag: number): number {
  const low = Math.floor(lag)
  if (low < 0 || low + 1 >= LAGS) return 0
  const at = step * LAGS + low
  return (values[at] as number) + (lag - low) * ((values[at + 1] as number) - (values[at] as number))
}

/** Writes the correlations of the window from `start` on; gives the window's energy. */
function correlator(): (onset: Float32Array, start: number, out: Float32Array) => number {
  const fft = new Fft(SIZE)
  const re = new Float64Array(SIZE)
  const im = new Float64Array(SIZE)
  const hann = Float64Array.from({ length: WINDOW }, (_, i) => Math.sin((Math.PI * (i + 0.5)) / WINDOW) ** 2)
  const own = Float64Array.from({ length: LAGS }, (_, lag) => overlap(hann, lag))
  return (onset, start, out) => {
    re.fill(0)
    im.fill(0)
    for (let i = 0; i < WINDOW; i++) re[i] = (hann[i] as number) * (onset[start + i] ?? 0)
    fft.transform(re, im)
    for (let k = 0; k < SIZE; k++) {
      re[k] = (re[k] as number) ** 2 + (im[k] as number) ** 2
      im[k] = 0
    }
    fft.transform(re, im)
    const energy = re[0] as number
    for (let lag = 0; lag < LAGS; lag++)
      out[lag] = energy > 0 ? (re[lag] as number) / (energy * (own[lag] as number)) : 0
    return energy
  }
}

/** How much of a window lies over itself, moved by a lag; 1 at no lag. */
function overlap(window: Float64Array, lag: number): number {
  let sum = 0
  let all = 0
  for (let i = 0; i < window.length; i++) {
    sum += (window[i] as number) * (window[i + lag] ?? 0)
    all += (window[i] as number) ** 2
  }
  return Math.max(LEAST_OVERLAP, sum / all)
}
