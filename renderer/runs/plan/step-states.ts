/** How each step of a plan stands: by the tasks that render it. */
import type { PlanReport } from '../../../engine/contract/schemas.ts'
import type { KnownTask, TaskState } from './known-tasks.ts'
import type { PlanStep } from './read-plan.ts'

export type StepState = TaskState | 'source'

export interface StepStand {
  readonly state: StepState
  /** Tasks that render it, and those of them that are done. */
  readonly tasks: number
  readonly done: number
  /** 0 to 1 while it runs. */
  readonly fraction: number
  /** Why it runs, or does not; as the plan said. */
  readonly why?: string
}

export function stepStates(
  steps: readonly PlanStep[],
  tasks: readonly KnownTask[],
  report: PlanReport | undefined,
): ReadonlyMap<string, StepStand> {
  const rendered = new Map<string, KnownTask[]>()
  for (const task of tasks)
    for (const step of task.steps) rendered.set(step, [...(rendered.get(step) ?? []), task])
  const whys = new Map(report?.steps.map(({ id, why }) => [id, why]))
  return new Map(
    steps.map(({ id, type }) => {
      const why = whys.get(id)
      const stand = type === 'SOURCE' ? SOURCE : standOf(rendered.get(id) ?? [])
      return [id, why === undefined ? stand : { ...stand, why }]
    }),
  )
}

const SOURCE: StepStand = { state: 'source', tasks: 0, done: 0, fraction: 1 }

/** What no task of the run renders lies behind a result that was there. */
function standOf(tasks: readonly KnownTask[]): StepStand {
  const has = (state: TaskState): boolean => tasks.some((task) => task.state === state)
  const done = tasks.filter(({ state }) => state === 'finished' || state === 'cached').length
  const parts = tasks.reduce(
    (sum, { state, live }) => sum + (state === 'finished' || state === 'cached' ? 1 : (live?.fraction ?? 0)),
    0,
  )
  const base = { tasks: tasks.length, done, fraction: tasks.length === 0 ? 1 : parts / tasks.length }
  const state = (['failed', 'running', 'waiting', 'skipped', 'finished', 'cached'] as const).find(has)
  // Between two of its pieces a step has not stopped.
  const isUnderWay = state === 'waiting' && done > 0
  return { ...base, state: isUnderWay ? 'running' : (state ?? 'cached') }
}
