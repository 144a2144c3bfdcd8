/** What is analysed: a file's own sound or pictures, or those a step gives; as one clip on a grid. */
import type { AnalysisPart } from '../contract/analysis.ts'
import { ArtDagError } from '../contract/errors.ts'
import type { CacheId, Cid } from '../contract/ids.ts'
import { MEDIA_LIMITS } from '../media/arguments.ts'
import { clipOf } from '../media/graph/clip.ts'
import { nearestStandardRate, rational, secondsAt } from '../media/graph/rational.ts'
import type { AudioStream, Media, VideoStream } from '../media/graph/stream.ts'
import type { MediaFacts, Rational } from '../media/probe/facts.ts'
import { ANALYSIS_RATE } from './audio/audio-analyser.ts'

export interface AnalysisWant<P extends AnalysisPart = AnalysisPart> {
  readonly part: P
  readonly source: AnalysedSource
}

export type AnalysedSource =
  | { readonly kind: 'file'; readonly file: AnalysedFile }
  /** `stream` has to be of the part that is asked for. */
  | { readonly kind: 'step'; readonly cacheId: CacheId; readonly stream: AudioStream | VideoStream }

export interface AnalysedFile {
  readonly cid: Cid
  readonly facts: MediaFacts
  /** For people. */
  readonly title?: string
}

/** The same for everything that gives the same analysis: of a file its CID, of a step its cache id. */
export const sourceIdOf = ({ source }: AnalysisWant): Cid | CacheId =>
  source.kind === 'file' ? source.file.cid : source.cacheId

const titleOf = ({ source }: AnalysisWant): string =>
  source.kind === 'file' ? (source.file.title ?? source.file.cid) : 'the step'

export type AnalysedClip = {
  readonly source: Cid | CacheId
  /** For people. */
  readonly title: string
  readonly durationSec: number
} & (
  | { readonly part: 'audio'; readonly stream: AudioStream }
  | { readonly part: 'video'; readonly stream: VideoStream }
)

/** @throws ArtDagError INPUT_MISSING where there is no such stream, MEDIA_LIMIT where it is too long */
export function clipToAnalyse(want: AnalysisWant): AnalysedClip {
  const stream = want.source.kind === 'file' ? streamOf(want.source.file, want) : want.source.stream
  const names = { source: sourceIdOf(want), title: titleOf(want) }
  const clip: AnalysedClip =
    'samples' in stream
      ? {
          ...names,
          part: 'audio',
          stream,
          durationSec: secondsAt(stream.samples, rational(stream.sampleRate)),
        }
      : { ...names, part: 'video', stream, durationSec: secondsAt(stream.frames, stream.fps) }
  if (clip.durationSec > MEDIA_LIMITS.durationSec) throw tooLong(clip)
  return clip
}

function streamOf(file: AnalysedFile, want: AnalysisWant): AudioStream | VideoStream {
  const media = clipOfFile(file, ANALYSIS_RATE)
  const stream = want.part === 'audio' ? media.audio : media.video
  if (!stream || file.facts.kind === 'image') throw nothingThere(want, file.facts)
  return stream
}

/** A whole file in stereo, on a grid of its own: what its analysis tells times of. */
export const clipOfFile = ({ cid, facts }: AnalysedFile, sampleRate: number): Media =>
  clipOf({ kind: 'media', cid, demuxer: facts.demuxer }, facts, {
    fps: rateOf(facts),
    sampleRate,
    channels: 2,
  })

/** Pictures at their own rate; a variable one at the nearest that cameras have. */
export function rateOf({ kind, video: [video] }: MediaFacts): Rational {
  if (kind !== 'video' || !video) return rational(25)
  return video.isVariable ? nearestStandardRate(video.fps) : video.fps
}

function nothingThere(want: AnalysisWant, { kind }: MediaFacts): ArtDagError {
  const title = titleOf(want)
  const details = { cid: sourceIdOf(want), part: want.part }
  if (kind === 'image') {
    const hint = 'give a video or a song'
    return new ArtDagError('INPUT_MISSING', `${title} is a picture: nothing in it moves or sounds`, {
      hint,
      details,
    })
  }
  const [what, hint] =
    want.part === 'audio'
      ? ['no sound to analyse', 'give a file with sound, or ask for what pictures have: scenes, motion']
      : ['no pictures to analyse', 'give a video, or ask for what sound has: beats, energy']
  return new ArtDagError('INPUT_MISSING', `${title} has ${what}`, { hint, details })
}

const tooLong = ({ title, source, durationSec }: AnalysedClip): ArtDagError =>
  new ArtDagError(
    'MEDIA_LIMIT',
    `${title} is ${Math.round(durationSec)} s long; up to ${MEDIA_LIMITS.durationSec / 3600} h can be analysed`,
    { hint: 'Analyse a part of it: cut it first.', details: { cid: source, durationSec } },
  )
