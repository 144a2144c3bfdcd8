/** One request of the document worker: the text after its edits, and what that says. Pure. */
import { ArtDagError } from '../../../engine/contract/errors.ts'
import { type ReadRecipe, readRecipe } from '../../../engine/recipe/read/read-recipe.ts'
import type { Json } from '../../../engine/recipe/recipe.ts'
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

export function answerTo({ id, text: given, fileName, edits }: DocumentRequest): DocumentAnswer {
  try {
    const text = edits.length === 0 ? given : editRecipe(given, edits, fileName)
    return { id, text, reading: read(text, fileName) }
  } catch (error) {
    if (error instanceof ArtDagError) return { id, message: error.message }
    throw error
  }
}

function read(text: string, fileName: string): Reading {
  const faults = createIssueList()
  const document = parseYaml(text, faults)?.value as Document | undefined
  const hasJustBegun = faults.count === 0 && hasNoSteps(document)
  const begun = hasJustBegun ? readBegun(text, fileName) : undefined
  const { recipe, issues, places } = begun ?? readRecipe(text, { fileName })
  const stepPlaces = (recipe?.steps ?? []).flatMap(({ id }) => {
    const place = places.get(`steps.${id}`)
    return place ? [[id, place.key ?? place.value] as const] : []
  })
  return { recipe, issues, ui: readUi(document?.ui), stepPlaces: Object.fromEntries(stepPlaces) }
}

type Document = Readonly<Record<string, Json>> | null

/**
 * A recipe without steps is none for the engine; for its author it has just begun. It is read with a step that it has
 * not, which is taken away again. Undefined where that is not all that is wrong with it.
 */
function readBegun(text: string, fileName: string): ReadRecipe | undefined {
  const filled = editRecipe(text, [{ set: ['steps'], value: [STAND_IN] }, AS_OUTPUT], fileName)
  const { recipe, ...rest } = readRecipe(filled, { fileName })
  return recipe && { ...rest, recipe: { ...recipe, steps: [], output: '' } }
}

const STAND_IN = { id: 'stand-in', type: 'STAND_IN' }
const AS_OUTPUT: RecipeEdit = { set: ['output'], value: STAND_IN.id }

const hasNoSteps = (document: Document | undefined): boolean =>
  isMap(document) && isEmpty(document.steps) && document.nodes === undefined && document.dag === undefined

const isMap = (document: Document | undefined): document is Readonly<Record<string, Json>> =>
  typeof document === 'object' && document !== null && !Array.isArray(document)

const isEmpty = (steps: Json | undefined): boolean =>
  steps === undefined || steps === null || (typeof steps === 'object' && Object.keys(steps).length === 0)
