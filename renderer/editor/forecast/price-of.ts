/** The few numbers of a plan that decide whether to run it. */
import type { PlanReport } from '../../../engine/contract/schemas.ts'

export interface Price {
  /** Steps that will run, and all that the result needs. */
  readonly run: number
  readonly all: number
  readonly seconds: number
  readonly bytes: number
  readonly reusedTasks: number
}

export function priceOf({ steps, forecast, tasks }: PlanReport): Price {
  const needed = steps.filter(({ state }) => state !== 'skip')
  const run = needed.filter(({ state }) => state === 'run').length
  return {
    // Pieces can be missing of a step that counts as cached.
    run: tasks.length === 0 ? 0 : run,
    all: needed.length,
    seconds: forecast.wallSec,
    bytes: forecast.bytes,
    reusedTasks: forecast.reused.tasks,
  }
}
