/** Saves a text soon after it changed, again and again until it is saved. */
import { createStore, type StoreApi } from 'zustand'
import { ArtDagError } from '../../../engine/contract/errors.ts'

export interface SaveState {
  /** away: the engine does not answer; it is tried again. refused: it will not take this text. */
  readonly kind: 'saved' | 'unsaved' | 'saving' | 'away' | 'refused'
  /** Why it was refused. */
  readonly why?: string
  readonly savedText: string
}

export interface Autosave {
  readonly store: StoreApi<SaveState>
  /** The text as it is now. */
  take(text: string): void
  /** Saves without waiting for a pause in the typing. Resolves when that was tried. */
  flush(): Promise<void>
}

export interface AutosaveOptions {
  /** @throws SERVER_UNREACHABLE when the engine is away, anything else when it refuses */
  readonly save: (text: string) => Promise<unknown>
  /** As the engine has it already. */
  readonly text: string
}

/** A pause in the typing, the longest wait while there is none, and between tries. */
const QUIET_MS = 300
const LONGEST_MS = 700
const RETRY_MS = 1000

export function createAutosave({ save, text: saved }: AutosaveOptions): Autosave {
  const store = createStore<SaveState>(() => ({ kind: 'saved', savedText: saved }))
  let text = saved
  let timer: ReturnType<typeof setTimeout> | undefined
  let unsavedSinceMs: number | undefined
  let saving: Promise<void> | undefined

  const later = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }
  const saveOnce = async (): Promise<void> => {
    const tried = text
    unsavedSinceMs = undefined
    // Words about an engine that is away stay until it answers.
    if (store.getState().kind !== 'away') store.setState({ kind: 'saving' })
    try {
      await save(tried)
      store.setState({ kind: text === tried ? 'saved' : 'unsaved', savedText: tried }, false)
      if (text !== tried) later(QUIET_MS)
    } catch (error) {
      store.setState(failure(error))
      if (store.getState().kind === 'away') later(RETRY_MS)
    }
  }
  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    if (saving) await saving
    if (text === store.getState().savedText) return
    saving ??= saveOnce().finally(() => {
      saving = undefined
    })
    await saving
  }
  return {
    store,
    flush,
    take(next) {
      if (next === text) return
      text = next
      if (text === store.getState().savedText && !saving) {
        clearTimeout(timer)
        unsavedSinceMs = undefined
        return store.setState({ kind: 'saved' })
      }
      const { kind } = store.getState()
      if (kind === 'saved' || kind === 'refused') store.setState({ kind: 'unsaved' })
      unsavedSinceMs ??= Date.now()
      if (saving || kind === 'away') return
      const leftMs = unsavedSinceMs + LONGEST_MS - Date.now()
      // Not by a timer: who types on puts it off for ever.
      if (leftMs <= 0) void flush()
      else later(Math.min(QUIET_MS, leftMs))
    },
  }
}

const failure = (error: unknown): Partial<SaveState> =>
  error instanceof ArtDagError && error.code !== 'SERVER_UNREACHABLE'
    ? { kind: 'refused', why: error.message }
    : { kind: 'away' }
