/** What the dock plays: the result, what an input is filled with, or the draft of a node. */
import type { PlanReport, RunSummary } from '../../../engine/contract/schemas.ts'
import type { Recipe, RecipeStep } from '../../../engine/recipe/recipe.ts'
import { inputKey } from '../../editor/document/reading.ts'
import type { Preview } from './previews.ts'

/** Something that can be played. */
export interface Shown {
  readonly kind: 'result' | 'earlier' | 'draft' | 'input'
  /** A CID, or a name of content. */
  readonly content: string
  /** Of the step or the input. */
  readonly id: string
  /** ISO 8601; of results. */
  readonly madeAt?: string
  /** The recipe has changed since. */
  readonly isStale: boolean
}

export interface Circumstances {
  readonly recipe: Recipe
  readonly fill: Readonly<Record<string, readonly string[]>>
  readonly report: PlanReport | undefined
  /** Finished ones, the newest first. */
  readonly runs: readonly RunSummary[]
  readonly previews: Readonly<Record<string, Preview>>
}

/** Runs that are glances at single nodes, not results of the recipe. */
const GLANCES: ReadonlySet<string> = new Set(['draft', 'still'])

const resultsOf = (runs: readonly RunSummary[]): readonly RunSummary[] =>
  runs.filter(({ output, profile }) => output !== undefined && !GLANCES.has(profile))

/** As the recipe is now, where that was rendered; else the last one. */
export function resultOf({ recipe, report, runs }: Circumstances): Shown | undefined {
  const made = report?.output.step === recipe.output ? report.output.cid : undefined
  const last = resultsOf(runs)[0]
  const content = made ?? last?.output
  if (content === undefined) return undefined
  const run = runs.find(({ output }) => output === content)
  return {
    ...{ kind: 'result', content, id: recipe.output },
    ...(run ? { madeAt: run.updatedAt } : {}),
    isStale: made === undefined && report !== undefined,
  }
}

/** What can be shown of the thing that is selected; undefined: nothing yet. */
export function selectionOf(known: Circumstances, selected: string | undefined): Shown | undefined {
  if (selected === undefined) return undefined
  const input = inputShown(known, selected)
  if (input) return input
  const step = stepOf(known.recipe, selected)
  return step && (heard(known, step) ?? draftOf(known, step))
}

export const stepOf = ({ steps }: Recipe, id: string | undefined): RecipeStep | undefined =>
  steps.find((step) => step.id === id)

function inputShown({ recipe, fill }: Circumstances, key: string): Shown | undefined {
  const input = recipe.inputs.find(({ name }) => inputKey(name) === key || name === key)
  const content = input && (input.pin ?? fill[input.name]?.[0])
  return input && content !== undefined
    ? { kind: 'input', content, id: input.name, isStale: false }
    : undefined
}

/** An analysis is of what it listens to. */
function heard(known: Circumstances, { type, inputs }: RecipeStep): Shown | undefined {
  const [first] = inputs
  return type === 'ANALYZE' && first ? inputShown(known, first.from) : undefined
}

function draftOf({ previews, report, recipe }: Circumstances, { id }: RecipeStep): Shown | undefined {
  if (id === recipe.output && report?.output.cid !== undefined) return undefined
  const preview = previews[previewKey(report, id)]
  return preview?.state === 'ready' ? { kind: 'draft', content: preview.cid, id, isStale: false } : undefined
}

/** By what the step gives, so that a change of it, or of what it needs, makes another preview. */
export const previewKey = (report: PlanReport | undefined, id: string): string =>
  report?.steps.find((step) => step.id === id)?.cacheId ?? `${report?.planId}:${id}`

/** Everything else that could be looked at beside it. */
export function othersOf(known: Circumstances, shown: Shown): readonly Shown[] {
  const result = resultOf(known)
  const earlier = resultsOf(known.runs).map(
    ({ output, updatedAt }): Shown => ({
      ...{
        kind: 'earlier',
        content: output as string,
        id: known.recipe.output,
        madeAt: updatedAt,
        isStale: true,
      },
    }),
  )
  const drafts = known.recipe.steps.flatMap((step) => draftOf(known, step) ?? [])
  const all = [...(result ? [result] : []), ...earlier, ...drafts]
  const different = new Map(
    all.filter(({ content }) => content !== shown.content).map((one) => [one.content, one]),
  )
  // The first of those with the same content is the most telling one.
  for (const one of all.toReversed()) if (different.has(one.content)) different.set(one.content, one)
  return [...different.values()].slice(0, 8)
}
