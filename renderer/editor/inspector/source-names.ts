/** What people call the things that go into steps. */
import type { Recipe } from '../../../engine/recipe/recipe.ts'
import { readableName } from '../canvas/model/names.ts'

/** Of a step its title; ids win over the names of inputs, as in recipes. */
export const sourceName = ({ steps }: Pick<Recipe, 'steps'>, from: string): string =>
  steps.find(({ id }) => id === from)?.title ?? readableName(from)

export const isStep = ({ steps }: Pick<Recipe, 'steps'>, from: string): boolean =>
  steps.some(({ id }) => id === from)
