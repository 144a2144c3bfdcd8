/** A run with all its tasks: what was planned, what events tell, and once it has finished its record. */
import { useMemo } from 'react'
import type { RunSummary } from '../../../engine/contract/schemas.ts'
import { etaOf, type Overall, overallOf, rateOf, shownFraction } from '../detail/overall.ts'
import { type KnownTask, knownTasks } from '../plan/known-tasks.ts'
import { useProvenance, useRunPlan } from '../queries.ts'
import type { Followed } from './live-runs.ts'
import { useLiveRun } from './use-live-run.ts'
import { useNow } from './use-now.ts'

export interface RunTasks extends Followed {
  readonly tasks: readonly KnownTask[]
  readonly overall: Overall
  /** 0 to 1, as it is shown. */
  readonly fraction: number
  /** Seconds until it ends; undefined while nobody can say. */
  readonly etaSec: number | undefined
  readonly plan: ReturnType<typeof useRunPlan>['data']
}

export function useRunTasks(run: RunSummary): RunTasks {
  const followed = useLiveRun(run.runId, run.attempt)
  const { data: plan } = useRunPlan(run)
  const { data: made } = useProvenance(run.runId, run.state === 'finished' ? run.provenance : undefined)
  const { live } = followed
  const tasks = useMemo(
    () => knownTasks({ tasks: plan?.report?.tasks, file: made?.tree.file, live }),
    [plan, made, live],
  )
  const overall = useMemo(() => overallOf(tasks, live, rateOf(plan?.report?.fps)), [tasks, live, plan])
  // What a paused run has begun goes on to its end.
  const isRunning = run.state === 'running' && (!run.isPaused || overall.running > 0)
  const now = useNow(isRunning)
  const elapsedSec = Math.max(0, (now - Date.parse(run.updatedAt)) / 1000)
  const forecastSec = live.forecast?.wallSec ?? plan?.report?.forecast.wallSec
  const elapsed = { elapsedSec, forecastSec }
  return {
    ...followed,
    tasks,
    overall,
    fraction: isRunning ? shownFraction(overall, elapsed) : overall.fraction,
    etaSec: isRunning ? etaOf(overall, elapsed) : undefined,
    plan,
  }
}
