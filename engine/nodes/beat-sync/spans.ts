/** What lies between moments, on the frames of the canvas. */
import { gridAt } from '../../media/graph/rational.ts'
import type { Rational } from '../../media/probe/facts.ts'

export interface Span {
  /** Frames. */
  readonly start: number
  readonly frames: number
  /** The moment that it begins with, in seconds; absent for a first one that begins with the clip. */
  readonly atSec?: number
}

/**
 * From frame 0 to `frames`, one after the other. Every border is the frame nearest to its moment, so a moment that moves
 * within its frame changes nothing, and one that moves further only the two spans it lies between.
 */
export function spansBetween(times: readonly number[], frames: number, fps: Rational): readonly Span[] {
  const starts = startsOn(times, frames, fps)
  return starts.map(({ start, ...moment }, index) => ({
    start,
    frames: (starts[index + 1]?.start ?? frames) - start,
    ...moment,
  }))
}

type Start = Omit<Span, 'frames'>

function startsOn(times: readonly number[], frames: number, fps: Rational): readonly Start[] {
  const starts: Start[] = []
  for (const atSec of times) {
    const start = gridAt(atSec, fps)
    if (start >= 0 && start < frames && start > (starts.at(-1)?.start ?? -1)) starts.push({ start, atSec })
  }
  return starts[0]?.start === 0 ? starts : [{ start: 0 }, ...starts]
}
