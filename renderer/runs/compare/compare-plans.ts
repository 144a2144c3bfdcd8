/** Two plans of a recipe, step by step: what differs, and why. */
import type { Plan, PlanStep } from '../plan/read-plan.ts'

export type Change =
  | { readonly kind: 'added' }
  | { readonly kind: 'removed' }
  /** Another file is put in. */
  | { readonly kind: 'file' }
  | { readonly kind: 'type'; readonly before: string; readonly after: string }
  | { readonly kind: 'value'; readonly key: string; readonly before: string; readonly after: string }
  | { readonly kind: 'effect' }
  | { readonly kind: 'inputs'; readonly before: readonly string[]; readonly after: readonly string[] }
  /** It says the same, but what it is made of changed. */
  | { readonly kind: 'above'; readonly steps: readonly string[] }
  /** Neither: the canvas, or a newer version of the step's type. */
  | { readonly kind: 'canvas' }

export interface StepDifference {
  readonly id: string
  readonly type: string
  readonly changes: readonly Change[]
}

export interface PlanDifference {
  /** In the order of the plan; what is gone comes last. */
  readonly steps: readonly StepDifference[]
  readonly same: number
  readonly isOtherProfile: boolean
}

export function comparePlans(before: Plan, after: Plan): PlanDifference {
  const old = new Map(before.steps.map((step) => [step.id, step]))
  const now = new Set(after.steps.map(({ id }) => id))
  const changed = new Set(
    after.steps.filter((step) => old.get(step.id)?.cacheId !== step.cacheId).map(({ id }) => id),
  )
  const steps = after.steps
    .filter(({ id }) => changed.has(id))
    .map((step) => ({ id: step.id, type: step.type, changes: changesOf(old.get(step.id), step, changed) }))
  const removed = before.steps
    .filter(({ id }) => !now.has(id))
    .map(({ id, type }) => ({ id, type, changes: [{ kind: 'removed' as const }] }))
  return {
    steps: [...steps, ...removed],
    same: after.steps.length - steps.length,
    isOtherProfile: before.profile !== after.profile,
  }
}

function changesOf(
  before: PlanStep | undefined,
  after: PlanStep,
  changed: ReadonlySet<string>,
): readonly Change[] {
  if (!before) return [{ kind: 'added' }]
  if (after.type === 'SOURCE' && before.type === 'SOURCE') return [{ kind: 'file' }]
  const own: Change[] = []
  if (before.type !== after.type) own.push({ kind: 'type', before: before.type, after: after.type })
  own.push(...valueChanges(before.config, after.config))
  if (before.effect !== after.effect) own.push({ kind: 'effect' })
  if (before.inputs.join('\n') !== after.inputs.join('\n'))
    own.push({ kind: 'inputs', before: before.inputs, after: after.inputs })
  if (own.length > 0) return own
  const above = after.inputs.filter((input) => changed.has(input))
  return above.length > 0 ? [{ kind: 'above', steps: [...new Set(above)] }] : [{ kind: 'canvas' }]
}

type Values = Readonly<Record<string, unknown>>

function valueChanges(before: Values, after: Values, path = ''): readonly Change[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return keys.flatMap((key): readonly Change[] => {
    const [old, now] = [before[key], after[key]]
    if (isValues(old) && isValues(now)) return valueChanges(old, now, `${path}${key}.`)
    const [was, is] = [shown(old), shown(now)]
    return was === is ? [] : [{ kind: 'value', key: path + key, before: was, after: is }]
  })
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Empty: not given. */
const shown = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
