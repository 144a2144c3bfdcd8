/** A recipe's parameters, changed with everything that takes a value from them. */
import type { Json, Recipe, RecipeParam } from '../../../engine/recipe/recipe.ts'
import type { RecipeEdit } from '../document/reader.ts'
import { paramUses } from './param-uses.ts'

type Uses = Pick<Recipe, 'steps'>

export const paramEdit = ({ name, default: preset, description }: RecipeParam): RecipeEdit => ({
  set: ['params', name],
  value: { default: preset, ...(description === '' ? {} : { description }) },
})

const useEdits = (recipe: Uses, name: string, value: Json): readonly RecipeEdit[] =>
  paramUses(recipe, name).map(({ step, path }) => ({ set: ['steps', step, 'config', ...path], value }))

/** Its default takes its place wherever it was used, so that the recipe gives the same as before. */
export const removeParam = (recipe: Uses, { name, default: preset }: RecipeParam): readonly RecipeEdit[] => [
  ...useEdits(recipe, name, preset),
  { remove: ['params', name] },
]

export const renameParam = (recipe: Uses, param: RecipeParam, name: string): readonly RecipeEdit[] => [
  paramEdit({ ...param, name }),
  ...useEdits(recipe, param.name, { param: name }),
  { remove: ['params', param.name] },
]
