/** One recipe that is being edited: its text is the truth; graph, form and inspector are views that edit it. */
import { createStore, type StoreApi } from 'zustand'
import type { Recipe } from '../../../engine/recipe/recipe.ts'
import { beginHistory, type History, record, redo, undo } from './history.ts'
import type { DocumentReader, RecipeEdit } from './reader.ts'
import type { Reading } from './reading.ts'

export interface DocumentState {
  readonly name: string
  readonly text: string
  readonly reading: Reading
  /** The last one that could be read: what the graph shows while the text is being written. */
  readonly recipe: Recipe | undefined
  readonly history: History
  /** Why the last edit could not be made; gone with the next one. */
  readonly refusal: string | undefined
}

export interface EditOptions {
  /** See `Entry.merge`. */
  readonly merge?: string
}

export interface RecipeDocument {
  readonly store: StoreApi<DocumentState>
  /** Changes the text as told; after the edits that were asked for before. False: refused. */
  edit(label: string, edits: readonly RecipeEdit[], options?: EditOptions): Promise<boolean>
  /** The text as it was typed. */
  type(text: string, label: string): void
  undo(): void
  redo(): void
  close(): void
}

export interface DocumentOptions {
  readonly name: string
  readonly text: string
  readonly reading: Reading
  readonly reader: DocumentReader
  readonly now: () => number
}

export function createDocument({ name, text, reading, reader, now }: DocumentOptions): RecipeDocument {
  const store = createStore<DocumentState>(() => ({
    name,
    text,
    reading,
    recipe: reading.recipe,
    history: beginHistory(text),
    refusal: undefined,
  }))
  let queue: Promise<unknown> = Promise.resolve()
  const fileName = `${name}.yaml`

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work, work)
    queue = done.catch(() => undefined)
    return done
  }
  /** Unless the text has gone on meanwhile. */
  const show = (read: Reading, of: string): void => {
    if (store.getState().text !== of) return
    store.setState(({ recipe }) => ({ reading: read, recipe: read.recipe ?? recipe }))
  }
  const reread = (): Promise<void> =>
    inTurn(async () => {
      const { text: current } = store.getState()
      show((await reader.ask({ text: current, fileName, edits: [] })).reading, current)
    })
  const goTo = (move: (history: History) => History): void => {
    store.setState(({ history }) => {
      const next = move(history)
      return { history: next, text: next.past.at(-1)?.text ?? '', refusal: undefined }
    })
    void reread()
  }

  return {
    store,
    edit: (label, edits, { merge } = {}) =>
      inTurn(async () => {
        try {
          // Again, when the text was typed in meanwhile.
          for (;;) {
            const { text: before } = store.getState()
            const made = await reader.ask({ text: before, fileName, edits })
            if (store.getState().text !== before) continue
            const entry = { text: made.text, label, merge, atMs: now() }
            store.setState(({ history }) => ({
              text: made.text,
              history: record(history, entry),
              refusal: undefined,
            }))
            show(made.reading, made.text)
            return true
          }
        } catch (error) {
          store.setState({ refusal: (error as Error).message })
          return false
        }
      }),
    type(typed, label) {
      const entry = { text: typed, label, merge: label, atMs: now() }
      store.setState(({ history }) => ({
        text: typed,
        history: record(history, entry),
        refusal: undefined,
      }))
      void reread()
    },
    undo: () => goTo(undo),
    redo: () => goTo(redo),
    close: () => reader.close(),
  }
}
