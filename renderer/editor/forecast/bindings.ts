/** What the document says its variable inputs are filled with here. */
import type { InputBinding } from '../../../engine/contract/schemas.ts'
import type { Recipe } from '../../../engine/recipe/recipe.ts'
import type { UiSection } from '../document/reading.ts'

type Fill = UiSection['fill']

/** In the order of the inputs; a list input has one for each of its contents. */
export const bindingsOf = (recipe: Recipe | undefined, fill: Fill): readonly InputBinding[] =>
  variableInputs(recipe).flatMap((name) => (fill[name] ?? []).map((content) => ({ name, content })))

/** Inputs that nothing fills although a step asks for them. */
export function missingInputs(recipe: Recipe | undefined, fill: Fill): readonly string[] {
  const wanted = new Set(recipe?.steps.flatMap(({ inputs }) => inputs.map(({ from }) => from)))
  return variableInputs(recipe).filter(
    (name) => (fill[name] ?? []).length === 0 && (wanted.has(name) || recipe?.output === name),
  )
}

const variableInputs = (recipe: Recipe | undefined): readonly string[] =>
  (recipe?.inputs ?? []).flatMap(({ name, pin }) => (pin === undefined ? [name] : []))
