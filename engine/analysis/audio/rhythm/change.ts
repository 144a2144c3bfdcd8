/** How different the sound after a moment is from the sound before: where chords and basses change. */
import type { MelFrames } from '../spectrum/mel-frames.ts'
import { FRAME_RATE } from '../spectrum/spectrum-stream.ts'
import { normalise } from './normalise.ts'

/** What is compared: so much before and after. */
const REACH = Math.round(0.3 * FRAME_RATE)
/** The frames around the moment itself, with the attack in them, are left out. */
const GAP = 3
/** Bands that carry notes, to about 2.5 kHz. */
const BANDS = 24

export function changeCurve(mel: MelFrames): Float32Array {
  const out = new Float32Array(mel.length)
  const before = new Float64Array(BANDS)
  const after = new Float64Array(BANDS)
  const frame = new Float32Array(mel.bands)
  const add = (sums: Float64Array, at: number, sign: number) => {
    mel.read(at, frame)
    for (let b = 0; b < BANDS; b++) sums[b] = (sums[b] as number) + sign * (frame[b] as number)
  }
  for (let i = 0; i <= GAP + REACH; i++) if (i >= GAP) add(after, i, 1)
  for (let i = 0; i < mel.length; i++) {
    out[i] = difference(before, after)
    add(before, i - REACH, -1)
    add(before, i, 1)
    add(after, i + GAP, -1)
    add(after, i + GAP + REACH + 1, 1)
  }
  return normalise(out)
}

/** One minus the cosine of the two spectra's angle; loudness does not count. */
function difference(a: Float64Array, b: Float64Array): number {
  let [both, first, second] = [0, 0, 0]
  for (let k = 0; k < BANDS; k++) {
    const x = a[k] as number
    const y = b[k] as number
    both += x * y
    first += x * x
    second += y * y
  }
  return first > 1e-6 && second > 1e-6 ? 1 - both / Math.sqrt(first * second) : 0
}
