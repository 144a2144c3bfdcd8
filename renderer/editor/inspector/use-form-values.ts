/** The values of one form, or of several alike that are edited as one, out of the open document and into it. */
import type { Json } from '../../../engine/recipe/recipe.ts'
import type { DocumentState } from '../document/document-store.ts'
import { useDocument } from '../document/use-document.tsx'
import { editOf, type ValuePath, valueAt, withValue } from './form/written-value.ts'
import { useLiveEdits } from './use-live-edits.ts'

export interface FormTarget {
  /** Where the map stands in the document. */
  readonly base: ValuePath
  readonly rootIn: (state: DocumentState) => Json | undefined
}

export interface FormValues {
  /** Of the first target, with what is on its way to the text. */
  readonly value: Json | undefined
  readonly edit: (path: ValuePath, value: Json | undefined, title: string) => void
  readonly differsAt: (path: ValuePath) => boolean
}

/** `targets`: never none, and always the same number for one component. */
export function useFormValues(
  targets: readonly FormTarget[],
  labelOf: (title: string) => string,
): FormValues {
  const { pending, edit } = useLiveEdits()
  const state = useDocument((all) => all)
  const [first] = targets
  const written = first?.rootIn(state)
  const value = [...pending].reduce<Json | undefined>(
    (root, [place, { value: next }]) => withValue(root, JSON.parse(place) as ValuePath, next),
    written,
  )
  return {
    value,
    edit: (path, next, title) =>
      edit(JSON.stringify(path), {
        value: next,
        label: labelOf(title),
        make: (now) => targets.flatMap(({ base, rootIn }) => editOf(base, rootIn(now), path, next) ?? []),
      }),
    differsAt: (path) => {
      const all = targets.map(({ rootIn }) => JSON.stringify(valueAt(rootIn(state), path)))
      return new Set(all).size > 1
    },
  }
}
