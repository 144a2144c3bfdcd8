/**
 * Every metrical level that a rhythm may have, each with its likeliest beats and bars, and how likely it is.
 *
 *   level  half, double, three to two … of the tempo path; as likely as any of its phases
 *   phase  on the tracked beats or between them; as likely as the best place for its bars
 *   place  where bars begin, in threes or fours
 */
import { type BarFit, barFits, eitherOf } from './bar-fit.ts'
import { beatAt, bpmOfPath, type Curves, pathEvidence, traces } from './evidence.ts'
import type { Part } from './parts.ts'
import { trackBeats } from './track-beats.ts'

/** Beats to the beat of the tempo path. */
const RATIOS = [1, 2, 1 / 2, 3 / 2, 2 / 3, 4 / 3, 3 / 4, 3, 1 / 3] as const
/** Where the beats may lie between those that were tracked, which may be offbeats, straight or swung. */
const PHASES = [0, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4] as const
const SLOWEST_BPM = 45
const FASTEST_BPM = 230
const LEAST_BEATS = 4

interface Phase {
  /** Frames. */
  readonly beats: Float64Array
  readonly bars: BarFit
}

export interface Hypothesis extends Phase {
  readonly bpm: number
  /** Frames per beat at each step of the part. */
  readonly path: Float64Array
  /** How well one, two and four beats repeat, 0 to 1. */
  readonly strength: number
  /** Logarithm of how likely the level is, up to a constant. */
  readonly score: number
}

/** Of one part of a clip; frames count from its start. `opening`: where the first stroke is. The most likely first. */
export function hypotheses(part: Part, opening: number): Hypothesis[] {
  return levelsOf(part)
    .map((level) => atLevel(part.curves, level, opening))
    .sort((a, b) => b.score - a.score)
}

export interface Level {
  /** Frames per beat at each step of the part. */
  readonly path: Float64Array
  /** What `pathEvidence` says of it. */
  readonly evidence: readonly number[]
  /** Frames. */
  readonly tracked: Float64Array
}

export function levelsOf({ curves, gram, path }: Part): Level[] {
  return RATIOS.map((ratio) => path.map((lag) => lag / ratio))
    .filter((lags) => bpmOfPath(lags) >= SLOWEST_BPM && bpmOfPath(lags) <= FASTEST_BPM)
    .map((lags) => ({
      path: lags,
      evidence: pathEvidence(gram, lags),
      tracked: Float64Array.from(trackBeats(curves.onset, lags)),
    }))
    .filter(({ tracked }) => tracked.length >= LEAST_BEATS)
}

/** The beats that a level may have. */
export const phasesOf = ({ tracked }: Level): Float64Array[] => PHASES.map((phase) => shifted(tracked, phase))

function atLevel(curves: Curves, level: Level, opening: number): Hypothesis {
  const { path, evidence } = level
  const phases = phasesOf(level).map((beats) => atPhase(curves, evidence, beats, opening))
  const best = phases.reduce((a, b) => (b.bars.score > a.bars.score ? b : a))
  const score = eitherOf(phases.map(({ bars }) => bars.score))
  return { ...best, bpm: bpmOfPath(path), path, strength: strengthOf(evidence), score }
}

function atPhase(curves: Curves, evidence: readonly number[], beats: Float64Array, opening: number): Phase {
  const fits = barFits(evidence, traces(curves, beats), beatAt(beats, opening))
  return { beats, bars: fits.reduce((a, b) => (b.score > a.score ? b : a)) }
}

function strengthOf(evidence: readonly number[]): number {
  const [, , once, twice, , four] = evidence as [number, number, number, number, number, number]
  return (once + 0.69 * twice + 0.53 * four) / 2.22
}

function shifted(beats: Float64Array, phase: number): Float64Array {
  if (phase === 0) return beats
  return beats.subarray(1).map((next, i) => {
    const beat = beats[i] as number
    return beat + phase * (next - beat)
  })
}
