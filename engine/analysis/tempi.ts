/** The course of a tempo: looked up, and summed up in one number. */
import type { AudioAnalysis } from '../contract/analysis.ts'

export type Tempo = AudioAnalysis['tempi'][number]

/** Beats a minute at a time; before the first entry, the first one's. Undefined where there is none. */
export const bpmAt = (tempi: readonly Tempo[], sec: number): number | undefined =>
  (tempi.findLast(({ atSec }) => atSec <= sec) ?? tempi[0])?.bpm

/** The tempo that half of the time is above and half below. Undefined where there is none. */
export function mainBpm(tempi: readonly Tempo[], durationSec: number): number | undefined {
  const lasting = tempi
    .map(({ atSec, bpm }, index) => ({ bpm, sec: (tempi[index + 1]?.atSec ?? durationSec) - atSec }))
    .toSorted((a, b) => a.bpm - b.bpm)
  const half = lasting.reduce((sum, { sec }) => sum + sec, 0) / 2
  let passed = 0
  for (const { bpm, sec } of lasting) {
    passed += sec
    if (passed > half) return bpm
  }
  return lasting.at(-1)?.bpm
}
