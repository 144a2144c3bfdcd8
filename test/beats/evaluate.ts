/** How well tempo, beats and downbeats were found: the measures of the field, as mir_eval computes them. */
import { type Continuity, continuity } from './continuity.ts'
import { matchEvents } from './match-events.ts'
import type { Truth } from './song-spec.ts'

export interface Found {
  readonly beats: readonly number[]
  /** Absent where a program does not look for them. */
  readonly downbeats?: readonly number[]
  /** Null where no tempo was found. */
  readonly bpm: number | null
}

export interface Scores extends Continuity {
  /** F-measure within 70 ms. */
  readonly f: number
  /** 1 when the tempo is within 4 %, else 0. */
  readonly acc1: number
  /** The same with twice, three times, half and a third of the tempo allowed. */
  readonly acc2: number
  /** Mean distance of the beats that count for `f`; absent where there is none. */
  readonly maeMs?: number
  readonly downbeatF?: number
}

export const WINDOW_SEC = 0.07
const TEMPO_TOLERANCE = 0.04
const OCTAVES = [1, 2, 3, 1 / 2, 1 / 3]

/** mir_eval leaves out the first 5 s of beats, where people have not yet found them: `trimSec`. Default 0. */
export function evaluate(truth: Truth, found: Found, { trimSec = 0 } = {}): Scores {
  const kept = (times: readonly number[]): number[] => times.filter((time) => time >= trimSec)
  const [beats, foundBeats] = [kept(truth.beats), kept(found.beats)]
  const { f, errorsSec } = matchEvents(beats, foundBeats, WINDOW_SEC)
  return {
    ...continuity(beats, foundBeats),
    f,
    acc1: isTempo(found.bpm, truth.bpm) ? 1 : 0,
    acc2: OCTAVES.some((factor) => isTempo(found.bpm, truth.bpm * factor)) ? 1 : 0,
    ...(errorsSec.length > 0 && { maeMs: 1000 * mean(errorsSec.map(Math.abs)) }),
    ...(found.downbeats && {
      downbeatF: matchEvents(kept(truth.downbeats), kept(found.downbeats), WINDOW_SEC).f,
    }),
  }
}

const isTempo = (bpm: number | null, truth: number): boolean =>
  bpm !== null && Math.abs(bpm - truth) <= TEMPO_TOLERANCE * truth

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length

/** Each measure's mean over the songs that have it; every song counts alike. Absent where none has it. */
export function meanScores(scores: readonly Scores[]): Scores {
  const of = (key: keyof Scores): number | undefined => {
    const values = scores.map((score) => score[key]).filter((value) => value !== undefined)
    return values.length > 0 ? mean(values) : undefined
  }
  const keys = ['f', 'cmlC', 'cmlT', 'amlC', 'amlT', 'acc1', 'acc2', 'maeMs', 'downbeatF'] as const
  const means = keys.map((key) => [key, of(key)]).filter(([, value]) => value !== undefined)
  return Object.fromEntries(means) as unknown as Scores
}
