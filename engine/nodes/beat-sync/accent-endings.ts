/** How a clip can end after its last accent: on a beat, with the music, or at its own pace between two beats. */
import type { AccentJob, Point } from './map-accents.ts'
import type { Pace } from './pace.ts'

export interface Ending {
  readonly point: Point
  /** 1 for an end on a beat or with the music, less a little for its speed. */
  readonly value: number
}

/** What ends between two beats is worth less than what plays on until the music ends. */
const BETWEEN_BEATS = -0.5

/** At least one. The clip ends only where all of it is shown. */
export function endings(job: AccentJob, pace: Pace, stop: Point): readonly Ending[] {
  if (pace.furthest < job.frames) return withMusic(job, stop, pace)
  return [...onBeats(job, stop, pace), ...withMusic(job, stop, pace), ...betweenBeats(job, stop)]
}

function onBeats({ beats, until, frames }: AccentJob, { from, at }: Point, pace: Pace): readonly Ending[] {
  const left = frames - from
  const [fewest, most] = pace.shown(left)
  const inside = beats
    .filter(({ frame }) => frame < until)
    .map(({ frame, sec }) => ({ from: frames, at: frame, beatSec: sec }))
  return [...inside, { from: frames, at: until }]
    .filter((point) => point.at >= at + fewest && point.at <= at + most)
    .map((point) => ({ point, value: 1 - pace.cost(left, point.at - at, point) }))
}

/** The music ends while the clip plays: at its own pace, or slower where there is not enough of it. */
function withMusic({ until, frames }: AccentJob, { from, at }: Point, pace: Pace): readonly Ending[] {
  const shown = until - at
  const used = Math.min(shown, frames - from)
  const [fewest, most] = pace.shown(used)
  const point = { from: from + used, at: until }
  return used > 0 && shown >= fewest && shown <= most
    ? [{ point, value: -pace.cost(used, shown, point) }]
    : []
}

function betweenBeats({ until, frames }: AccentJob, { from, at }: Point): readonly Ending[] {
  const end = at + frames - from
  return end < until ? [{ point: { from: frames, at: end }, value: BETWEEN_BEATS }] : []
}
