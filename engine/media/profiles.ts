/** Profiles: how a result is written. A profile is a document with a CID; the file's key is (cache id, profile CID). */
import type { HardwareEncoder } from '../contract/schemas.ts'
import type { Matrix } from './graph/colour.ts'
import type { VideoStream } from './graph/stream.ts'

export interface Profile {
  readonly v: 1
  readonly name: string
  readonly title: string
  readonly kind: 'video' | 'audio' | 'image'
  /** Extension of the files, without a dot. */
  readonly extension: string
  readonly muxer: string
  readonly muxerOptions: Readonly<Record<string, string>>
  readonly video?: VideoCodec
  readonly audio?: AudioCodec
}

export interface VideoCodec {
  readonly encoder: string
  /** One of these, the stream's own when it is among them, else the first. */
  readonly pixelFormats: readonly string[]
  readonly options: Readonly<Record<string, string>>
  /** Pictures higher than this are made smaller, in proportion. */
  readonly maxHeight?: number
  /** Sides must be even (4:2:0 chroma): what is too much is cut off. */
  readonly needsEvenSize: boolean
  /** Fixed, since the number of threads changes an encoder's bytes. Absent: the encoder's bytes do not depend on it. */
  readonly threads?: number
  /** Files have no room for another, and whoever shows them takes this one. */
  readonly matrix?: Matrix
  /** 256 colours with a palette (GIF). */
  readonly usesPalette?: true
  /** Only the first picture is written. */
  readonly isSinglePicture: boolean
  /** Encoded by hardware: the format it wants its pictures in, and the device they are uploaded to, where it wants that. */
  readonly hardware?: {
    readonly name: HardwareEncoder
    readonly surface?: 'nv12'
    readonly device?: 'vaapi' | 'vulkan'
  }
  /** Results may be rendered in pieces and joined by stream copy. */
  readonly pieces?: {
    /** Longest piece, in frames: whole groups of pictures. */
    readonly longest: number
    /** Frames by which decoding runs ahead of showing (B-frames used as references). */
    readonly reorderFrames: number
  }
}

export interface AudioCodec {
  readonly encoder: string
  readonly options: Readonly<Record<string, string>>
  /** The encoder works at this rate only (Opus). */
  readonly sampleRate?: number
}

const MP4 = { movflags: '+faststart+use_metadata_tags' }
const AAC: AudioCodec = { encoder: 'aac', options: { b: '192k' } }

const x264 = (options: Readonly<Record<string, string>>, more: Partial<VideoCodec> = {}): VideoCodec => ({
  encoder: 'libx264',
  pixelFormats: ['yuv420p'],
  options,
  needsEvenSize: true,
  threads: 4,
  isSinglePicture: false,
  ...more,
})

const picture = (
  encoder: string,
  pixelFormats: readonly string[],
  options: Readonly<Record<string, string>>,
): VideoCodec => ({
  encoder,
  pixelFormats,
  options,
  needsEvenSize: false,
  isSinglePicture: true,
})

/** Profiles a user may name, in the order they are listed. */
export const PROFILES: readonly Profile[] = [
  {
    v: 1,
    name: 'mp4',
    title: 'H.264 and AAC, ready for the web',
    kind: 'video',
    extension: 'mp4',
    muxer: 'mp4',
    muxerOptions: MP4,
    video: x264(
      { preset: 'fast', crf: '18', g: '48', profile: 'high' },
      { pieces: { longest: 288, reorderFrames: 2 } },
    ),
    audio: AAC,
  },
  {
    v: 1,
    name: 'webm',
    title: 'VP9 and Opus',
    kind: 'video',
    extension: 'webm',
    muxer: 'webm',
    muxerOptions: {},
    video: {
      encoder: 'libvpx-vp9',
      pixelFormats: ['yuv420p', 'yuva420p'],
      needsEvenSize: true,
      threads: 4,
      isSinglePicture: false,
      options: {
        crf: '30',
        b: '0',
        deadline: 'good',
        'cpu-used': '4',
        'row-mt': '1',
        'tile-columns': '1',
        g: '48',
      },
    },
    audio: { encoder: 'libopus', options: { b: '160k' }, sampleRate: 48_000 },
  },
  {
    v: 1,
    name: 'prores',
    title: 'ProRes 422 HQ, or 4444 with alpha, for editing on',
    kind: 'video',
    extension: 'mov',
    muxer: 'mov',
    muxerOptions: { movflags: '+use_metadata_tags' },
    video: {
      encoder: 'prores_ks',
      pixelFormats: ['yuv422p10le', 'yuva444p10le'],
      needsEvenSize: true,
      threads: 4,
      isSinglePicture: false,
      options: { vendor: 'apl0' },
    },
    audio: { encoder: 'pcm_s24le', options: {} },
  },
  {
    v: 1,
    name: 'flac',
    title: 'Lossless sound',
    kind: 'audio',
    extension: 'flac',
    muxer: 'flac',
    muxerOptions: {},
    audio: { encoder: 'flac', options: { sample_fmt: 's32', compression_level: '5' } },
  },
  {
    v: 1,
    name: 'wav',
    title: 'Uncompressed sound, 24 bit',
    kind: 'audio',
    extension: 'wav',
    muxer: 'wav',
    muxerOptions: {},
    audio: { encoder: 'pcm_s24le', options: {} },
  },
  {
    v: 1,
    name: 'mp3',
    title: 'MP3 sound',
    kind: 'audio',
    extension: 'mp3',
    muxer: 'mp3',
    muxerOptions: {},
    audio: { encoder: 'libmp3lame', options: { q: '2' } },
  },
  {
    v: 1,
    name: 'm4a',
    title: 'AAC sound',
    kind: 'audio',
    extension: 'm4a',
    muxer: 'ipod',
    muxerOptions: MP4,
    audio: AAC,
  },
  {
    v: 1,
    name: 'png',
    title: 'One lossless picture',
    kind: 'image',
    extension: 'png',
    muxer: 'image2pipe',
    muxerOptions: {},
    video: picture('png', ['rgb24', 'rgba'], { pred: 'mixed' }),
  },
  {
    v: 1,
    name: 'jpg',
    title: 'One JPEG picture',
    kind: 'image',
    extension: 'jpg',
    muxer: 'image2pipe',
    muxerOptions: {},
    video: picture('mjpeg', ['yuvj420p'], { 'q:v': '2', huffman: 'optimal' }),
  },
  {
    v: 1,
    name: 'webp',
    title: 'One WebP picture',
    kind: 'image',
    extension: 'webp',
    muxer: 'webp',
    muxerOptions: {},
    video: { ...picture('libwebp', ['yuv420p', 'yuva420p'], { quality: '90' }), matrix: 'bt601' },
  },
  {
    v: 1,
    name: 'gif',
    title: 'Animated picture of 256 colours, no sound',
    kind: 'video',
    extension: 'gif',
    muxer: 'gif',
    muxerOptions: {},
    video: {
      encoder: 'gif',
      pixelFormats: ['bgra'],
      options: {},
      needsEvenSize: false,
      isSinglePicture: false,
      usesPalette: true,
    },
  },
  {
    v: 1,
    name: 'draft',
    title: 'Small and fast, same cuts and frame rate',
    kind: 'video',
    extension: 'mp4',
    muxer: 'mp4',
    muxerOptions: MP4,
    video: x264(
      { preset: 'ultrafast', crf: '28', g: '48' },
      { maxHeight: 360, pieces: { longest: 288, reorderFrames: 0 } },
    ),
    audio: { encoder: 'aac', options: { b: '96k' } },
  },
  {
    v: 1,
    name: 'still',
    title: 'The first frame as a picture',
    kind: 'image',
    extension: 'png',
    muxer: 'image2pipe',
    muxerOptions: {},
    video: picture('png', ['rgb24', 'rgba'], { pred: 'up', compression_level: '3' }),
  },
]

/** Lossless, all frames key frames: what a materialised intermediate is written as. Float sound, exact times. */
const MEZZANINE: Profile = {
  v: 1,
  name: 'mezzanine',
  title: 'Lossless intermediate',
  kind: 'video',
  extension: 'mov',
  muxer: 'mov',
  muxerOptions: { movflags: '+use_metadata_tags' },
  video: x264(
    { preset: 'ultrafast', qp: '0', g: '1', tune: 'fastdecode' },
    {
      needsEvenSize: false,
      pixelFormats: ['yuv420p', 'yuv422p', 'yuv444p', 'yuv420p10le', 'yuv422p10le', 'yuv444p10le'],
    },
  ),
  audio: { encoder: 'pcm_f32le', options: {} },
}

const MEZZANINE_RGB: Profile = {
  ...MEZZANINE,
  name: 'mezzanine-rgb',
  title: 'Lossless intermediate with RGB or alpha',
  video: {
    encoder: 'ffv1',
    pixelFormats: ['bgr0', 'bgra', 'yuva420p'],
    needsEvenSize: false,
    isSinglePicture: false,
    options: { level: '3', g: '1', slices: '4' },
  },
}

/** The intermediate that keeps every bit of what a step gives. x264 wants even sides for 4:2:0, FFV1 does not. */
export function mezzanineFor(video: VideoStream | undefined): Profile {
  if (!video) return MEZZANINE
  const isPlainYuv = MEZZANINE.video?.pixelFormats.includes(video.pixelFormat) ?? false
  return isPlainYuv && hasEvenSides(video) ? MEZZANINE : { ...MEZZANINE_RGB, video: ffv1For(video) }
}

function ffv1For(video: VideoStream): VideoCodec {
  const own = { rgb24: 'bgr0', rgba: 'bgra' }[video.pixelFormat] ?? video.pixelFormat
  const codec = MEZZANINE_RGB.video as VideoCodec
  return { ...codec, pixelFormats: [own], options: canBeSliced(video) ? codec.options : UNSLICED }
}

/** The version before slices were thought of. */
const UNSLICED = { level: '1', g: '1' }

/**
 * Slices begin at half of a side. Where that is in the middle of a chroma sample, ffmpeg 7.0 loses the last row or column of
 * chroma without a word and 5.1 refuses. Slices of a single pixel fare no better.
 */
const canBeSliced = (video: VideoStream): boolean =>
  hasEvenSides(video) && Math.min(video.width, video.height) >= 4

const hasEvenSides = ({ width, height }: VideoStream): boolean => width % 2 === 0 && height % 2 === 0

/**
 * What the pieces of a result are written as: the picture alone, by one thread, since several pieces are written at once and
 * the number of threads changes x264's bytes. Undefined where results cannot be joined from pieces.
 */
export function pieceProfileOf({ name, video }: Profile): Profile | undefined {
  if (!video?.pieces) return undefined
  const { pieces, maxHeight, ...codec } = video
  return {
    v: 1,
    name: `${name}-piece`,
    title: `A piece of an ${name} file`,
    kind: 'video',
    extension: 'mp4',
    muxer: 'mp4',
    muxerOptions: {},
    video: { ...codec, threads: 1 },
  }
}

/** What the sound of a result in pieces is written as: encoded as it will be in the result. */
export const soundProfileOf = ({ name, audio }: Profile): Profile | undefined =>
  audio && {
    v: 1,
    name: `${name}-sound`,
    title: `The sound of an ${name} file`,
    kind: 'audio',
    extension: 'm4a',
    muxer: 'mp4',
    muxerOptions: {},
    audio,
  }

export const profileNamed = (name: string): Profile | undefined =>
  PROFILES.find((profile) => profile.name === name)

/** By a file's extension (`.MP4` too); where two share one, the first listed. */
export function profileForExtension(extension: string): Profile | undefined {
  const wanted = extension.replace(/^\./, '').toLowerCase()
  return PROFILES.find((profile) => profile.extension === (wanted === 'jpeg' ? 'jpg' : wanted))
}

/** What a result becomes when nobody says: by what it is. */
export function defaultProfile(media: { readonly video?: VideoStream }): Profile {
  const name = !media.video ? 'flac' : media.video.isStill ? 'png' : 'mp4'
  return PROFILES.find((profile) => profile.name === name) as Profile
}
