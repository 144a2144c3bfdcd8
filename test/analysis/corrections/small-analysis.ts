/** Analyses with known beats, for tests of what is done with them. */
import type { AudioAnalysis, CorrectionStep } from '../../../engine/contract/analysis.ts'

const series = (count: number) => ({ hopSec: 0.1, values: Array.from({ length: count }, (_, n) => n) })

/** Beats as given, every `meter`-th from `firstDownbeat` on beginning a bar. */
export function analysisOf(
  beats: readonly number[],
  { durationSec = 60, meter = 4, firstDownbeat = 0, bpm = 120 } = {},
): AudioAnalysis {
  const isNone = beats.length === 0
  return {
    durationSec,
    tempo: isNone ? null : { bpm, confidence: 0.8, second: { bpm: bpm * 2, confidence: 0.3 } },
    tempi: isNone ? [] : [{ atSec: beats[0] as number, bpm }],
    beats: [...beats],
    downbeats: beats.filter(
      (_, index) => index >= firstDownbeat % meter && (index - firstDownbeat) % meter === 0,
    ),
    meter: isNone ? null : meter,
    onsets: [...beats],
    energy: series(durationSec * 10),
    bands: { bass: series(durationSec * 10), mid: series(0), high: series(0) },
    loudness: { integratedLufs: -14, rangeLu: 6, truePeakDb: -1 },
    silences: [],
    sections: [],
  }
}

/** From `fromSec` up to `toSec`, which is none of them. */
export const steady = (fromSec: number, toSec: number, bpm = 120): number[] =>
  Array.from({ length: Math.ceil(((toSec - fromSec) * bpm) / 60 - 1e-6) }, (_, n) => fromSec + (n * 60) / bpm)

export const STEPS: readonly CorrectionStep['do'][] = [
  'double',
  'halve',
  'shift',
  'move',
  'add',
  'remove',
  'shift-downbeat',
  'meter',
  'tap',
  'tempo',
]
