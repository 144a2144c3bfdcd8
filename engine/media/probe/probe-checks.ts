/** When a file is refused, and in what words. */
import { ArtDagError } from '../../contract/errors.ts'
import { MEDIA_LIMITS } from '../arguments.ts'
import { type RunOutcome, toTaskError } from '../process/run-outcome.ts'
import type { MediaFacts, VideoFacts } from './facts.ts'
import type { FfprobeDocument } from './ffprobe-json.ts'

const READ_FORMATS =
  'Read are MP4, MOV, MKV, WebM, AVI, MPEG, FLV, Ogg, WAV, MP3, FLAC, AAC, AIFF, GIF, PNG, JPEG, WebP, BMP, TIFF and AVIF; ' +
  'not playlists, subtitles, SVG or HEIC. Convert it, or export it again.'

export function unreadable(file: string, why: string, cause?: unknown): ArtDagError {
  const more = cause === undefined ? {} : { cause }
  return new ArtDagError('MEDIA_UNREADABLE', `${file} cannot be read: ${why}.`, {
    hint: READ_FORMATS,
    ...more,
  })
}

function beyond(file: string, what: string): ArtDagError {
  return new ArtDagError('MEDIA_LIMIT', `${file} is beyond the limits: ${what}.`, {
    hint: 'Make it smaller or shorter with another tool first.',
  })
}

/** ffprobe's own end as an error: its limits, its crash, or its refusal. */
export function probeError(file: string, outcome: RunOutcome): ArtDagError {
  if (outcome.kind === 'cancelled' || outcome.kind === 'timed-out' || outcome.kind === 'stalled')
    return toTaskError(outcome)
  const limit = limitOf(outcome)
  if (limit) return beyond(file, limit)
  if (outcome.exitCode === undefined && outcome.signal === undefined) {
    const hint = 'See `artdag doctor`.'
    return new ArtDagError('FFMPEG_MISSING', `ffprobe did not start: ${outcome.stderrTail.trim()}`, { hint })
  }
  return unreadable(file, `ffprobe says "${lastLine(outcome)}"`, toTaskError(outcome))
}

/** Limits that only ffprobe meets; it says so in words and with a general exit code. */
function limitOf({ stderrTail, limit }: RunOutcome): string | undefined {
  if (/exceeds max_streams/.test(stderrTail)) return `more than ${MEDIA_LIMITS.streams} streams`
  const size = /Picture size (\d+x\d+) (?:exceeds|is invalid)/.exec(stderrTail)?.[1]
  if (size) return `a picture of ${size}, where ${MEDIA_LIMITS.pixels / 1e6} million pixels are allowed`
  return limit === 'memory' || limit === 'output' ? 'it takes too much to describe' : undefined
}

const lastLine = ({ stderrTail, signal }: RunOutcome): string =>
  stderrTail.trim().split('\n').at(-1) || (signal ? `killed by ${signal}` : 'nothing')

/** Before the packets are read: what the header alone rules out. */
export function checkHeader(file: string, document: FfprobeDocument, outcome: RunOutcome): void {
  const { streams, format } = document
  const limit = limitOf(outcome)
  if (limit) throw beyond(file, limit)
  if (streams.length > MEDIA_LIMITS.streams) throw beyond(file, `${streams.length} streams`)
  if ((format.duration ?? 0) > MEDIA_LIMITS.durationSec)
    throw beyond(file, `${format.duration} s long, 4 h are allowed`)
}

/** What must hold of every file that is accepted. */
export function checkFacts(file: string, facts: MediaFacts): void {
  if (facts.video.length === 0 && facts.audio.length === 0)
    throw unreadable(file, 'nothing in it can be decoded')
  if (facts.durationSec > MEDIA_LIMITS.durationSec)
    throw beyond(file, `${facts.durationSec} s long, 4 h are allowed`)
  for (const video of facts.video) checkVideo(file, video)
}

function checkVideo(file: string, video: VideoFacts): void {
  const { width, height, codedWidth, codedHeight, fps, frames, pixelFormat } = video
  if (codedWidth < 1 || codedHeight < 1 || pixelFormat === 'unknown')
    throw unreadable(file, 'its picture has no known size')
  const pixels = Math.max(width * height, codedWidth * codedHeight)
  if (pixels > MEDIA_LIMITS.pixels)
    throw beyond(file, `a picture of ${width}x${height}, 36 million pixels are allowed`)
  const rate = fps.num / fps.den
  if (rate > MEDIA_LIMITS.framesPerSec)
    throw beyond(file, `${rate.toFixed(1)} frames per second, 240 are allowed`)
  if (frames > MEDIA_LIMITS.frames) throw beyond(file, `${frames} frames, 2 million are allowed`)
}
