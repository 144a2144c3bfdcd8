/** Beside the timeline: what was found in numbers, and what was corrected. */
import type { AnalysisReport } from '../../engine/contract/analysis.ts'
import { text } from '../text/text.ts'
import type { BeatActions } from './beat-actions.ts'
import { CorrectionsPanel } from './corrections-panel.tsx'
import { PictureFacts, SoundFacts } from './facts-panel.tsx'
import type { Corrections } from './use-corrections.ts'

export interface FindingsProps {
  readonly corrections: Corrections
  readonly actions: BeatActions
  readonly pictures: AnalysisReport | undefined
}

export const Findings = ({ corrections, actions, pictures }: FindingsProps) => (
  <>
    <h2 className="visually-hidden">{text.analysis.label}</h2>
    {corrections.audio ? (
      <SoundFacts audio={corrections.audio} onHalve={actions.halve} onDouble={actions.double} />
    ) : null}
    {pictures ? <PictureFacts report={pictures} /> : null}
    {corrections.audio ? <CorrectionsPanel corrections={corrections} /> : null}
  </>
)
