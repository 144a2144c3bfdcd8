/** How much louder each moment is than the one before, in three groups of bands. */
import type { MelFrames } from '../spectrum/mel-frames.ts'
import { normalise } from './normalise.ts'
import { meanOf } from './sliding.ts'

/** First band of each group, and the end: below about 260 Hz, to 1.6 kHz, above. */
const GROUPS = [0, 6, 20, 40] as const
/** A rise is measured against the frame so far before, … */
const LAG = 2
/** … and there against the loudest of a band and its neighbours, so that vibrato is no rise. */

/** A group with less than this share of the strongest group's rises has no say: what it holds is leakage and noise. */
const LEAST_SHARE = 0.1

export interface Flux {
  /** Each with its local level taken out, see `normalise`. */
  readonly low: Float32Array
  readonly mid: Float32Array
  readonly high: Float32Array
}

export function fluxOf(mel: MelFrames): Flux {
  const raw = GROUPS.slice(1).map(() => new Float32Array(mel.length))
  const now = new Float32Array(mel.bands)
  const past = new Float32Array(mel.bands)
  for (let frame = 0; frame < mel.length; frame++) {
    mel.read(frame, now)
    mel.read(frame - LAG, past)
    raw.forEach((curve, g) => {
      curve[frame] = rise(now, past, GROUPS[g] as number, GROUPS[g + 1] as number)
    })
  }
  const least =
    LEAST_SHARE * Math.max(...raw.map((curve) => Math.sqrt(meanOf(curve.map((value) => value * value)))))
  const [low, mid, high] = raw.map((curve) => normalise(curve, least)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ]
  return { low, mid, high }
}

function rise(now: Float32Array, past: Float32Array, from: number, to: number): number {
  let sum = 0
  for (let b = from; b < to; b++) {
    const beside = Math.max(past[b - 1] ?? 0, past[b] as number, past[b + 1] ?? 0)
    sum += Math.max(0, (now[b] as number) - beside)
  }
  return sum
}

/** The onset function: where something begins, whatever it is. */
export function onsetCurve({ low, mid, high }: Flux): Float32Array {
  const sum = low.map((value, i) => value + 0.8 * (mid[i] as number) + 0.8 * (high[i] as number))
  return normalise(sum)
}
