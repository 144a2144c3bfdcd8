/** Corrections that are not saved yet, kept by the browser: a page that is closed loses nothing. */
import type { CorrectionsDraft } from './corrections-store.ts'

const keyOf = (cid: string): string => `artdag.corrections.${cid}`

export function readDraft(cid: string): CorrectionsDraft | undefined {
  try {
    const kept = localStorage.getItem(keyOf(cid))
    return kept === null ? undefined : (JSON.parse(kept) as CorrectionsDraft)
  } catch {
    return undefined
  }
}

export function keepDraft(cid: string, draft: CorrectionsDraft): void {
  try {
    if (draft.steps.length === 0 && !draft.saved) localStorage.removeItem(keyOf(cid))
    else localStorage.setItem(keyOf(cid), JSON.stringify(draft))
  } catch {
    // A browser that keeps nothing, or is full: what is on the page is still there to be saved.
  }
}
