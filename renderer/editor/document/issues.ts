/** A recipe's faults, by the step they are of. */
import type { ErrorReport } from '../../../engine/contract/errors.ts'
import type { RecipeIssue } from '../../../engine/recipe/recipe.ts'

export interface Issues {
  /** In the order of the text. */
  readonly all: readonly RecipeIssue[]
  readonly byStep: ReadonlyMap<string, readonly RecipeIssue[]>
}

export const NO_ISSUES: Issues = { all: [], byStep: new Map() }

/** `steps`: ids that are known; they may hold dots, as paths do. */
export function issuesOf(all: readonly RecipeIssue[], steps: readonly string[]): Issues {
  if (all.length === 0) return NO_ISSUES
  const byStep = Map.groupBy(all, ({ path }) => stepOf(path, steps))
  byStep.delete('')
  return { all, byStep }
}

/** The step a path leads into; empty: none. */
export function stepOf(path: string, steps: readonly string[]): string {
  const [first, second = ''] = path.split('.')
  if (first !== 'steps') return ''
  const within = steps.filter((id) => path === `steps.${id}` || path.startsWith(`steps.${id}.`))
  return within.sort((a, b) => b.length - a.length)[0] ?? second
}

interface IssueDetails {
  readonly path: string
  readonly message: string
  readonly hint?: string
  readonly line?: number
  readonly column?: number
  readonly length?: number
}

/** What the engine's refusal of a recipe says of its places. */
export function issuesIn({ message, hint, details }: ErrorReport): readonly RecipeIssue[] {
  const found = details?.issues as readonly IssueDetails[] | undefined
  return found?.map(toIssue) ?? [{ path: '', message, ...(hint === undefined ? {} : { hint }) }]
}

const toIssue = ({ line, column = 1, length = 1, ...issue }: IssueDetails): RecipeIssue =>
  line === undefined ? issue : { ...issue, place: { line, column, length } }
