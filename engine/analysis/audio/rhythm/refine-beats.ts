/**
 * Beats to parts of a frame: each goes to the peak of the onset function beside it; then, where playing is steady, onto the
 * straight line through its neighbours. Loose playing stays as it is played.
 */
import { FRAME_RATE } from '../spectrum/spectrum-stream.ts'
import { parabolicOffset } from './frame-times.ts'

/** How far beside a beat its peak is looked for, as a share of the beat. */
const PEAK_REACH = 0.08
const NEIGHBOURS = 6
/** Frames that beats may lie beside their line and still be called steady: 8 ms. */
const STEADY = 0.008 * FRAME_RATE

/** Frames with fractions. */
export function refineBeats(beats: Float64Array, onset: Float32Array): Float64Array {
  const weights = new Float64Array(beats.length)
  const peaks = beats.map((beat, i) => {
    const reach =
      PEAK_REACH *
      ((beats[i + 1] ?? beat) - (beats[i - 1] ?? beat)) *
      (i > 0 && i + 1 < beats.length ? 0.5 : 1)
    const at = peakAt(onset, beat, Math.max(2, Math.round(reach)))
    weights[i] = Math.max(0.05, onset[Math.round(at)] ?? 0)
    return at
  })
  return peaks.map((peak, i) => onLine(peaks, weights, i) ?? peak)
}

/** The highest local maximum near a place; the place itself where there is none. */
function peakAt(curve: Float32Array, place: number, reach: number): number {
  const middle = Math.round(place)
  let best = -1
  for (let i = middle - reach; i <= middle + reach; i++) {
    const value = curve[i]
    if (value === undefined || value < (curve[i - 1] ?? value) || value < (curve[i + 1] ?? value)) continue
    if (best < 0 || value > (curve[best] as number)) best = i
  }
  return best < 0 || (curve[best] as number) <= 0 ? place : best + parabolicOffset(curve, best)
}

/** The weighted line through the neighbours at beat `i`; undefined where they lie on none. */
function onLine(peaks: Float64Array, weights: Float64Array, i: number): number | undefined {
  const from = Math.max(0, i - NEIGHBOURS)
  const to = Math.min(peaks.length - 1, i + NEIGHBOURS)
  let [n, x, y, xx, xy] = [0, 0, 0, 0, 0]
  for (let k = from; k <= to; k++) {
    const w = weights[k] as number
    const peak = peaks[k] as number
    n += w
    x += w * (k - i)
    y += w * peak
    xx += w * (k - i) ** 2
    xy += w * (k - i) * peak
  }
  const slope = (n * xy - x * y) / (n * xx - x * x)
  const middle = (y - slope * x) / n
  let residual = 0
  for (let k = from; k <= to; k++)
    residual += (weights[k] as number) * ((peaks[k] as number) - middle - slope * (k - i)) ** 2
  return Math.sqrt(residual / n) < STEADY ? middle : undefined
}
