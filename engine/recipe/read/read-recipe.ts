/** Text -> recipe: the one way in. Pure, and slow for big texts: outside tests, ask a reader (`read-in-worker.ts`). */

import type { Recipe, RecipeIssue } from '../recipe.ts'
import { createIssueList } from '../yaml/issue-list.ts'
import { type ParsedYaml, parseYaml, placeIssue } from '../yaml/parse-yaml.ts'
import { type Places, showPlaces } from '../yaml/places.ts'
import { checkStructure } from './check-structure.ts'
import type { Sheet } from './cursor.ts'
import { readDialect } from './dialects.ts'
import { finishDraft } from './draft.ts'

export interface ReadRecipe {
  /** Undefined exactly when there are issues. */
  readonly recipe: Recipe | undefined
  /** All faults in the order of the text; what a node type thinks of its config is `checkAgainstCatalogue`'s. */
  readonly issues: readonly RecipeIssue[]
  /** Where everything stands, for faults found later. Empty where there is no recipe. */
  readonly places: Places
}

/** Reads either dialect. `fileName` names a recipe that does not name itself. Never throws for what a text holds. */
export function readRecipe(text: string, { fileName }: { readonly fileName: string }): ReadRecipe {
  const issues = createIssueList()
  const parsed = parseYaml(text, issues)
  const isUsable = parsed !== undefined && issues.count === 0
  const recipe = !isUsable ? undefined : readParsed(parsed, { ...parsed, issues }, fileName)
  if (recipe === undefined || parsed === undefined) {
    return {
      recipe: undefined,
      issues: issues.settle((issue) => placeIssue(issue, parsed)),
      places: new Map(),
    }
  }
  return { recipe, issues: [], places: showPlaces(parsed.places, parsed.value) }
}

function readParsed(parsed: ParsedYaml, sheet: Sheet, fileName: string): Recipe | undefined {
  const root = { value: parsed.value, path: [], sheet }
  const draft = readDialect(root, baseName(fileName))
  // Without steps to refer to, every reference would be reported as well.
  if (draft !== undefined && (draft.steps.length + draft.sources.length > 0 || sheet.issues.count === 0)) {
    checkStructure(draft)
  }
  return draft === undefined || sheet.issues.count > 0 ? undefined : finishDraft(draft)
}

function baseName(fileName: string): string {
  const base = fileName.split(/[/\\]/).at(-1) ?? ''
  return base.replace(/\.ya?ml$/i, '') || 'unnamed'
}
