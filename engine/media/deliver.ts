/** The last step before the encoder: size, pixel format and streams as the profile wants them. */
import { ArtDagError } from '../contract/errors.ts'
import { isYuv, stateColour, tagOf } from './graph/colour.ts'
import { flattenPicture, hasAlpha } from './graph/compose.ts'
import { use } from './graph/filters.ts'
import {
  after,
  atRate,
  filterPicture,
  pinPixelFormat,
  toMatrix,
  toPixelFormat,
  trimPicture,
} from './graph/picture.ts'
import { secondsAt } from './graph/rational.ts'
import { filterSound } from './graph/sound.ts'
import type { AudioStream, Media, StreamNode, VideoStream } from './graph/stream.ts'
import type { MediaFacts } from './probe/facts.ts'
import type { Profile, VideoCodec } from './profiles.ts'

/** What a file written with a profile holds. Known before it is made; checked against the file after. */
export interface Delivery {
  readonly video?: VideoStream
  readonly audio?: AudioStream
  readonly durationSec: number
}

/** @throws ArtDagError USAGE when the profile cannot hold the result (sound only as png, no sound as flac). */
export function deliver(media: Media, profile: Profile): Delivery {
  const video = profile.video && media.video ? deliverPicture(media.video, profile.video) : undefined
  const isPicture = profile.video?.isSinglePicture ?? false
  const audio = profile.audio && media.audio && !isPicture ? deliverSound(media.audio, profile) : undefined
  if (!video && (!audio || profile.kind === 'image')) throw cannotHold(media, profile)
  return { ...(video ? { video } : {}), ...(audio ? { audio } : {}), durationSec: durationOf(video, audio) }
}

const durationOf = (video: VideoStream | undefined, audio: AudioStream | undefined): number =>
  video ? secondsAt(video.frames, video.fps) : audio ? audio.samples / audio.sampleRate : 0

function deliverPicture(video: VideoStream, codec: VideoCodec): VideoStream {
  const single = codec.isSinglePicture && !video.isStill ? trimPicture(video, 0, 1) : video
  const sized = evenSize(shrink(single, codec.maxHeight), codec)
  const format = formatFor(sized.pixelFormat, codec.pixelFormats)
  const flat = hasAlpha(format) ? sized : flattenPicture(sized, 'black')
  // Said even where it is already so: filters on the way may have negotiated another format.
  const formatted = pinPixelFormat(toPixelFormat(toMatrix(flat, codec.matrix ?? flat.matrix), format))
  const stated = codec.pieces ? filterPicture(formatted, stateColour(formatted.matrix)) : formatted
  // Muxers take the frame rate from the last filter.
  const paced = { ...stated, node: atRate(stated) }
  return codec.usesPalette ? withPalette(paced) : paced
}

/** The stream's own format, else the first with or without alpha as it has itself, else the first. */
function formatFor(own: string, formats: readonly string[]): string {
  const alike = formats.find((format) => hasAlpha(format) === hasAlpha(own))
  return formats.includes(own) ? own : (alike ?? (formats[0] as string))
}

/** 256 colours chosen for every frame anew, so that nothing has to be kept in memory. */
function withPalette(video: VideoStream): VideoStream {
  const palette = after('video', use('palettegen', { stats_mode: 'single' }), video.node)
  const node: StreamNode = {
    kind: 'filter',
    media: 'video',
    use: use('paletteuse', { new: true, dither: 'sierra2_4a' }),
    inputs: [video.node, palette],
  }
  return { ...video, node: atRate({ node, fps: video.fps }) }
}

function shrink(video: VideoStream, maxHeight: number | undefined): VideoStream {
  if (maxHeight === undefined || video.height <= maxHeight) return video
  const size = {
    width: Math.max(2, Math.round((video.width * maxHeight) / video.height / 2) * 2),
    height: maxHeight,
  }
  const scaled = filterPicture(video, use('scale', { w: size.width, h: size.height, flags: 'bicubic' }), size)
  // The width is rounded, and `scale` would make up for it with pixels that are not quite square.
  return filterPicture(scaled, use('setsar', { sar: { num: 1, den: 1 } }))
}

/** One row or column is cut off rather than everything scaled by half a percent; only a single one is doubled. */
function evenSize(picture: VideoStream, codec: VideoCodec): VideoStream {
  if (!codec.needsEvenSize) return picture
  const video = widen(picture)
  const size = { width: video.width - (video.width % 2), height: video.height - (video.height % 2) }
  if (size.width === video.width && size.height === video.height) return video
  return filterPicture(video, use('crop', { w: size.width, h: size.height, x: 0, y: 0, exact: true }), size)
}

function widen(video: VideoStream): VideoStream {
  const size = { width: Math.max(2, video.width), height: Math.max(2, video.height) }
  if (size.width === video.width && size.height === video.height) return video
  const scaled = filterPicture(video, use('scale', { w: size.width, h: size.height, flags: 'bicubic' }), size)
  return filterPicture(scaled, use('setsar', { sar: { num: 1, den: 1 } }))
}

function deliverSound(audio: AudioStream, profile: Profile): AudioStream {
  const rate = profile.audio?.sampleRate
  if (rate === undefined || rate === audio.sampleRate) return audio
  const resampled = filterSound(audio, use('aresample', { osr: rate }))
  return { ...resampled, sampleRate: rate, samples: Math.round((audio.samples * rate) / audio.sampleRate) }
}

const cannotHold = (media: Media, profile: Profile): ArtDagError =>
  new ArtDagError(
    'USAGE',
    `the result has no ${profile.kind === 'audio' ? 'sound' : 'picture'}, so it cannot become ${profile.name}`,
    {
      hint: media.video ? 'choose --profile mp4, webm or png' : 'choose --profile flac or wav',
    },
  )

/** The facts a probe of the delivered file would give, for planning with a file that is not made yet. */
export function factsOfDelivery({ video, audio, durationSec }: Delivery): MediaFacts {
  return {
    v: 1,
    kind: !video ? 'audio' : video.isStill ? 'image' : 'video',
    demuxer: 'mov',
    sizeBytes: 0,
    durationSec,
    isCut: false,
    video: video ? [videoFacts(video, durationSec)] : [],
    audio: audio ? [audioFacts(audio, video ? 1 : 0, durationSec)] : [],
  }
}

const videoFacts = (video: VideoStream, endSec: number): MediaFacts['video'][number] => ({
  index: 0,
  codec: 'intermediate',
  width: video.width,
  height: video.height,
  codedWidth: video.width,
  codedHeight: video.height,
  sampleAspect: { num: 1, den: 1 },
  isMirrored: false,
  rotationDeg: 0,
  fps: video.fps,
  isVariable: false,
  frames: video.frames,
  startSec: 0,
  endSec,
  pixelFormat: video.pixelFormat,
  hasAlpha: /^(rgba|bgra|yuva)/.test(video.pixelFormat),
  colour: isYuv(video.pixelFormat) ? { matrix: tagOf(video.matrix) } : {},
  longestGop: 1,
})

const audioFacts = (audio: AudioStream, index: number, endSec: number): MediaFacts['audio'][number] => ({
  index,
  codec: 'intermediate',
  sampleRate: audio.sampleRate,
  channels: audio.channels,
  layout: '',
  startSec: 0,
  endSec,
})
