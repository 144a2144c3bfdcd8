/** Collects the faults of a recipe: all of them, up to a limit, each with the way to its value. */

import type { Place, RecipeIssue } from '../recipe.ts'
import { RECIPE_LIMITS } from './limits.ts'
import type { DocumentPath } from './places.ts'

export interface IssueMore {
  /** What to try. A function where finding the words costs something: it is not called once the list is full. */
  readonly hint?: string | (() => string | undefined)
  /** Which half of `key: value` is wrong; the value where it is not said. */
  readonly part?: 'key' | 'value'
  /** Where the fault stands, for faults that are at no value. */
  readonly place?: Place | undefined
}

export interface ListedIssue {
  readonly path: DocumentPath
  readonly message: string
  readonly hint: string | undefined
  readonly part: 'key' | 'value'
  readonly place: Place | undefined
}

/** Belongs to one reading; add while reading, `settle` once. */
export interface IssueList {
  add(path: DocumentPath, message: string, more?: IssueMore): void
  readonly count: number
  /** The faults in the order of the text. */
  settle(show: (issue: ListedIssue) => { path: string; place: Place | undefined }): readonly RecipeIssue[]
}

export function createIssueList(): IssueList {
  const listed: ListedIssue[] = []
  let count = 0
  return {
    add(path, message, more = {}) {
      count += 1
      if (listed.length >= RECIPE_LIMITS.issues) return
      const hint = typeof more.hint === 'function' ? more.hint() : more.hint
      listed.push({ path, message, hint, part: more.part ?? 'value', place: more.place })
    },
    get count() {
      return count
    },
    settle(show) {
      const issues = listed.map((issue) => toRecipeIssue(issue, show(issue))).sort(byPlace)
      const more = count - listed.length
      return more === 0 ? issues : [...issues, { path: '', message: `and ${more} more faults` }]
    },
  }
}

function toRecipeIssue(issue: ListedIssue, shown: { path: string; place: Place | undefined }): RecipeIssue {
  const { message, hint } = issue
  return {
    path: shown.path,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(shown.place === undefined ? {} : { place: shown.place }),
  }
}

function byPlace(a: RecipeIssue, b: RecipeIssue): number {
  const last = Number.MAX_SAFE_INTEGER
  return (a.place?.line ?? last) - (b.place?.line ?? last) || (a.place?.column ?? 0) - (b.place?.column ?? 0)
}
