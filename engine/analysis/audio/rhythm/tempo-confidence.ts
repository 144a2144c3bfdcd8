/** How sure a tempo is, and which is the next best. */
import type { AudioAnalysis } from '../../../contract/analysis.ts'
import type { Hypothesis } from './hypotheses.ts'

/** Tempi that are closer than this are one. */
const ALIKE = 0.04

/** `bpm` as the beats have it; `best` is one of `all`, the most likely first. Confidence is the share that agrees. */
export function tempoOf(
  bpm: number,
  best: Hypothesis,
  all: readonly Hypothesis[],
): NonNullable<AudioAnalysis['tempo']> {
  const other = all.find((hypothesis) => !isAlike(hypothesis.bpm, best.bpm))
  const second = other && { bpm: (bpm * other.bpm) / best.bpm, confidence: shareOf(other.bpm, all) }
  return { bpm, confidence: shareOf(best.bpm, all), second: second ?? null }
}

function shareOf(bpm: number, all: readonly Hypothesis[]): number {
  const most = Math.max(...all.map(({ score }) => score))
  const weight = (some: readonly Hypothesis[]) =>
    some.reduce((sum, { score }) => sum + Math.exp(score - most), 0)
  return weight(all.filter((hypothesis) => isAlike(hypothesis.bpm, bpm))) / weight(all)
}

const isAlike = (a: number, b: number): boolean => Math.abs(a / b - 1) <= ALIKE
