/**
 * The value that flows between steps: a picture and a sound stream, each an expression over clips of files.
 *
 *   clip(car.mp4, frames 50–100) ── scale ── eq ──┐
 *   clip(bbb.mp4, frames 0–75) ─── scale ─────────┴─ concat
 *
 * Expressions are plain data; two steps that use one value share the object, which is how the command builder
 * sees a fan-out. Lengths are known before anything runs: frames for pictures, samples for sound.
 */
import type { Cid, TaskId } from '../../contract/ids.ts'
import type { Demuxer, Rational } from '../probe/facts.ts'
import type { Matrix } from './colour.ts'
import type { FilterUse } from './filters.ts'

/** A file to read: stored media, or a task's artifact that is known only by its task until it is made. */
export type InputRef =
  | {
      readonly kind: 'media'
      readonly cid: Cid
      readonly demuxer: Demuxer
      /** The task that made it, where it is a result between tasks: a name it had before it was there. */
      readonly task?: TaskId
    }
  | { readonly kind: 'artifact'; readonly task: TaskId; readonly demuxer: Demuxer }

/** Frames (or samples) `start … start + length` of one stream of a file, on the canvas grid. */
export interface ClipNode {
  readonly kind: 'clip'
  readonly media: 'video' | 'audio'
  readonly input: InputRef
  readonly streamIndex: number
  /** First frame or sample on the grid. */
  readonly start: number
  /** Frames or samples; a still gives 1 and is held as long as it is asked for. */
  readonly length: number
  /** Frames per second, or samples per second with den 1. */
  readonly rate: Rational
  /** Seconds after the file's own zero at which the grid begins: its first picture, where that is nearly at zero. */
  readonly originSec: number
  /** Seconds after the file's own zero at which the stream itself begins. */
  readonly beginsSec: number
  /** Whether a seek in this file always lands at or before the wanted time. */
  readonly canSeek: boolean
  /** Seconds between key frames, at most: what a seek may cost. */
  readonly gopSec: number
  /** Decoder by name, where ffmpeg's own choice would lose the alpha channel. */
  readonly decoder?: 'libvpx' | 'libvpx-vp9'
  /** What it was narrowed from; for explaining only. */
  readonly origin?: StreamNode
  /** Conversion from the file's own form to the canvas: rotation, square pixels, layout. Options of filters in order. */
  readonly conform: readonly FilterUse[]
  /** What reading it costs depends on; nothing that is rendered does. */
  readonly source?: SourceFormat
}

/** A stream as it is stored. */
export interface SourceFormat {
  readonly codec: string
  /** Pixels of a frame, in millions; 0 for sound. */
  readonly megapixels: number
  /** Frames a second; 0 for sound. */
  readonly fps: number
}

/** A filter over other nodes; one output. */
export interface FilterNode {
  readonly kind: 'filter'
  readonly media: 'video' | 'audio'
  readonly use: FilterUse
  readonly inputs: readonly StreamNode[]
  /** Frames that each input gives, where a picture may be taken apart at this filter. */
  readonly lengths?: readonly number[]
  /** What it was made from when a picture was cut or taken apart; for explaining only. */
  readonly origin?: StreamNode
}

export type StreamNode = ClipNode | FilterNode

export interface VideoStream {
  readonly width: number
  readonly height: number
  readonly fps: Rational
  /** Frames; 1 for a still. */
  readonly frames: number
  /** One picture without a length of its own. */
  readonly isStill: boolean
  readonly pixelFormat: string
  /** Of its YUV; of RGB, that it will have once it is made YUV. */
  readonly matrix: Matrix
  readonly node: StreamNode
}

export interface AudioStream {
  readonly sampleRate: number
  readonly channels: number
  readonly samples: number
  readonly node: StreamNode
}

/** What a step gives. At least one of the two is there. */
export interface Media {
  readonly video?: VideoStream
  readonly audio?: AudioStream
  /** Further streams of a source file, for MUX to choose from; the first is `video` or `audio` itself. */
  readonly videoTracks?: readonly VideoStream[]
  readonly audioTracks?: readonly AudioStream[]
}

/** The grid everything of one recipe lies on. */
export interface Canvas {
  readonly fps: Rational
  readonly sampleRate: number
  readonly channels: number
  /** Only where the recipe's author fixed it; otherwise every join takes the size of its first picture. */
  readonly size?: { readonly width: number; readonly height: number }
}
