/** Modes cut, hold and jump: a new picture with every span of the music. */
import type { ExpandedStep, ExpandJob } from '../descriptor.ts'
import { draw } from '../random-slice.ts'
import { type Choice, chooseSlices, type Slice, usualFrames, within } from './choose-slices.ts'
import type { Clip } from './clips.ts'
import { holdFrame } from './hold-frame.ts'
import { liveliness } from './liveliness.ts'
import type { Picture } from './picture.ts'
import { segment, sliceSteps } from './slice-steps.ts'
import type { Song } from './song.ts'
import { type Span, spansBetween } from './spans.ts'

type Job = ExpandJob<unknown>

export interface CutWish {
  readonly mode: 'cut' | 'hold' | 'jump'
  readonly choose: Choice
  readonly seed: number
}

/** @throws AnalysisMissing */
export function cutToBeats(
  job: Job,
  clips: readonly Clip[],
  song: Song,
  times: readonly number[],
  wish: CutWish,
): Picture {
  const spans = spansBetween(times, song.frames, job.canvas.fps)
  const met = spans.flatMap(({ start, atSec }) =>
    start === 0 || atSec === undefined ? [] : [{ frame: start, sec: atSec }],
  )
  return { ...showing(job, clips, song, spans, wish), accents: 'cuts', accentCount: met.length, met }
}

function showing(
  job: Job,
  clips: readonly Clip[],
  { step }: Song,
  spans: readonly Span[],
  { mode, choose, seed }: CutWish,
): Pick<Picture, 'steps' | 'shown'> {
  const idOf = (index: number): string => `${job.id}#${index + 1}`
  if (mode === 'hold') return { steps: heldFrames(spans, clips, job, idOf) }
  const slices =
    mode === 'jump'
      ? jumping(spans, clips, seed)
      : chooseSlices(choose, { spans, clips, seed, ...liveliness(job, choose, clips, step) })
  const { steps, outputs } = sliceSteps(slices, clips, job.canvas.fps, idOf)
  return { steps, shown: outputs }
}

/** Clips in turn, each standing still on what it would show by then; a still is shown as it is. */
const heldFrames = (
  spans: readonly Span[],
  clips: readonly Clip[],
  { canvas: { fps } }: Job,
  idOf: (index: number) => string,
): readonly ExpandedStep[] =>
  spans.map(({ start, frames }, index) => {
    const { step, isStill, frames: length } = clips[index % clips.length] as Clip
    return isStill
      ? segment(idOf(index), step, 0, frames, fps)
      : holdFrame(idOf(index), step, start % length, frames, fps)
  })

/** Spans back or forward from where a video would be by now. */
const LEAPS = [0, 1, -1, 2, -2] as const

/** Videos in turn, running on with the music, but at every span somewhere else: never as far off as in the span before. */
function jumping(spans: readonly Span[], clips: readonly Clip[], seed: number): readonly Slice[] {
  const usual = usualFrames(spans)
  let leap = 0
  return spans.map(({ start, frames }, index) => {
    if (index > 0) leap = (leap + 1 + Math.floor(draw(seed, index) * (LEAPS.length - 1))) % LEAPS.length
    const clip = index % clips.length
    const { frames: length } = clips[clip] as Clip
    const wanted = start + (LEAPS[leap] as number) * usual
    return within(clips, clip, wanted < 0 ? (wanted % length) + length : wanted, frames)
  })
}
