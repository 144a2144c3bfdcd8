/** Where slices could be taken from: every clip in even parts. */
import type { Choosing } from './choose-slices.ts'

export interface Place {
  readonly clip: number
  readonly start: number
  readonly motion: number
}

/** More are not told apart by anybody. */
const MOST = 5000

/** Parts of about `frames`, in the order of the clips; one of a clip that is shorter, or a still. */
export function placesIn(
  { clips, motion }: Pick<Choosing, 'clips' | 'motion'>,
  frames: number,
): readonly Place[] {
  return clips.flatMap(({ frames: length, isStill }, clip) => {
    const count = isStill ? 1 : Math.min(MOST, Math.max(1, Math.floor(length / frames)))
    return Array.from({ length: count }, (_, index): Place => {
      const start = isStill ? 0 : Math.floor((index * length) / count)
      return { clip, start, motion: motion(clip, start, frames) }
    })
  })
}
