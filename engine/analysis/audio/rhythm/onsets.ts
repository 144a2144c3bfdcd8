/** Single onsets: peaks of the onset function that stand out of what surrounds them. */
import { FRAME_RATE } from '../spectrum/spectrum-stream.ts'
import { parabolicOffset, secOfFrame } from './frame-times.ts'
import { slidingMean } from './sliding.ts'

/** Highest within ±30 ms. */
const ALONE = Math.round(0.03 * FRAME_RATE)
const AROUND = Math.round(0.1 * FRAME_RATE)
/** Over the mean of ±0.1 s, in sizes of the curve (its root mean square is 1). */
const STANDS_OUT = 0.5

/** Frames before the end whose windows see the sound cut off, which is no onset. */
const END = 3

/** Seconds, rising. `loud` says whether a moment is heard at all. */
export function onsetTimes(curve: Float32Array, loud: (sec: number) => boolean): number[] {
  const around = slidingMean(curve, AROUND)
  const times: number[] = []
  for (let i = 0; i < curve.length - END; i++) {
    if ((curve[i] as number) < (around[i] as number) + STANDS_OUT || !isHighest(curve, i)) continue
    const sec = secOfFrame(i + parabolicOffset(curve, i))
    if (sec >= 0 && loud(sec)) times.push(sec)
  }
  return times
}

function isHighest(curve: Float32Array, place: number): boolean {
  const value = curve[place] as number
  for (let i = place - ALONE; i <= place + ALONE; i++) {
    const other = curve[i] ?? Number.NEGATIVE_INFINITY
    if (other > value || (other === value && i < place)) return false
  }
  return true
}
