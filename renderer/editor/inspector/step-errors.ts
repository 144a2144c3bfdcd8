/** Which of a step's faults belongs to which field. */
import type { RecipeIssue } from '../../../engine/recipe/recipe.ts'
import type { ValuePath } from './form/written-value.ts'

const pathOf = (step: string, path: ValuePath): string => ['steps', step, 'config', ...path].join('.')

/** What is wrong, and what to try; `isDeep`: also with what is inside the value. */
export function errorIn(
  issues: readonly RecipeIssue[],
  step: string,
  path: ValuePath,
  isDeep: boolean,
): string | undefined {
  const own = pathOf(step, path)
  const found = issues.find((issue) => issue.path === own || (isDeep && issue.path.startsWith(`${own}.`)))
  return found && sentence(found)
}

export const sentence = ({ message, hint }: Pick<RecipeIssue, 'message' | 'hint'>): string =>
  [message, hint].filter((part) => part !== undefined).join('; ')

/** Faults that no field of these keys shows. */
export const otherIssues = (
  issues: readonly RecipeIssue[],
  step: string,
  keys: readonly string[],
): readonly RecipeIssue[] =>
  issues.filter(({ path }) => !keys.some((key) => `${path}.`.startsWith(`${pathOf(step, [key])}.`)))

/** Of a value anywhere in the document. */
export function errorAtPath(issues: readonly RecipeIssue[], path: string): string | undefined {
  const found = issues.find((issue) => issue.path === path)
  return found && sentence(found)
}
