/** Finds the first frames of sudden movement, and of flashes. */
import { type Changes, keepApart, medianOf, shownFrames } from './changes.ts'
import type { Cut } from './find-cuts.ts'
import type { Flash } from './flash-finder.ts'
import type { Movement } from './movement.ts'

export interface Peak {
  readonly at: number
  /** How much more moves than before; of a flash, all of its change. */
  readonly size: number
}

/** Smaller movement is no accent. */
const LEAST = 0.015
/** A peak is so many times what moved right before, and what mostly moves around it. */
const ABOVE = { before: 2, around: 1.5 }
const BEFORE_SEC = 0.25
const AROUND_SEC = 1
const APART_SEC = 0.15

/** Movement frame by frame, without what only flashes. */
interface Steady {
  readonly fps: number
  readonly frames: readonly number[]
  readonly sizes: readonly number[]
}

export function findPeaks(
  changes: Changes,
  movement: Movement,
  { cuts, flashes }: { readonly cuts: readonly Cut[]; readonly flashes: readonly Flash[] },
): readonly Peak[] {
  const flashing = new Set(flashes.map(({ from }) => from))
  const frames = shownFrames(changes).filter((at) => movement[at] !== undefined && !flashing.has(at))
  const steady = { fps: changes.fps, frames, sizes: frames.map((at) => movement[at] as number) }
  const lit = flashes.flatMap(({ from }) => flashPeak(steady, from, movement[from] ?? 0) ?? [])
  const scenes = sceneOf(frames, cuts)
  const risen = frames.map((_, index) => peakAt(steady, index, scenes[index] as number))
  return keepApart([...lit, ...setIns(risen)], Math.max(2, APART_SEC * changes.fps))
}

/** What rises for some frames set in with the first of them; it is as strong as the strongest. */
function setIns(risen: readonly (Peak | undefined)[]): readonly Peak[] {
  const found: Peak[] = []
  risen.forEach((peak, index) => {
    const [before, last] = [risen[index - 1], found.at(-1)]
    if (!peak) return
    if (!before || !last) found.push(peak)
    else if (peak.size > last.size) found[found.length - 1] = { at: last.at, size: peak.size }
  })
  return found
}

/** Larger than any movement, so that a flash is never given up for what moves beside it. */
function flashPeak(steady: Steady, at: number, size: number): Peak | undefined {
  return size >= LEAST && size >= ABOVE.around * usualAround(steady, at) ? { at, size: 1 + size } : undefined
}

function peakAt(steady: Steady, index: number, sceneStart: number): Peak | undefined {
  const [at, size] = [steady.frames[index] as number, steady.sizes[index] as number]
  if (size < LEAST) return undefined
  const before = meanBefore(steady, index, sceneStart)
  if (before === undefined || size < ABOVE.before * before) return undefined
  return size >= ABOVE.around * usualAround(steady, at) ? { at, size: size - before } : undefined
}

/** Where the scene of each frame begins. */
function sceneOf(frames: readonly number[], cuts: readonly Cut[]): readonly number[] {
  let next = 0
  return frames.map((at) => {
    while (next < cuts.length && (cuts[next] as Cut).at <= at) next += 1
    return cuts[next - 1]?.last ?? 0
  })
}

/** Undefined at the beginning of a scene: nobody knows whether it moved before. */
function meanBefore({ fps, frames, sizes }: Steady, index: number, sceneStart: number): number | undefined {
  const at = frames[index] as number
  const earliest = Math.max(sceneStart + 1, at - Math.max(2, BEFORE_SEC * fps))
  let [sum, count] = [0, 0]
  for (let one = index - 1; one >= 0 && (frames[one] as number) >= earliest; one--) {
    sum += sizes[one] as number
    count += 1
  }
  return count < 2 ? undefined : sum / count
}

function usualAround({ fps, frames, sizes }: Steady, at: number): number {
  const reach = AROUND_SEC * fps
  const from = firstAtOrAfter(frames, at - reach)
  return medianOf(sizes.slice(from, firstAtOrAfter(frames, at + reach)))
}

function firstAtOrAfter(frames: readonly number[], at: number): number {
  let [low, high] = [0, frames.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((frames[middle] as number) < at) low = middle + 1
    else high = middle
  }
  return low
}
