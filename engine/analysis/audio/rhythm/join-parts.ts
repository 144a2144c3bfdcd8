/**
 * Beats of neighbouring parts become one row. Near the border neither is sure, so each goes on at its own pace into the
 * other, and the row changes over where that leaves the most onsets on beats.
 *
 *   a  |    |    |    |    |    ·    ·    ·
 *   b            ·   ·   ·   |   |   |   |   |
 */
import { FRAME_RATE } from '../spectrum/spectrum-stream.ts'
import { typicalStep } from './beat-ends.ts'
import { peakNear } from './frame-times.ts'

/** Frames on either side of a border in which beats are not believed, and over which the parts go on. */
const UNSURE = Math.round(2 * FRAME_RATE)
const NEIGHBOURS = 6
/** The step over the border, in beats of the slower and the faster part. */
const SHORTEST = 0.7
const LONGEST = 1.3
const REACH = 2

/** Frames of the clip in, frames out; one row per part, still apart. `borders`: frame at which each part but the first begins. */
export function joinParts(
  onset: Float32Array,
  parts: readonly Float64Array[],
  borders: readonly number[],
): Float64Array[] {
  const rows = parts.map((beats) => Array.from(beats))
  borders.forEach((border, i) => {
    const before = goOn(rows[i] as number[], border)
    const after = goBack(rows[i + 1] as number[], border)
    const [last, first] = changeOver(onset, before, after, border)
    rows[i] = before.slice(0, last + 1)
    rows[i + 1] = after.slice(first)
  })
  return rows.map((row) => Float64Array.from(row))
}

function goOn(beats: readonly number[], border: number): number[] {
  const sure = beats.filter((beat) => beat < border - UNSURE)
  const row = sure.length > 1 ? sure : beats.slice(0, 2)
  const step = typicalStep(row.slice(-NEIGHBOURS))
  for (let at = (row.at(-1) ?? 0) + step; step > 0 && at < border + UNSURE; at += step) row.push(at)
  return row
}

function goBack(beats: readonly number[], border: number): number[] {
  const sure = beats.filter((beat) => beat > border + UNSURE)
  const row = sure.length > 1 ? sure : beats.slice(-2)
  const step = typicalStep(row.slice(0, NEIGHBOURS))
  for (let at = (row[0] ?? 0) - step; step > 0 && at > border - UNSURE; at -= step) row.unshift(at)
  return row
}

/** The last beat of the one and the first of the other. */
function changeOver(
  onset: Float32Array,
  before: readonly number[],
  after: readonly number[],
  border: number,
): readonly [number, number] {
  const [a, b] = [typicalStep(before.slice(-NEIGHBOURS)), typicalStep(after.slice(0, NEIGHBOURS))]
  let best: readonly [number, number] = [
    before.length - 1,
    after.findIndex((beat) => beat > (before.at(-1) ?? 0)),
  ]
  let most = Number.NEGATIVE_INFINITY
  for (let last = 0; last < before.length; last++) {
    if ((before[last] as number) < border - 2 * UNSURE) continue
    for (let first = 0; first < after.length; first++) {
      const step = (after[first] as number) - (before[last] as number)
      if (step < SHORTEST * Math.min(a, b) || step > LONGEST * Math.max(a, b)) continue
      const score = heard(onset, before.slice(0, last + 1), border) + heard(onset, after.slice(first), border)
      if (score <= most) continue
      most = score
      best = [last, first]
    }
  }
  return best
}

/** Onsets on the beats near the border. */
function heard(onset: Float32Array, beats: readonly number[], border: number): number {
  return beats
    .filter((beat) => Math.abs(beat - border) <= 2 * UNSURE)
    .reduce((sum, beat) => sum + peakNear(onset, beat, REACH), 0)
}
