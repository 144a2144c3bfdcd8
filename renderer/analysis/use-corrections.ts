/** The corrections of the open file, and what the beats are with them. */
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { AnalysisReport, AudioAnalysis, CorrectionStep } from '../../engine/contract/analysis.ts'
import { audioOf, correct } from './corrected.ts'
import {
  type CorrectionsState,
  type CorrectionsStore,
  isSaved,
  openCorrections,
} from './corrections-store.ts'
import { keepDraft, readDraft } from './kept-draft.ts'

export interface Corrections extends CorrectionsStore {
  readonly state: CorrectionsState
  readonly isSaved: boolean
  /** With the corrections, and with what is being dragged; undefined for a file without sound. */
  readonly audio: AudioAnalysis | undefined
  readonly refusal: string | undefined
  /** Shown as if it was made, until it is let go of. */
  readonly attempt: (step: CorrectionStep | undefined) => void
}

export function useCorrections(cid: string, report: AnalysisReport | undefined): Corrections {
  const [corrections] = useState(() =>
    openCorrections({
      draft: readDraft(cid) ?? { steps: [] },
      keep: (draft) => keepDraft(cid, draft),
      now: Date.now,
    }),
  )
  const [tried, attempt] = useState<CorrectionStep>()
  const state = useStore(corrections.store)
  const found = useMemo(() => audioOf(report), [report])
  const settled = useMemo(() => found && correct(found, state.steps), [found, state.steps])
  const shown = useMemo(
    () => (found && tried ? correct(found, [...state.steps, tried]) : settled),
    [found, state.steps, tried, settled],
  )
  return {
    ...corrections,
    state,
    isSaved: isSaved(state),
    audio: shown?.audio,
    refusal: shown?.refusal,
    attempt,
  }
}
