/** A recipe as lists, searches and pages show it. */
import type { RecipeFacts } from '../../contract/groups/recipes.ts'
import type { Recipe } from '../../recipe/recipe.ts'

export const factsOfRecipe = (recipe: Recipe): RecipeFacts => ({
  version: recipe.version,
  description: recipe.description,
  steps: recipe.steps.length,
  inputs: inputsOf(recipe),
  types: unique(recipe.steps.map(({ type }) => type)),
  effects: unique([...recipe.effects.map(({ name }) => name), ...namedBy(recipe, 'EFFECT', 'effect')]),
  recipes: unique(namedBy(recipe, 'RECIPE', 'recipe')),
})

export const inputsOf = ({ inputs }: Recipe): RecipeFacts['inputs'] =>
  inputs.map(({ name, kind, pin, isList, description }) => ({
    ...{ name, kind, isList, description },
    isFixed: pin !== undefined,
  }))

export const stepsOf = ({ steps }: Recipe) =>
  steps.map(({ id, type, inputs }) => ({ id, type, inputs: inputs.map(({ from }) => from) }))

const namedBy = ({ steps }: Recipe, type: string, key: string): readonly string[] =>
  steps.flatMap((step) =>
    step.type === type && step.config[key] !== undefined ? String(step.config[key]) : [],
  )

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort()
