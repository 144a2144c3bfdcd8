/** A recipe's inputs: what they are, and what fills them. */
import type { RecipeInput } from '../../../engine/recipe/recipe.ts'
import type { RecipeEdit } from '../document/reader.ts'

export const inputEdit = ({ name, kind, description, pin, isList }: RecipeInput): RecipeEdit => ({
  set: ['inputs', name],
  value: {
    ...(kind === 'any' ? {} : { type: kind }),
    ...(description === '' ? {} : { description }),
    ...(pin === undefined ? {} : { pin }),
    ...(isList ? { list: true } : {}),
  },
})

/** No contents: nothing fills it any more. `before`: what did, so that nothing is taken away that is not there. */
export function refillEdits(
  input: string,
  contents: readonly string[],
  before: readonly string[],
): readonly RecipeEdit[] {
  if (contents.length > 0) return [{ set: ['ui', 'fill', input], value: [...contents] }]
  return before.length > 0 ? [{ remove: ['ui', 'fill', input] }] : []
}

/** The content becomes a part of the recipe, or is only tried with it again. */
export const pinEdits = (
  input: RecipeInput,
  content: string,
  before: readonly string[],
): readonly RecipeEdit[] => [inputEdit({ ...input, pin: content }), ...refillEdits(input.name, [], before)]

export function unpinEdits(input: RecipeInput): readonly RecipeEdit[] {
  const { pin, ...rest } = input
  return [inputEdit(rest), ...refillEdits(input.name, pin === undefined ? [] : [pin], [])]
}
