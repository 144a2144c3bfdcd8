/** Quick mode: a recipe that applies one effect to one input. */
import type { RecipeText } from '../../contract/schemas.ts'
import type { EngineParts } from '../parts.ts'

/** Pinned to what the effect is now. @throws ArtDagError EFFECT_MISSING, EFFECT_INVALID */
export function recipeForEffect(effect: string, { effects }: Pick<EngineParts, 'effects'>): RecipeText {
  const { cid, document } = effects.resolve(effect, undefined)
  return { fileName: `${document.name}.yaml`, text: quickRecipe(document.name, cid) }
}

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
