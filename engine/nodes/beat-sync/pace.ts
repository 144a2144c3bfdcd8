/** How long a span of a clip may be shown within the allowed speeds, and how far that is from what it is by nature. */
import type { AccentJob, Point } from './map-accents.ts'

export interface Pace {
  /** Frames of the clip that are shown at most: what is played by the end of the music, or all. */
  readonly furthest: number
  /** Fewest and most frames in which so many frames of the clip may be shown; none where the first is greater. */
  shown(frames: number): readonly [fewest: number, most: number]
  /**
   * Of so many frames of the clip in so many of the result, which end with frame `from` at frame `at`; in accents. The speeds
   * of all spans together cost less than one.
   */
  cost(frames: number, shown: number, end: Pick<Point, 'from' | 'at'>): number
}

/** Far above the noise of doubles, far below a frame. */
const NOISE = 1e-9

/** Share of an accent that the worst speeds of a whole clip cost. */
const AT_MOST = 0.4

/** As a whole a clip goes at its own pace, or so much faster where that shows all of it. */
const HURRY = 1.1

/** A clip may be so many beats ahead or behind; each accent that is so by more costs `DRIFT` per square beat. */
const LEEWAY = 1
const DRIFT = 0.2

/**
 * A span costs a little by its speed, and more where its end is far from where the clip would be if it ran on evenly. That ties
 * every accent to the beats near it; without it, all that follows would give way when one beat is moved.
 */
export function paceOf(job: AccentJob): Pace {
  const { at, until, frames } = job
  const [slowest, fastest] = job.speed
  const length = until - at
  const furthest = Math.min(frames, Math.floor(length * HURRY))
  const hurry = furthest === frames ? Math.max(1, frames / length) : 1
  const worst = Math.max(Math.log2(slowest) ** 2, Math.log2(fastest) ** 2, NOISE)
  const beat = framesPerBeat(job.beats)
  return {
    furthest,
    shown: (count) => [Math.ceil(count / fastest - NOISE), Math.floor(count / slowest + NOISE)],
    cost(count, shown, end) {
      const beats = Math.abs(end.at - at - end.from / hurry) / beat
      const speed = Math.log2(count / shown) ** 2 * shown
      return DRIFT * Math.max(0, beats - LEEWAY) ** 2 + (speed * AT_MOST) / (worst * length)
    },
  }
}

/** By the first and the last alone, so that it stays when one between them is moved. */
export function framesPerBeat(beats: AccentJob['beats']): number {
  const [first, last] = [beats[0]?.frame ?? 0, beats.at(-1)?.frame ?? 0]
  return Math.max(1, (last - first) / Math.max(1, beats.length - 1))
}
