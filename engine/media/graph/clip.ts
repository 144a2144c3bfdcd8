/** A file's streams on the canvas grid: the leaves of every expression. */
import type { AudioFacts, MediaFacts, VideoFacts } from '../probe/facts.ts'
import { type FilterUse, use } from './filters.ts'
import { gridAt, samplesAt, secondsAt } from './rational.ts'
import type { AudioStream, Canvas, ClipNode, InputRef, Media, VideoStream } from './stream.ts'

/** All streams of a file, whole, conformed to the canvas' frame rate, sample rate and channels; size stays. */
export function clipOf(input: InputRef, facts: MediaFacts, canvas: Canvas): Media {
  const videoTracks = facts.video.map((video) => videoClip(input, facts, video, canvas))
  const picture = videoTracks[0]
  const audioTracks = facts.audio.map((audio) => audioClip(input, facts, audio, canvas, picture))
  const sound = audioTracks[0]
  return {
    ...(picture ? { video: picture, videoTracks } : {}),
    ...(sound ? { audio: sound, audioTracks } : {}),
  }
}

/**
 * Containers begin a frame or two early for the sound's or the B-frames' sake. Then the first picture is zero for both.
 * A picture that really comes late keeps its place.
 */
const originOf = ({ video: [video] }: MediaFacts): number =>
  video && video.startSec <= LATEST_ORIGIN_SEC ? video.startSec : 0

const LATEST_ORIGIN_SEC = 0.1

function videoClip(input: InputRef, facts: MediaFacts, video: VideoFacts, canvas: Canvas): VideoStream {
  const isStill = facts.kind === 'image'
  const frames = isStill ? 1 : Math.max(1, gridAt(video.endSec - originOf(facts), canvas.fps))
  const pixelFormat = workingFormat(facts, video)
  const node: ClipNode = {
    kind: 'clip',
    media: 'video',
    input,
    streamIndex: video.index,
    start: 0,
    length: frames,
    rate: canvas.fps,
    originSec: originOf(facts),
    beginsSec: video.startSec,
    canSeek: canSeek(facts),
    conform: conformPicture(video, pixelFormat),
  }
  const { width, height } = video
  return { width, height, fps: canvas.fps, frames, isStill, pixelFormat, node }
}

/** Sound beside pictures is exactly as long as they are; sound alone keeps its own length. */
function audioClip(
  input: InputRef,
  facts: MediaFacts,
  audio: AudioFacts,
  canvas: Canvas,
  picture: VideoStream | undefined,
): AudioStream {
  const { sampleRate, channels } = canvas
  const rate = { num: sampleRate, den: 1 }
  const samples = picture
    ? samplesAt(picture.frames, picture.fps, sampleRate)
    : Math.max(1, gridAt(audio.endSec, rate))
  const node: ClipNode = {
    kind: 'clip',
    media: 'audio',
    input,
    streamIndex: audio.index,
    start: 0,
    length: samples,
    rate,
    originSec: originOf(facts),
    beginsSec: audio.startSec,
    canSeek: canSeek(facts),
    conform: [use('aformat', { sample_fmts: 'fltp', channel_layouts: layoutOf(channels) })],
  }
  return { sampleRate, channels, samples, node }
}

/** Only where a seek always lands at or before the wanted time; elsewhere decoding starts at the beginning. */
const canSeek = (facts: MediaFacts): boolean => ['mov', 'matroska', 'wav', 'flac'].includes(facts.demuxer)

/** How far before the wanted time decoding starts, so that codecs with memory (AAC) have settled. */
const SEEK_MARGIN_SEC = 0.25

/** Below this a seek saves nothing. */
const SEEK_FROM_SEC = 1

/** Where decoding of a clip may begin, in seconds from the grid's beginning. */
export function seekSecOf(clip: ClipNode): number {
  const startSec = secondsAt(clip.start, clip.rate)
  return clip.canSeek && startSec >= SEEK_FROM_SEC ? startSec - SEEK_MARGIN_SEC : 0
}

/** ffmpeg's name for a number of channels. */
export const layoutOf = (channels: number): string =>
  channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `${channels}c`

/** With 8 bits, in the orders that decoders give. */
const RGB = /^(rgb24|bgr24|rgb0|bgr0|0rgb|0bgr|rgba|bgra|argb|abgr|gbrp|gbrap|pal8)$/

/**
 * The pixel format work is done in: stills and RGB stay RGB, pictures stay YUV with their chroma, alpha is kept. A still
 * that was given a length and kept as a file is RGB video: read back it is what it was.
 */
function workingFormat(facts: MediaFacts, video: VideoFacts): string {
  if (facts.kind === 'image' || RGB.test(video.pixelFormat)) return video.hasAlpha ? 'rgba' : 'rgb24'
  if (video.hasAlpha) return 'yuva420p'
  const depth = /p1[0-6](le|be)$/.test(video.pixelFormat) ? '10le' : ''
  if (/yuvj?444/.test(video.pixelFormat)) return `yuv444p${depth}`
  if (/yuvj?422/.test(video.pixelFormat)) return `yuv422p${depth}`
  return `yuv420p${depth}`
}

function conformPicture(video: VideoFacts, pixelFormat: string): readonly FilterUse[] {
  return [...upright(video), ...square(video), ...toFormat(video, pixelFormat)]
}

function upright(video: VideoFacts): readonly FilterUse[] {
  switch (video.rotationDeg) {
    case 90:
      return [use('transpose', { dir: 'clock' })]
    case 180:
      return [use('hflip'), use('vflip')]
    case 270:
      return [use('transpose', { dir: 'cclock' })]
    default:
      return []
  }
}

function square(video: VideoFacts): readonly FilterUse[] {
  const { sampleAspect } = video
  if (sampleAspect.num === sampleAspect.den) return [use('setsar', { sar: { num: 1, den: 1 } })]
  return [
    use('scale', { w: video.width, h: video.height, flags: 'bicubic' }),
    use('setsar', { sar: { num: 1, den: 1 } }),
  ]
}

function toFormat(video: VideoFacts, pixelFormat: string): readonly FilterUse[] {
  const isFullRange = video.colour.range === 'pc' || video.pixelFormat.startsWith('yuvj')
  const isTargetYuv = pixelFormat.startsWith('yuv')
  if (isFullRange && isTargetYuv)
    return [use('scale', { in_range: 'pc', out_range: 'tv' }), use('format', { pix_fmts: pixelFormat })]
  return video.pixelFormat === pixelFormat ? [] : [use('format', { pix_fmts: pixelFormat })]
}
