/** Frames to seconds and back. Frames may be fractions. */
import { FRAME_RATE } from '../spectrum/spectrum-stream.ts'

/** A rise is greatest before the frame whose middle is the onset: by 8 ms for a click, 6 for a kick, 5 for a tone. */
const RISE_EARLY_FRAMES = -0.1

export const secOfFrame = (frame: number): number => (frame + 0.5 + RISE_EARLY_FRAMES) / FRAME_RATE
export const frameOfSec = (sec: number): number => sec * FRAME_RATE - 0.5 - RISE_EARLY_FRAMES

/** The value of a curve between its frames; the nearest one's outside. */
export function valueAt(curve: Float32Array, frame: number): number {
  const at = Math.max(0, Math.min(curve.length - 1, frame))
  const low = Math.floor(at)
  const before = curve[low] ?? 0
  return before + (at - low) * ((curve[low + 1] ?? before) - before)
}

/** The greatest value within `reach` frames of a place. */
export function peakNear(curve: Float32Array, frame: number, reach: number): number {
  const middle = Math.round(frame)
  let best = Number.NEGATIVE_INFINITY
  for (let i = Math.max(0, middle - reach); i <= Math.min(curve.length - 1, middle + reach); i++)
    if ((curve[i] as number) > best) best = curve[i] as number
  return Number.isFinite(best) ? best : 0
}

/** Where the parabola through a local maximum and its neighbours is highest, −½ to ½ beside it. */
export function parabolicOffset(curve: Float32Array, peak: number): number {
  const middle = curve[peak] ?? 0
  const left = curve[peak - 1] ?? middle
  const right = curve[peak + 1] ?? middle
  const bend = left - 2 * middle + right
  return bend < 0 ? Math.max(-0.5, Math.min(0.5, (left - right) / (2 * bend))) : 0
}
