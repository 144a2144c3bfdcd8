/** What a song is made from, and what comes of it. */
import type { GenreName } from './genres.ts'
import type { Swing, TempoPlan } from './grid.ts'

/** In the order of the bench's table. */
export const CATEGORIES = [
  'plain',
  'swing',
  'syncopation',
  'offbeat start',
  'silence lead-in',
  'tempo ramp',
  'tempo change',
  '3/4',
  'noise',
  'lossy codec',
  'half/double trap',
] as const
export type Category = (typeof CATEGORIES)[number]

export interface Noise {
  readonly kind: 'white' | 'pink' | 'crackle'
  /** Of the music over the noise. */
  readonly snrDb: number
}

export interface Codec {
  /** Which also chooses the container. */
  readonly extension: 'mp3' | 'm4a' | 'opus' | 'ogg'
  readonly encoder: 'libmp3lame' | 'aac' | 'libopus' | 'libvorbis'
  readonly kbps: number
}

export interface SongSpec {
  readonly name: string
  readonly category: Category
  /** All chance in the song comes from it. */
  readonly seed: string
  readonly genre: GenreName
  readonly tempo: TempoPlan
  readonly swing?: Swing
  readonly lengthSec: number
  /** Digital silence before the music. Default 0. */
  readonly leadInSec?: number
  /**
   * Where the music starts, in beats of its first bar: above 0 it is cut off before that, below 0 the tune is there
   * that much earlier. Default 0.
   */
  readonly startBeat?: number
  /** In the middle of the music, or with a last chord on a first beat. */
  readonly ends: 'cut' | 'rings'
  readonly isStereo: boolean
  readonly noise?: Noise
  readonly codec?: Codec
}

/** Seconds from the first sample; the grid that was meant, not what was played some milliseconds beside it. */
export interface Truth {
  readonly beats: readonly number[]
  readonly downbeats: readonly number[]
  /** Of the middle one of all distances between beats. */
  readonly bpm: number
  readonly beatsPerBar: number
}

export interface Song {
  readonly spec: SongSpec
  /** One or two channels at RATE. */
  readonly channels: readonly Float32Array[]
  readonly truth: Truth
}
