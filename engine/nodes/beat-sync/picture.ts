/** What each mode of BEAT_SYNC makes: the parts of the picture in order, and how they meet the beats. */
import type { BeatReport } from '../../contract/analysis.ts'
import type { ExpandedStep, Placed } from '../descriptor.ts'
import type { MetBeat } from './report.ts'

export interface Picture {
  readonly steps: readonly ExpandedStep[]
  /** Those steps that are shown one after the other. Absent: all of them. */
  readonly shown?: readonly Placed[]
  readonly accents: BeatReport['accents']
  readonly accentCount: number
  readonly met: readonly MetBeat[]
}
