/** Edits that come as fast as a hand moves: shown at once, written one after the other, the latest of each place alone. */
import { useId, useReducer, useRef } from 'react'
import type { Json } from '../../../engine/recipe/recipe.ts'
import type { DocumentState } from '../document/document-store.ts'
import type { RecipeEdit } from '../document/reader.ts'
import { useRecipeDocument } from '../document/use-document.tsx'

export interface LiveEdit {
  /** What is shown until it is written. */
  readonly value: Json | undefined
  /** For the history. */
  readonly label: string
  /** Of the document as it is when its turn comes. */
  readonly make: (state: DocumentState) => readonly RecipeEdit[]
}

export interface LiveEdits {
  /** By place, those that were made last coming last. */
  readonly pending: ReadonlyMap<string, LiveEdit>
  readonly edit: (place: string, edit: LiveEdit) => void
}

export function useLiveEdits(): LiveEdits {
  const document = useRecipeDocument()
  // Of this form alone: the same setting of another step is another step back.
  const form = useId()
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const pending = useRef(new Map<string, LiveEdit>()).current
  const isWriting = useRef(false)
  const write = async (): Promise<void> => {
    isWriting.current = true
    for (let [next] = pending; next; [next] = pending) {
      const [place, { label, make }] = next
      const edits = make(document.store.getState())
      if (edits.length > 0) await document.edit(label, edits, { merge: `${form} ${place}` })
      // Unless there is a newer one of that place by now.
      if (pending.get(place) === next[1]) pending.delete(place)
    }
    isWriting.current = false
    redraw()
  }
  return {
    pending,
    edit(place, edit) {
      pending.set(place, edit)
      redraw()
      if (!isWriting.current) void write()
    },
  }
}
