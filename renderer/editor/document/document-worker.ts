/** Reads and edits recipe texts beside the page's own thread: a large one takes tens of milliseconds. */
import { ArtDagError } from '../../../engine/contract/errors.ts'
import { readRecipe } from '../../../engine/recipe/read/read-recipe.ts'
import { editRecipe, type RecipeEdit } from '../../../engine/recipe/write/edit-recipe.ts'
import { createIssueList } from '../../../engine/recipe/yaml/issue-list.ts'
import { parseYaml } from '../../../engine/recipe/yaml/parse-yaml.ts'
import { readUi } from './read-ui.ts'
import type { Reading } from './reading.ts'

export interface DocumentRequest {
  readonly id: number
  readonly text: string
  readonly fileName: string
  /** Made first, where there are any. */
  readonly edits: readonly RecipeEdit[]
}

export type DocumentAnswer =
  | { readonly id: number; readonly text: string; readonly reading: Reading }
  | { readonly id: number; readonly message: string }

self.onmessage = ({ data }: MessageEvent<DocumentRequest>) => self.postMessage(answerTo(data))

function answerTo({ id, text: given, fileName, edits }: DocumentRequest): DocumentAnswer {
  try {
    const text = edits.length === 0 ? given : editRecipe(given, edits, fileName)
    return { id, text, reading: read(text, fileName) }
  } catch (error) {
    if (error instanceof ArtDagError) return { id, message: error.message }
    throw error
  }
}

function read(text: string, fileName: string): Reading {
  const { recipe, issues, places } = readRecipe(text, { fileName })
  const parsed = parseYaml(text, createIssueList())
  const ui = readUi((parsed?.value as { ui?: unknown } | undefined)?.ui)
  const stepPlaces = (recipe?.steps ?? []).flatMap(({ id }) => {
    const place = places.get(`steps.${id}`)
    return place ? [[id, place.value] as const] : []
  })
  return { recipe, issues, ui, stepPlaces: Object.fromEntries(stepPlaces) }
}
