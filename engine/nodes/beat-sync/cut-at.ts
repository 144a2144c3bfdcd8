/** Clips cut at moments of music, or each at its own: what SEGMENT_AT and MAP have in common. */
import { ArtDagError } from '../../contract/errors.ts'
import type { ExpandJob, Placed } from '../descriptor.ts'
import { type Choice, chooseSlices, playAlong, type Slice } from './choose-slices.ts'
import { type Clip, clipOf, framesOf } from './clips.ts'
import { liveliness } from './liveliness.ts'
import { type Span, spansBetween } from './spans.ts'
import { everyNth, type TimeSource, timesOf } from './times.ts'

export interface CutWish {
  readonly source: TimeSource | 'list'
  /** Of a list, seconds. */
  readonly times?: readonly number[] | undefined
  readonly every: number
  readonly offset: number
  readonly distribute: 'round_robin' | 'random' | 'by_energy'
  readonly seed: number
}

export interface CutClips {
  readonly clips: readonly Clip[]
  readonly slices: readonly Slice[]
}

type Job = ExpandJob<unknown>

/** More are no edit any more. */
const MOST_SLICES = 20_000

/** @throws ArtDagError RECIPE_INVALID; AnalysisMissing */
export function cutAt(
  job: Job,
  items: readonly Placed[],
  timing: Placed | undefined,
  wish: CutWish,
): CutClips {
  const clips = items.map((item) => clipOf(job, item))
  const slices = timing ? distribute(job, clips, timing, wish) : atOwnTimes(job, clips, wish)
  if (slices.length <= MOST_SLICES) return { clips, slices }
  throw new ArtDagError('RECIPE_INVALID', `steps.${job.id}: ${slices.length} cuts are too many`, {
    hint: `at most ${MOST_SLICES}; cut at every second moment or fewer: every: 2`,
  })
}

function distribute(job: Job, clips: readonly Clip[], timing: Placed, wish: CutWish): readonly Slice[] {
  const [times = []] = momentsOf(job, [timing], wish)
  const spans = spansBetween(times, framesOf(job.media(timing), job.canvas), job.canvas.fps)
  if (wish.distribute === 'round_robin') return playAlong({ spans, clips })
  const choice: Choice = wish.distribute === 'random' ? 'random' : 'energy'
  return chooseSlices(choice, { spans, clips, seed: wish.seed, ...liveliness(job, choice, clips, timing) })
}

/** One clip after the other, each from its first frame to its last. */
function atOwnTimes(job: Job, clips: readonly Clip[], wish: CutWish): readonly Slice[] {
  if (clips.some(({ isStill }) => isStill)) throw timeless(job)
  const times = momentsOf(
    job,
    clips.map(({ step }) => step),
    wish,
  )
  return clips.flatMap(({ frames: length }, clip) =>
    spansBetween(times[clip] as readonly number[], length, job.canvas.fps).map(
      ({ start, frames }: Span): Slice => ({ clip, start, frames }),
    ),
  )
}

function momentsOf(
  job: Job,
  clips: readonly Placed[],
  { source, times = [], every, offset }: CutWish,
): readonly (readonly number[])[] {
  const all = source === 'list' ? clips.map(() => times) : timesOf(job, clips, source)
  return all.map((each) => everyNth(each, every, offset))
}

const timeless = ({ id }: Job): ArtDagError =>
  new ArtDagError('RECIPE_INVALID', `steps.${id}: a picture without a length has no times to be cut at`, {
    hint: 'give the music as timing',
  })
