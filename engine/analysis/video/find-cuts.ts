/**
 * Finds the first frames of new scenes. A cut is a change that stands alone: large, far above what goes on around it, and
 * done in a frame, or in two where a converter has mixed the scenes.
 */
import { type Changes, framesOfFlashes, keepApart, medianOf, shownFrames } from './changes.ts'
import type { Flash } from './flash-finder.ts'

export interface Cut {
  /** The first frame that is not of the old scene. */
  readonly at: number
  /** The last frame that is still changing; mostly the same. */
  readonly last: number
  readonly size: number
}

export const SHORTEST_SCENE_SEC = 0.2

/** A change of this size is a cut, unless it is light alone: the same picture, brighter or darker. */
const SURE = 0.08
const SAME_PICTURE = 0.9
/** A smaller one is a cut where the pictures have nothing in common: between dark scenes. */
export const LEAST_CUT = 0.03
const OTHER_PICTURE = 0.5
/** Above the median of what is around it. */
const ABOVE_OTHERS = { sure: 3, least: 6 }
const AROUND_SEC = 0.5
/** The second frame of a cut has this part of the first's change, or more; a neighbour that is not part of it has less. */
const PARTNER = 0.4
const NEIGHBOUR = 0.5

export function findCuts(changes: Changes, flashes: readonly Flash[]): readonly Cut[] {
  const lit = framesOfFlashes(flashes, true)
  const frames = shownFrames(changes).filter((frame) => !lit.has(frame))
  const found = frames.flatMap((_, index) => cutAt(changes, frames, index) ?? [])
  const shortest = Math.max(2, Math.round(SHORTEST_SCENE_SEC * changes.fps))
  return keepApart(found, shortest).filter(({ at }) => at <= changes.sizes.length - shortest)
}

/** The cut whose largest change is at that place of `frames`. */
function cutAt(changes: Changes, frames: readonly number[], index: number): Cut | undefined {
  const sizeAt = (place: number): number => changes.sizes[frames[place] ?? 0] ?? 0
  const size = sizeAt(index)
  if (size < LEAST_CUT || size <= sizeAt(index - 1) || size < sizeAt(index + 1)) return undefined
  const partner = sizeAt(index - 1) > sizeAt(index + 1) ? index - 1 : index + 1
  const hasPartner = sizeAt(partner) > PARTNER * size
  const [from, to] = hasPartner ? [Math.min(index, partner), Math.max(index, partner)] : [index, index]
  if (Math.max(sizeAt(from - 1), sizeAt(to + 1)) > NEIGHBOUR * size) return undefined
  const cut = {
    at: frames[from] as number,
    last: frames[to] as number,
    size: size + (hasPartner ? sizeAt(partner) : 0),
  }
  return isCut(cut, changes.likeness[frames[index] as number] ?? 0, usualAround(changes, frames, from, to))
    ? cut
    : undefined
}

const isCut = ({ size }: Cut, likeness: number, usual: number): boolean =>
  (size >= SURE && likeness < SAME_PICTURE && size > ABOVE_OTHERS.sure * usual) ||
  (likeness < OTHER_PICTURE && size > ABOVE_OTHERS.least * usual)

function usualAround({ fps, sizes }: Changes, frames: readonly number[], from: number, to: number): number {
  const reach = AROUND_SEC * fps
  const around: number[] = []
  for (let at = from - 1; at >= 0 && (frames[from] as number) - (frames[at] as number) <= reach; at--)
    around.push(sizes[frames[at] as number] as number)
  for (let at = to + 1; at < frames.length && (frames[at] as number) - (frames[to] as number) <= reach; at++)
    around.push(sizes[frames[at] as number] as number)
  return medianOf(around)
}
