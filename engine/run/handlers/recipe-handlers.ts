/** Handlers of recipes: checking one, and the quick mode. */
import { ArtDagError, reportError } from '../../contract/errors.ts'
import type { Recipe } from '../../recipe/recipe.ts'
import { openRecipe } from '../prepare/open-recipe.ts'
import { os } from './context.ts'

export const recipes = {
  check: os.recipes.check.handler(async ({ input, context: { parts } }) => {
    try {
      const recipe = await openRecipe(input, parts)
      return { ...describeRecipe(recipe), cid: parts.documents.putRaw(new TextEncoder().encode(input.text)) }
    } catch (error) {
      if (!(error instanceof ArtDagError) || error.code !== 'RECIPE_INVALID') throw error
      return { ok: false, steps: 0, inputs: [], error: reportError(error) }
    }
  }),
  forEffect: os.recipes.forEffect.handler(({ input: { effect }, context: { parts } }) => {
    const { cid, document } = parts.effects.resolve(effect, undefined)
    return { fileName: `${document.name}.yaml`, text: quickRecipe(document.name, cid) }
  }),
}

function describeRecipe(recipe: Recipe) {
  const inputs = recipe.inputs.map(({ name, kind, pin, isList, description }) => ({
    name,
    kind,
    isFixed: pin !== undefined,
    isList,
    description,
  }))
  return { ok: true, name: recipe.name, steps: recipe.steps.length, inputs }
}

/** One effect over one input, pinned to what the effect is now. */
const quickRecipe = (name: string, cid: string): string => `name: ${name}
version: "1"
description: The effect ${name} over one file.
registry:
  effects:
    ${name}: { cid: ${cid} }
inputs:
  media: { description: "Any picture, clip or sound" }
steps:
  - id: apply
    type: EFFECT
    inputs: [media]
    config: { effect: ${name} }
output: apply
`
