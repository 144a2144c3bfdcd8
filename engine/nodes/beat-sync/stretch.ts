/** Mode stretch: videos one after the other, their accents on beats, over and over until the music ends. */
import { ArtDagError } from '../../contract/errors.ts'
import { secondsAt } from '../../media/graph/rational.ts'
import type { Rational } from '../../media/probe/facts.ts'
import type { ExpandedStep, ExpandJob } from '../descriptor.ts'
import { type Accents, findAccents, markedAccents } from './accents.ts'
import type { Clip } from './clips.ts'
import { holdFrame } from './hold-frame.ts'
import { type Beat, mapAccents, type Point } from './map-accents.ts'
import { framesPerBeat } from './pace.ts'
import type { Picture } from './picture.ts'
import type { MetBeat } from './report.ts'
import type { Song } from './song.ts'

export interface StretchWish {
  readonly speed: readonly [number, number]
  readonly markers?: readonly number[] | undefined
  readonly fill: 'loop' | 'hold' | 'end'
}

/** One playing of one video. */
interface Run {
  readonly clip: number
  readonly points: readonly Point[]
}

type Job = ExpandJob<unknown>

/** @throws ArtDagError RECIPE_INVALID; AnalysisMissing */
export function stretch(
  job: Job,
  clips: readonly Clip[],
  song: Song,
  beats: readonly Beat[],
  wish: StretchWish,
): Picture {
  const accents = accentsFor(job, clips, beats, wish)
  const runs = runsOf(job, clips, accents, song, beats, wish)
  const steps = [...retimeSteps(job, clips, runs), ...lastFrame(job, clips, runs, song, wish)]
  return { steps, accents: accents.kind, ...countMet(runs, accents) }
}

function accentsFor(
  job: Job,
  clips: readonly Clip[],
  beats: readonly Beat[],
  { markers }: StretchWish,
): Accents {
  const { fps } = job.canvas
  if (markers === undefined) {
    const known = job.video(clips.map(({ step }) => step))
    const videos = clips.map(({ frames }, index) => ({ frames, analysis: known[index] }))
    return findAccents(videos, framesPerBeat(beats), fps)
  }
  const [clip, ...more] = clips
  if (clip && more.length === 0) return markedAccents(markers, clip, fps)
  throw new ArtDagError(
    'RECIPE_INVALID',
    `steps.${job.id}.config.markers: they are of one video, and there are ${clips.length}`,
    {
      hint: 'join the videos with SEQUENCE, or leave the markers out',
    },
  )
}

/** More, and the videos are too short to be worth it. */
const MOST_RUNS = 2000

function runsOf(
  job: Job,
  clips: readonly Clip[],
  accents: Accents,
  { frames: until }: Song,
  beats: readonly Beat[],
  { speed, fill }: StretchWish,
): readonly Run[] {
  const runs: Run[] = []
  for (let at = 0; at < until && (fill === 'loop' || runs.length < clips.length); at = endOf(runs)) {
    const clip = runs.length % clips.length
    const { frames } = clips[clip] as Clip
    const points = mapAccents({ accents: accents.of[clip] ?? [], frames, beats, at, until, speed })
    runs.push({ clip, points })
    if (runs.length > MOST_RUNS) throw tooShort(job)
  }
  return runs
}

const endOf = (runs: readonly Run[]): number => runs.at(-1)?.points.at(-1)?.at ?? 0

const tooShort = ({ id }: Job): ArtDagError =>
  new ArtDagError(
    'RECIPE_INVALID',
    `steps.${id}: the video is so short that it would be repeated more than ${MOST_RUNS} times`,
    {
      hint: 'give a longer video, or fill: hold',
    },
  )

/** As many as one RETIME takes, with its end. */
const MOST_POINTS = 1999

function retimeSteps(
  { id, canvas: { fps } }: Job,
  clips: readonly Clip[],
  runs: readonly Run[],
): readonly ExpandedStep[] {
  const parts = runs.flatMap(({ clip, points }) => {
    const starts = points.slice(0, -1).flatMap((_, index) => (index % MOST_POINTS === 0 ? [index] : []))
    return starts.map((start) => ({ clip, points: points.slice(start, start + MOST_POINTS + 1) }))
  })
  return parts.map(({ clip, points }, index) => ({
    id: `${id}#${index + 1}`,
    type: 'RETIME',
    config: { points: inSeconds(points, fps), sound: 'drop' },
    inputs: [(clips[clip] as Clip).step],
  }))
}

const inSeconds = (points: readonly Point[], fps: Rational): readonly (readonly [number, number])[] =>
  points.map(({ from, at }) => [secondsAt(from, fps), secondsAt(at - (points[0]?.at ?? 0), fps)])

function lastFrame(
  { id, canvas }: Job,
  clips: readonly Clip[],
  runs: readonly Run[],
  { frames: until }: Song,
  { fill }: StretchWish,
): readonly ExpandedStep[] {
  const missing = until - endOf(runs)
  const clip = clips[runs.at(-1)?.clip ?? 0]
  if (fill !== 'hold' || missing === 0 || !clip) return []
  return [holdFrame(`${id}#held`, clip.step, clip.frames - 1, missing, canvas.fps)]
}

/** Of what is shown: accents within a video, and the beginning of another playing. */
function countMet(runs: readonly Run[], { of }: Accents): Pick<Picture, 'met' | 'accentCount'> {
  const points = runs.flatMap((run) => run.points.slice(1)).slice(0, -1)
  const met = points.flatMap(({ at, beatSec }): readonly MetBeat[] =>
    beatSec === undefined ? [] : [{ frame: at, sec: beatSec }],
  )
  const within = runs.map(({ clip, points: all }) => {
    const end = all.at(-1)?.from ?? 0
    return (of[clip] ?? []).filter((accent) => accent < end).length
  })
  return { met, accentCount: within.reduce((sum, count) => sum + count, 0) + runs.length - 1 }
}
