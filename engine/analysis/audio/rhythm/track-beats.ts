/** Beats by dynamic programming (Ellis): on onsets, and a beat's length apart. */
import { STEP } from './tempogram.ts'

/** Cost of a squared logarithm of too long or too short. */
const TIGHTNESS = 1000
const SHORTEST = 0.7
const LONGEST = 1.4

/** Frames of the beats. `path`: frames per beat at every step of the tempogram. */
export function trackBeats(onset: Float32Array, path: Float64Array): Int32Array {
  const scores = new Float32Array(onset.length)
  const before = new Int32Array(onset.length).fill(-1)
  let period = 0
  let costs: Float32Array = new Float32Array(0)
  let shortest = 0
  for (let i = 0; i < onset.length; i++) {
    const wanted = path[Math.min(path.length - 1, Math.round(i / STEP))] as number
    if (wanted !== period) {
      period = wanted
      shortest = Math.max(1, Math.floor(period * SHORTEST))
      costs = costsAround(period, shortest)
    }
    const best = bestBefore(scores, i - shortest, costs)
    const gain = best < 0 ? 0 : (scores[best] as number) - (costs[i - shortest - best] as number)
    if (gain > 0) before[i] = best
    scores[i] = (onset[i] as number) + Math.max(0, gain)
  }
  return traceBack(before, lastBeat(scores, period))
}

/** Of beats that are `shortest`, `shortest` + 1, … frames long. */
function costsAround(period: number, shortest: number): Float32Array {
  const count = Math.ceil(period * LONGEST) - shortest + 1
  return Float32Array.from({ length: count }, (_, i) => TIGHTNESS * Math.log((shortest + i) / period) ** 2)
}

/** The best place for the beat before, from `latest` backwards; −1 before the start. */
function bestBefore(scores: Float32Array, latest: number, costs: Float32Array): number {
  let best = -1
  let most = Number.NEGATIVE_INFINITY
  const count = Math.min(costs.length, latest + 1)
  for (let k = 0; k < count; k++) {
    const score = (scores[latest - k] as number) - (costs[k] as number)
    if (score <= most) continue
    most = score
    best = latest - k
  }
  return best
}

/** The best of the last beat's length. */
function lastBeat(scores: Float32Array, period: number): number {
  let best = scores.length - 1
  for (let i = scores.length - 1; i >= Math.max(0, scores.length - period); i--)
    if ((scores[i] as number) > (scores[best] as number)) best = i
  return best
}

function traceBack(before: Int32Array, last: number): Int32Array {
  const beats: number[] = []
  for (let at = last; at >= 0; at = before[at] as number) beats.push(at)
  return Int32Array.from(beats.reverse())
}
