/** The corrections of one file while they are made: undone, redone, and kept by the browser until they are saved. */
import { createStore, type StoreApi } from 'zustand'
import type { CorrectionStep } from '../../engine/contract/analysis.ts'
import { beginHistory, type History, record, redo, undo } from '../editor/document/history.ts'
import { appendStep } from './append-step.ts'

type Steps = readonly CorrectionStep[]

export interface CorrectionsState {
  readonly steps: Steps
  readonly history: History
  /** What was last saved, and as what. */
  readonly saved: Saved | undefined
}

export interface Saved {
  readonly cid: string
  readonly steps: Steps
}

export interface CorrectionsDraft {
  readonly steps: Steps
  readonly saved?: Saved | undefined
}

export interface CorrectionsStore {
  readonly store: StoreApi<CorrectionsState>
  add(step: CorrectionStep, label: string): void
  /** In place of all there are. */
  replace(steps: Steps, label: string): void
  undo(): void
  redo(): void
  wasSaved(saved: Saved): void
}

export interface CorrectionsOptions {
  readonly draft: CorrectionsDraft
  readonly keep: (draft: CorrectionsDraft) => void
  readonly now: () => number
}

const textOf = (steps: Steps): string => JSON.stringify(steps)
const stepsOf = (history: History): Steps => JSON.parse(history.past.at(-1)?.text ?? '[]') as Steps

export function openCorrections({ draft, keep, now }: CorrectionsOptions): CorrectionsStore {
  const store = createStore<CorrectionsState>(() => ({
    steps: draft.steps,
    history: beginHistory(textOf(draft.steps)),
    saved: draft.saved,
  }))
  store.subscribe(({ steps, saved }) => keep({ steps, saved }))
  const put = (steps: Steps, label: string, merge?: string): void =>
    store.setState(({ history }) => ({
      steps,
      history: record(history, { text: textOf(steps), label, merge, atMs: now() }),
    }))
  const goTo = (move: (history: History) => History): void =>
    store.setState(({ history: before }) => {
      const history = move(before)
      return { history, steps: stepsOf(history) }
    })
  return {
    store,
    add: (step, label) => {
      const steps = appendStep(store.getState().steps, step)
      // What goes on with the last step is undone with it: an arrow that is held down.
      put(steps, label, `${step.do} ${steps.length}`)
    },
    replace: (steps, label) => put(steps, label),
    undo: () => goTo(undo),
    redo: () => goTo(redo),
    wasSaved: (saved) => store.setState({ saved }),
  }
}

export const isSaved = ({ steps, saved }: CorrectionsState): boolean =>
  textOf(steps) === textOf(saved?.steps ?? [])
