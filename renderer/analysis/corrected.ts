/** An analysis with a listener's corrections on it, as the engine will put them on. */
import { applyCorrections } from '../../engine/analysis/corrections/apply-corrections.ts'
import type { AnalysisReport, AudioAnalysis, CorrectionStep } from '../../engine/contract/analysis.ts'

/** The whole of what is heard; undefined for a report without it. */
export function audioOf(report: AnalysisReport | undefined): AudioAnalysis | undefined {
  if (report?.beats === undefined || report.tempi === undefined) return undefined
  return report as AnalysisReport & AudioAnalysis
}

export interface Corrected {
  readonly audio: AudioAnalysis
  /** Why the last step could not be applied; then it is left out. */
  readonly refusal: string | undefined
}

export function correct(audio: AudioAnalysis, steps: readonly CorrectionStep[]): Corrected {
  try {
    return { audio: applyCorrections(audio, steps), refusal: undefined }
  } catch (error) {
    const { audio: without } = steps.length > 0 ? correct(audio, steps.slice(0, -1)) : { audio }
    return { audio: without, refusal: (error as Error).message }
  }
}
