/** Where in the music a time is. */
import { firstFrom } from './nearest.ts'

export interface Beats {
  /** Seconds, rising. */
  readonly beats: readonly number[]
  /** Those of them that begin a bar. */
  readonly downbeats: readonly number[]
}

export const NO_BEATS: Beats = { beats: [], downbeats: [] }

export interface BarBeat {
  /** From 1; 0 is the upbeat before the first bar. */
  readonly bar: number
  /** From 1. */
  readonly beat: number
}

/** Beats are found to some milliseconds: one that a time nearly reached, it has reached. */
const NEARLY_SEC = 0.002

/** Undefined before the first beat, and where there are none. */
export function barBeatAt({ beats, downbeats }: Beats, sec: number): BarBeat | undefined {
  const beat = firstFrom(beats, sec + NEARLY_SEC)
  if (beat === 0) return undefined
  const bar = firstFrom(downbeats, sec + NEARLY_SEC)
  const opening = bar === 0 ? 0 : firstFrom(beats, downbeats[bar - 1] as number)
  return { bar, beat: beat - opening }
}
