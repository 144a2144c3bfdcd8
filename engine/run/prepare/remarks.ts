/** What is said of a prepared run before it begins. */
import type { BeatReport, BeatSummary } from '../../contract/analysis.ts'
import type { RunEvent } from '../../contract/events.ts'
import type { Prepared } from './prepare.ts'

export const remarksOn = ({ warnings, plan }: Prepared): readonly RunEvent[] => [
  ...warnings.map((message) => ({ event: 'warning' as const, message })),
  ...(plan.graph.beatReports ?? []).map((report) => ({
    event: 'beat-sync' as const,
    ...summariseBeats(report),
  })),
]

/** A beat report in a few numbers: what people ask first. */
export function summariseBeats({ step, mode, accents, accentCount, cuts }: BeatReport): BeatSummary {
  const worstMs = cuts.reduce((worst, { errorMs }) => Math.max(worst, Math.abs(errorMs)), 0)
  return { step, mode, accents, met: cuts.length, of: accentCount, worstMs }
}
