/** How much each picture differs from the one before it: what cuts, flashes and movement are told from. */
import type { Flash } from './flash-finder.ts'

/** One entry for each frame; the first frame's says nothing. */
export interface Changes {
  /** Frames a second. */
  readonly fps: number
  /** Mean difference of a pixel, 0 to 1. */
  readonly sizes: readonly number[]
  /** Correlation with the picture before, where the change is large enough to be a cut. */
  readonly likeness: readonly (number | undefined)[]
}

/** Below it, nothing a decoder shows is a change. */
const NOTHING = 0.0005
/** Slow pictures on a fast grid are each shown so many more times. */
const MOST_REPEATS = 2

/** Frames that show something new, or that stand still for longer than a slow picture would. */
export function shownFrames({ sizes }: Changes): readonly number[] {
  const shown: number[] = []
  let repeats: number[] = []
  for (let frame = 1; frame < sizes.length; frame++) {
    if ((sizes[frame] as number) < NOTHING) {
      repeats.push(frame)
      continue
    }
    if (repeats.length > MOST_REPEATS) shown.push(...repeats)
    repeats = []
    shown.push(frame)
  }
  return repeats.length > MOST_REPEATS ? [...shown, ...repeats] : shown
}

/** Frames of flashes, their return among them; `withFirst`: the first ones too. */
export function framesOfFlashes(flashes: readonly Flash[], withFirst: boolean): ReadonlySet<number> {
  const frames = new Set<number>()
  for (const { from, to } of flashes)
    for (let frame = withFirst ? from : from + 1; frame <= to; frame++) frames.add(frame)
  return frames
}

/** The middle value; 0 of none. */
export function medianOf(values: number[]): number {
  values.sort((a, b) => a - b)
  return values[values.length >> 1] ?? 0
}

/** The strongest first, and none nearer to another than `gap`; in the order of time. Of equals the earlier. */
export function keepApart<T extends { readonly at: number; readonly size: number }>(
  found: readonly T[],
  gap: number,
): readonly T[] {
  const kept = new Map<number, T[]>()
  const near = (at: number): T[] => [-1, 0, 1].flatMap((step) => kept.get(Math.floor(at / gap) + step) ?? [])
  for (const one of found.toSorted((a, b) => b.size - a.size || a.at - b.at)) {
    if (near(one.at).some(({ at }) => Math.abs(at - one.at) < gap)) continue
    const slot = Math.floor(one.at / gap)
    kept.set(slot, [...(kept.get(slot) ?? []), one])
  }
  return [...kept.values()].flat().sort((a, b) => a.at - b.at)
}
