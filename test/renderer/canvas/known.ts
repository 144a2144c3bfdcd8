/** A recipe and the real node types, for tests of the canvas' pure parts. */

import { CATALOGUE } from '../../../engine/nodes/index.ts'
import { readRecipe } from '../../../engine/recipe/read/read-recipe.ts'
import type { Recipe } from '../../../engine/recipe/recipe.ts'
import { editRecipe } from '../../../engine/recipe/write/edit-recipe.ts'
import { describeNode } from '../../../engine/run/handlers/describe-catalogue.ts'
import type { Catalogue, NodeInfo } from '../../../renderer/editor/canvas/model/catalogue.ts'
import type { RecipeEdit } from '../../../renderer/editor/document/reader.ts'

/** As the engine gives them over the wire. */
export const KNOWN: Catalogue = {
  types: new Map(
    [...CATALOGUE.values()].map((node) => [
      node.type,
      JSON.parse(JSON.stringify(describeNode(node))) as NodeInfo,
    ]),
  ),
  recipes: new Map(),
}

export function recipeIn(text: string): Recipe {
  const { recipe, issues } = readRecipe(text, { fileName: 'test.yaml' })
  if (!recipe) throw new Error(issues.map(({ message }) => message).join('; '))
  return recipe
}

/** The text after the edits, as it stands from there on. */
export const edited = (text: string, edits: readonly RecipeEdit[]): string => editRecipe(text, edits)

export const SONG_VIDEO = `name: song-video
inputs:
  clip: { type: video }
  cover: { type: image }
  song: { type: audio }
steps:
  - id: small
    type: RESIZE
    inputs: [clip]   # the clip
    config: { width: 640 }
  - id: parts
    type: SEQUENCE
    inputs: [small, cover]
  - id: beats
    type: ANALYZE
    inputs: [song]
  - id: done
    type: MUX
    inputs: { video: parts, audio: beats }
output: done
`
