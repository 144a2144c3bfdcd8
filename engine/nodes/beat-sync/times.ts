/** Moments of a clip at which something begins, out of what is known of it. */
import type { AudioAnalysis } from '../../contract/analysis.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { ExpandJob, Placed } from '../descriptor.ts'

export const TIME_SOURCES = ['beats', 'bars', 'onsets', 'scenes', 'sections'] as const
export type TimeSource = (typeof TIME_SOURCES)[number]

type Job = Pick<ExpandJob<unknown>, 'id' | 'audio' | 'video'>

/**
 * In seconds from each clip's start. Without any onsets, scenes or sections there are none; beats and bars must be there.
 * @throws ArtDagError RECIPE_INVALID; AnalysisMissing
 */
export function timesOf(
  job: Job,
  clips: readonly Placed[],
  source: TimeSource,
): readonly (readonly number[])[] {
  if (source === 'scenes') {
    return job
      .video(clips)
      .map((video) => video?.scenes ?? fault(job, 'has no moving picture to find scenes in'))
  }
  return job.audio(clips).map((audio) => {
    const times = soundTimes(audio ?? fault(job, `has no sound to find ${source} in`), source)
    return times.length > 0 || !needsBeat(source) ? times : beatless(job)
  })
}

const needsBeat = (source: TimeSource): boolean => source === 'beats' || source === 'bars'

function soundTimes(audio: AudioAnalysis, source: Exclude<TimeSource, 'scenes'>): readonly number[] {
  return source === 'bars' ? barsOf(audio) : audio[source]
}

/** Where the analysis is not sure of the bars, every so many beats as there are in one. */
export const barsOf = ({ beats, downbeats, meter }: AudioAnalysis): readonly number[] =>
  downbeats.length > 0 ? downbeats : beats.filter((_, index) => index % (meter ?? 4) === 0)

/** Every n-th, from number `offset` on. */
export const everyNth = (times: readonly number[], every: number, offset = 0): readonly number[] =>
  times.filter((_, index) => index >= offset && (index - offset) % every === 0)

function fault({ id }: Job, message: string): never {
  throw new ArtDagError('RECIPE_INVALID', `steps.${id}: the input that gives the times ${message}`, {
    hint: 'give another clip for the times',
  })
}

/** @throws ArtDagError RECIPE_INVALID always: what follows beats needs some */
export function beatless({ id }: Pick<Job, 'id'>): never {
  throw new ArtDagError('RECIPE_INVALID', `steps.${id}: no beats were found in the music`, {
    hint: 'tap them and give the corrections: artdag beats <file> --import <taps>',
  })
}
