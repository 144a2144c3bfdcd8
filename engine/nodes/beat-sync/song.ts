/** The music of a BEAT_SYNC step: how long it is on the canvas, and the beats that are followed. */
import type { AudioAnalysis } from '../../contract/analysis.ts'
import { ArtDagError } from '../../contract/errors.ts'
import { gridAt } from '../../media/graph/rational.ts'
import type { ExpandJob, Placed } from '../descriptor.ts'
import type { Beat } from './map-accents.ts'
import { spansBetween } from './spans.ts'
import { barsOf, beatless } from './times.ts'

export interface Song {
  readonly step: Placed
  /** Of the canvas, nearest to its length; as many as MUX gives the result. */
  readonly frames: number
  readonly analysis: AudioAnalysis
}

/** `bar`, or a number of beats. */
export type Every = 'bar' | number

/** @throws ArtDagError RECIPE_INVALID without sound or beats; AnalysisMissing */
export function readSong(
  job: Pick<ExpandJob<unknown>, 'id' | 'media' | 'audio' | 'canvas'>,
  step: Placed,
): Song {
  const { audio } = job.media(step)
  const [analysis] = job.audio([step])
  if (!audio || !analysis) throw soundless(job.id, step)
  if (analysis.beats.length === 0) beatless(job)
  return { step, frames: Math.max(1, gridAt(audio.samples / audio.sampleRate, job.canvas.fps)), analysis }
}

/** Every beat, every bar, or every so many beats, counted from the first bar on. */
export function timesEvery({ analysis }: Song, every: Every): readonly number[] {
  if (every === 'bar') return barsOf(analysis)
  const { beats, downbeats } = analysis
  const first = Math.max(
    0,
    beats.findIndex((beat) => Math.abs(beat - (downbeats[0] ?? -1)) < SAME_SEC),
  )
  return beats.filter((_, index) => (index - first) % every === 0)
}

/** A downbeat is a beat; times of both went through the same rounding. */
const SAME_SEC = 0.001

/** Those that have a frame of their own within the music. */
export function beatsOn(
  times: readonly number[],
  { frames }: Song,
  { fps }: ExpandJob<unknown>['canvas'],
): readonly Beat[] {
  const beats = spansBetween(times, frames, fps).flatMap(({ start, atSec }) =>
    atSec === undefined ? [] : [{ frame: start, sec: atSec }],
  )
  return beats.map((beat, index) => ({ ...beat, usual: usualPlace(beats, index) }))
}

/** The middle one of three: its own place, the middle of its neighbours, and the middle of theirs. */
function usualPlace(beats: readonly { readonly frame: number }[], index: number): number {
  const own = beats[index]?.frame ?? 0
  const middles = [1, 2].map((by) => {
    const [before, after] = [beats[index - by], beats[index + by]]
    return before && after ? (before.frame + after.frame) / 2 : own
  })
  return [own, ...middles].toSorted((a, b) => a - b)[1] as number
}

const soundless = (id: string, { id: name }: Placed): ArtDagError =>
  new ArtDagError('RECIPE_INVALID', `steps.${id}: “${name}” is to be the music, and has no sound`, {
    hint: 'the music is the last input; write inputs: { video: …, song: … } where that is not clear',
  })
