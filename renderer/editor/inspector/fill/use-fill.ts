/** What fills one input of the open recipe, and every way of changing it. */
import type { MediaKind, RecipeInput } from '../../../../engine/recipe/recipe.ts'
import { useImport } from '../../../library/imports/use-import.ts'
import { text } from '../../../text/text.ts'
import { useDocument, useRecipeDocument } from '../../document/use-document.tsx'
import { pinEdits, refillEdits, unpinEdits } from '../input-edits.ts'

const words = text.editor.inspector.input

export interface Fill {
  /** CIDs or names, pinned or tried. */
  readonly contents: readonly string[]
  readonly isPinned: boolean
  readonly kinds: readonly MediaKind[]
  readonly set: (contents: readonly string[]) => void
  /** One more of a list, else this instead. */
  readonly add: (contents: readonly string[]) => void
  readonly addFiles: (files: readonly File[]) => Promise<void>
  readonly pin: () => void
  readonly unpin: () => void
}

const ALL: readonly MediaKind[] = ['video', 'audio', 'image']

/** The same list for nothing, so that nobody is told of it. */
const NOTHING: readonly string[] = []

export function useFill(input: RecipeInput): Fill {
  const document = useRecipeDocument()
  const importFiles = useImport()
  const tried = useDocument((state) => state.reading.ui.fill[input.name]) ?? NOTHING
  const set = (contents: readonly string[]): void =>
    void document.edit(words.fillLabel(input.name), refillEdits(input.name, contents, tried))
  const add = (more: readonly string[]): void => {
    if (more.length > 0) set(input.isList ? [...tried, ...more] : more.slice(0, 1))
  }
  return {
    contents: input.pin === undefined ? tried : [input.pin],
    isPinned: input.pin !== undefined,
    kinds: input.kind === 'any' ? ALL : [input.kind],
    set,
    add,
    addFiles: async (files) => add(await importFiles(files)),
    pin: () => {
      const [content] = tried
      if (content !== undefined) void document.edit(words.pinLabel, pinEdits(input, content, tried))
    },
    unpin: () => void document.edit(words.unpinLabel, unpinEdits(input)),
  }
}
