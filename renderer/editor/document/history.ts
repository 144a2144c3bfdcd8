/** Every state a document had, to go back to and forth again. Nothing that was once seen is ever lost. */

export interface Entry {
  readonly text: string
  /** What was done to come from the entry before to this one: "Move Blend". */
  readonly label: string
  /** Edits of one kind, quickly after each other, are one: the dragging of a slider, the typing of a word. */
  readonly merge?: string | undefined
  readonly atMs: number
}

export interface History {
  /** Never empty; the last is what is seen now. */
  readonly past: readonly Entry[]
  /** The next one first. */
  readonly future: readonly Entry[]
}

const MERGE_MS = 1200

export const beginHistory = (text: string): History => ({
  past: [{ text, label: '', atMs: 0 }],
  future: [],
})

export function record({ past, future }: History, entry: Entry): History {
  const last = past.at(-1) as Entry
  if (last.text === entry.text) return { past, future }
  const merges = entry.merge !== undefined && entry.merge === last.merge && entry.atMs - last.atMs < MERGE_MS
  return { past: [...(merges ? past.slice(0, -1) : past), entry], future: [] }
}

export function undo({ past, future }: History): History {
  const last = past.at(-1)
  return past.length < 2 || !last ? { past, future } : { past: past.slice(0, -1), future: [last, ...future] }
}

export function redo({ past, future }: History): History {
  const [next, ...rest] = future
  return next ? { past: [...past, next], future: rest } : { past, future }
}
