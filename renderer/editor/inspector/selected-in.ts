/** What of a recipe is selected, as the inspector shows it. */
import type { Recipe, RecipeInput, RecipeStep } from '../../../engine/recipe/recipe.ts'
import { inputKey } from '../document/reading.ts'

export interface Selected {
  /** What was selected last comes first; empty when that is no step. */
  readonly steps: readonly RecipeStep[]
  readonly input: RecipeInput | undefined
}

export function selectedIn(
  { steps, inputs }: Pick<Recipe, 'steps' | 'inputs'>,
  keys: readonly string[],
): Selected {
  const chosen = keys.toReversed().flatMap((key) => steps.find(({ id }) => id === key) ?? [])
  const last = keys.at(-1)
  const input = inputs.find(({ name }) => inputKey(name) === last)
  return { steps: input ? [] : chosen, input }
}
