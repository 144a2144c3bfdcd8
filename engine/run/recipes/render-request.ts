/** A short wish (recipe by name or effect, inputs as a map or list) as a whole render request. */
import { ArtDagError } from '../../contract/errors.ts'
import type { InputsWish, RunRequest } from '../../contract/groups/requests.ts'
import type { InputBinding, RecipeText, RenderRequest } from '../../contract/schemas.ts'
import type { RecipeInput } from '../../recipe/recipe.ts'
import type { EngineParts } from '../parts.ts'
import { openRecipe } from '../prepare/open-recipe.ts'
import { findRecipe, peekRecipe, recipeTextOf } from './find-recipe.ts'
import { recipeForEffect } from './quick-recipe.ts'

/** @throws ArtDagError NOT_FOUND, AMBIGUOUS, USAGE; RECIPE_INVALID where its inputs have to be known */
export async function toRenderRequest(
  { recipe: wanted, inputs: given, output_name, outputName = output_name, ...rest }: RunRequest,
  parts: EngineParts,
): Promise<RenderRequest> {
  const recipe = typeof wanted === 'string' ? recipeCalled(wanted, parts) : wanted
  const inputs = await bindInputs(given, recipe, parts)
  return { ...rest, recipe, inputs, ...(outputName === undefined ? {} : { outputName }) }
}

/** A kept recipe goes before an effect of the same name. */
function recipeCalled(name: string, parts: EngineParts): RecipeText {
  const kept = peekRecipe(name, parts)
  if (kept) return recipeTextOf(kept)
  if (parts.effects.get(name)) return recipeForEffect(name, parts)
  return recipeTextOf(findRecipe(name, parts)) // which says what could have been meant
}

async function bindInputs(
  given: InputsWish,
  recipe: RecipeText,
  parts: EngineParts,
): Promise<InputBinding[]> {
  if (!Array.isArray(given))
    return Object.entries(given).flatMap(([name, contents]) =>
      [contents].flat().map((content) => ({ name, content })),
    )
  if (given.every((item) => typeof item !== 'string')) return given
  const { inputs } = await openRecipe(recipe, parts)
  return bindInOrder(
    given as readonly string[],
    inputs.filter(({ pin }) => pin === undefined),
  )
}

/** Each input takes one; the first list input also what no other needs. @throws ArtDagError USAGE when some are left */
export function bindInOrder(contents: readonly string[], inputs: readonly RecipeInput[]): InputBinding[] {
  let spare = contents.length - inputs.length
  const left = [...contents]
  const bindings = inputs.flatMap(({ name, isList }) => {
    const count = isList && spare > 0 ? 1 + spare : 1
    if (count > 1) spare = 0
    return left.splice(0, count).map((content) => ({ name, content }))
  })
  if (left.length === 0) return bindings
  throw new ArtDagError(
    'USAGE',
    `${contents.length} inputs are given, but the recipe takes ${inputs.length}`,
    {
      hint: `its variable inputs, in order: ${inputs.map(({ name }) => name).join(', ') || 'none'}`,
      details: { given: contents.length, inputs: inputs.map(({ name }) => name) },
    },
  )
}
