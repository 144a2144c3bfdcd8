/** A clip's parts, each of one tempo: where the tempo path jumps, a new one begins. */
import type { Curves } from './evidence.ts'
import { LAGS, STEP, type Tempogram } from './tempogram.ts'

/** Octaves from one step to the next; playing that slows down moves less. */
const JUMP_OCTAVES = 0.06
/** A part has at least so many steps (seconds); shorter ones belong to the part before. */
const LEAST_STEPS = 6

export interface Part {
  readonly curves: Curves
  readonly gram: Tempogram
  readonly path: Float64Array
  /** Frame of the clip at which it begins. */
  readonly start: number
}

export function partsOf(curves: Curves, gram: Tempogram, path: Float64Array): Part[] {
  const borders = bordersIn(path)
  return borders.slice(1).map((to, i) => partBetween(curves, gram, path, borders[i] as number, to))
}

/** Steps where parts begin, and the end. */
function bordersIn(path: Float64Array): number[] {
  const borders = [0]
  for (let step = 1; step < path.length; step++) {
    const jump = Math.abs(Math.log2((path[step] as number) / (path[step - 1] as number)))
    if (jump > JUMP_OCTAVES && step - (borders.at(-1) as number) >= LEAST_STEPS) borders.push(step)
  }
  const isLastShort = path.length - (borders.at(-1) as number) < LEAST_STEPS
  if (borders.length > 1 && isLastShort) borders.pop()
  return [...borders, path.length]
}

function partBetween(curves: Curves, gram: Tempogram, path: Float64Array, from: number, to: number): Part {
  const start = from * STEP
  const end = to === path.length ? curves.onset.length : to * STEP
  const cut = (curve: Float32Array) => curve.subarray(start, end)
  const { low, mid, high, change, onset } = curves
  return {
    curves: { low: cut(low), mid: cut(mid), high: cut(high), change: cut(change), onset: cut(onset) },
    gram: { steps: to - from, values: gram.values.subarray(from * LAGS, to * LAGS) },
    path: path.slice(from, to),
    start,
  }
}
