/** How much moves when: cuts left out, of flashes only their first frame. */
import type { Series } from '../../contract/analysis.ts'
import { type Changes, framesOfFlashes } from './changes.ts'
import type { Cut } from './find-cuts.ts'
import type { Flash } from './flash-finder.ts'

/** By frame; undefined where what changed was no movement. */
export type Movement = readonly (number | undefined)[]

export function movementOf({ sizes }: Changes, cuts: readonly Cut[], flashes: readonly Flash[]): Movement {
  const isOther = framesOfFlashes(flashes, false)
  const movement: (number | undefined)[] = sizes.map((size, frame) =>
    frame === 0 || isOther.has(frame) ? undefined : size,
  )
  for (const { at, last } of cuts) movement.fill(undefined, at, last + 1)
  return movement
}

const HOP_SEC = 0.1

/** Means over a tenth of a second, in whole frames. Where nothing is known it is as it was before. */
export function movementSeries(movement: Movement, fps: number): Series {
  const hop = Math.max(1, Math.round(HOP_SEC * fps))
  const values: number[] = []
  for (let from = 0; from < movement.length; from += hop) {
    const known = movement.slice(from, from + hop).filter((value) => value !== undefined)
    const sum = known.reduce((all, value) => all + value, 0)
    values.push(known.length === 0 ? (values.at(-1) ?? 0) : sum / known.length)
  }
  return { hopSec: hop / fps, values }
}
