/** A recipe as read but not yet checked as a whole: every name still knows where it was written. */

import type { CanvasWish, EffectPin, Json, Recipe, RecipeInput, RecipeParam, StepInput } from '../recipe.ts'
import type { Cursor } from './cursor.ts'

export interface Draft {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly inputs: readonly RecipeInput[]
  readonly params: readonly RecipeParam[]
  readonly effects: readonly EffectPin[]
  readonly steps: readonly DraftStep[]
  /** SOURCE steps: they became inputs, but other steps still refer to them by id. */
  readonly sources: readonly DraftSource[]
  readonly output: DraftReference | undefined
  readonly canvas: CanvasWish
  readonly outputProfile: string | undefined
}

export interface DraftReference {
  readonly from: string
  readonly at: Cursor
}

export interface DraftInput extends DraftReference {
  readonly port: string | undefined
}

export interface DraftStep {
  /** Empty where the document has none (which has been reported). */
  readonly id: string
  readonly type: string
  readonly title: string | undefined
  readonly config: { readonly [key: string]: Json }
  readonly inputs: readonly DraftInput[]
  readonly isMuted: boolean
  readonly isBypassed: boolean
  readonly isPinned: boolean
  readonly at: Cursor
}

export interface DraftSource {
  readonly id: string
  /** Name of the recipe input it stands for. */
  readonly input: string
  readonly at: Cursor
}

/** What a reference can mean, worked out once per draft. */
export interface Names {
  readonly stepIds: ReadonlySet<string>
  readonly sourceIds: ReadonlyMap<string, string>
  readonly inputNames: ReadonlySet<string>
}

export function namesOf(draft: Draft): Names {
  return {
    stepIds: new Set(draft.steps.map((step) => step.id)),
    sourceIds: new Map(draft.sources.map((source) => [source.id, source.input])),
    inputNames: new Set(draft.inputs.map((input) => input.name)),
  }
}

/** The step id or input name a reference stands for: ids win, SOURCE ids become their input's name. */
export function resolveName(names: Names, from: string): string | undefined {
  if (names.stepIds.has(from)) return from
  return names.sourceIds.get(from) ?? (names.inputNames.has(from) ? from : undefined)
}

/** The recipe of a draft that was checked and found without fault. */
export function finishDraft(draft: Draft): Recipe {
  const names = namesOf(draft)
  const resolve = (from: string) => resolveName(names, from) ?? from
  return {
    name: draft.name,
    version: draft.version,
    description: draft.description,
    inputs: draft.inputs,
    params: draft.params,
    effects: draft.effects,
    steps: draft.steps.map((step) => ({
      id: step.id,
      type: step.type,
      ...(step.title === undefined ? {} : { title: step.title }),
      config: step.config,
      inputs: step.inputs.map((input) => finishInput(input, resolve)),
      isMuted: step.isMuted,
      isBypassed: step.isBypassed,
      isPinned: step.isPinned,
    })),
    output: resolve(draft.output?.from ?? ''),
    canvas: draft.canvas,
    ...(draft.outputProfile === undefined ? {} : { outputProfile: draft.outputProfile }),
  }
}

function finishInput(input: DraftInput, resolve: (from: string) => string): StepInput {
  const from = resolve(input.from)
  return input.port === undefined ? { from } : { port: input.port, from }
}
