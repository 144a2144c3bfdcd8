/** A file's streams on the canvas grid: the leaves of every expression. */
import type { AudioFacts, MediaFacts, VideoFacts } from '../probe/facts.ts'
import { matrixOf } from './colour.ts'
import { conformPicture, workingFormat } from './conform-picture.ts'
import { use } from './filters.ts'
import { gridAt, samplesAt, secondsAt, toNumber } from './rational.ts'
import type { AudioStream, Canvas, ClipNode, InputRef, Media, SourceFormat, VideoStream } from './stream.ts'

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
  const pixelFormat = workingFormat(facts.kind, video)
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
    gopSec: video.longestGop / toNumber(video.fps),
    ...decoderFor(video),
    conform: conformPicture(video, pixelFormat),
    source: pictureFormat(video),
  }
  const { width, height } = video
  return { width, height, fps: canvas.fps, frames, isStill, pixelFormat, matrix: matrixOf(video), node }
}

const pictureFormat = ({ codec, codedWidth, codedHeight, fps }: VideoFacts): SourceFormat => ({
  codec,
  megapixels: (codedWidth * codedHeight) / 1e6,
  fps: toNumber(fps),
})

/** VP8 and VP9 hold their alpha beside the picture, where only these look for it. */
const decoderFor = ({ codec, hasAlpha }: VideoFacts): Pick<ClipNode, 'decoder'> =>
  !hasAlpha ? {} : codec === 'vp9' ? { decoder: 'libvpx-vp9' } : codec === 'vp8' ? { decoder: 'libvpx' } : {}

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
    gopSec: 0,
    conform: [use('aformat', { sample_fmts: 'fltp', channel_layouts: layoutOf(channels) })],
    source: { codec: audio.codec, megapixels: 0, fps: 0 },
  }
  return { sampleRate, channels, samples, node }
}

/** Only where a seek always lands at or before the wanted time; elsewhere decoding starts at the beginning. */
const canSeek = (facts: MediaFacts): boolean => ['mov', 'matroska', 'wav', 'flac'].includes(facts.demuxer)

/** How far before the wanted time decoding starts, so that codecs with memory (AAC) have settled. */
const SEEK_MARGIN_SEC = 0.25

/** Below this a seek saves nothing. */
const SEEK_FROM_SEC = 1

/**
 * Where decoding of a clip may begin, in seconds from the grid's beginning. On the grid itself: where `fps` begins between two
 * of its frames, it moves all of them.
 */
export function seekSecOf({ start, rate, canSeek }: ClipNode): number {
  if (!canSeek || secondsAt(start, rate) < SEEK_FROM_SEC) return 0
  return secondsAt(start - Math.ceil((SEEK_MARGIN_SEC * rate.num) / rate.den), rate)
}

/** ffmpeg's name for a number of channels. */
export const layoutOf = (channels: number): string =>
  channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `${channels}c`
