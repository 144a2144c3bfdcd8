/** What is known of a media file: read once by ffprobe, kept by CID, never asked again. */

/** An exact ratio; frame rates and aspect ratios are never floats. */
export interface Rational {
  readonly num: number
  readonly den: number
}

/** Demuxers that may be forced with -f; the result of sniffing magic bytes, never of trusting a file name. */
export type Demuxer =
  | 'mov'
  | 'matroska'
  | 'avi'
  | 'mpegts'
  | 'mpeg'
  | 'flv'
  | 'ogg'
  | 'wav'
  | 'w64'
  | 'mp3'
  | 'flac'
  | 'aac'
  | 'aiff'
  | 'gif'
  | 'apng'
  | 'png_pipe'
  | 'jpeg_pipe'
  | 'webp_pipe'
  | 'bmp_pipe'
  | 'tiff_pipe'
  | 'yuv4mpegpipe'

export interface VideoFacts {
  /** Index for -map 0:<index>. */
  readonly index: number
  readonly codec: string
  /** Size as shown: rotation applied, square pixels, whole pixels. */
  readonly width: number
  readonly height: number
  /** Size as stored. */
  readonly codedWidth: number
  readonly codedHeight: number
  readonly sampleAspect: Rational
  /** Stored left-right reversed: to be shown it is flipped horizontally first, then turned by `rotationDeg`. */
  readonly isMirrored: boolean
  /** Clockwise, 0 | 90 | 180 | 270. */
  readonly rotationDeg: number
  /** Average rate; exact when `isVariable` is false. */
  readonly fps: Rational
  readonly isVariable: boolean
  /** Frames that decode; counted from packets, 1 for a still. */
  readonly frames: number
  /** Presentation time of the first frame, relative to the file's earliest stream. */
  readonly startSec: number
  /** End of the last frame, relative to the file's earliest stream. */
  readonly endSec: number
  readonly pixelFormat: string
  /** Also where it is stored beside the picture (WebM) and `pixelFormat` is silent about it. */
  readonly hasAlpha: boolean
  readonly colour: {
    readonly range?: string
    readonly matrix?: string
    readonly primaries?: string
    readonly transfer?: string
  }
  /** Longest distance between key frames, in frames; 1 for all-intra. */
  readonly longestGop: number
}

export interface AudioFacts {
  readonly index: number
  readonly codec: string
  readonly sampleRate: number
  readonly channels: number
  readonly layout: string
  /** First sample, relative to the file's earliest stream. */
  readonly startSec: number
  readonly endSec: number
}

export interface MediaFacts {
  readonly v: 1
  readonly kind: 'video' | 'audio' | 'image'
  readonly demuxer: Demuxer
  readonly sizeBytes: number
  readonly durationSec: number
  /** The file says that there is more than it holds: its end was lost. All other facts count what is there. */
  readonly isCut: boolean
  /** The best video stream first (cover art is no video); empty for sound files. */
  readonly video: readonly VideoFacts[]
  readonly audio: readonly AudioFacts[]
}
