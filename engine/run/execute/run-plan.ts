/** A run: from a prepared plan to the finished result, its record, and events for whoever listens. */
import type { RunFinishedEvent } from '../../contract/events.ts'
import type { RunId } from '../../contract/ids.ts'
import { runIdOfPlan } from '../../plan/document.ts'
import { recordReuse } from '../forecast/record-reuse.ts'
import type { EngineParts } from '../parts.ts'
import type { Prepared } from '../prepare/prepare.ts'
import { remarksOn } from '../prepare/remarks.ts'
import { Attempt, cachedCount, type RunPlanOptions } from './attempt.ts'
import { followWishes } from './follow-wishes.ts'
import { makeRoom } from './make-room.ts'
import type { NewRun } from './runs-table.ts'
import { watchRun } from './watch-run.ts'

export const runIdOf = ({ plan }: Prepared): RunId => runIdOfPlan(plan.planId)

/** Never throws for a failing task: the last event says how the run ended. */
export async function runPlan(
  prepared: Prepared,
  parts: EngineParts,
  options: RunPlanOptions,
): Promise<void> {
  const runId = runIdOf(prepared)
  const finished = options.fresh ? undefined : finishedBefore(runId, prepared, parts)
  if (finished) {
    recordReuse(prepared, parts)
    for (const remark of remarksOn(prepared)) options.emit(remark)
    return options.emit(finished)
  }
  await makeRoom(prepared, parts)
  let attempt = options.queuedAttempt ?? 0
  // One step: whoever is refused the lease watches this attempt, never the one before.
  const lease = parts.leases.acquire(`run:${runId}`, () => {
    if (options.queuedAttempt === undefined) attempt = parts.runs.begin(newRun(runId, prepared), 'running')
  })
  if (!lease) return watchRun(runId, parts, options)
  const wishes = followWishes(runId, attempt, parts)
  try {
    const signal = AbortSignal.any([options.signal, lease.signal, wishes.signal])
    const attemptOptions = { ...options, signal, onOpen: wishes.attach }
    await new Attempt(runId, attempt, prepared, parts, attemptOptions).run()
  } finally {
    wishes.close()
    lease.release()
  }
}

/** The row of a run that begins or is queued. */
export const newRun = (
  runId: RunId,
  { plan, recipeName, inputNames, inputs, request, recipeCid }: Prepared,
): NewRun => ({
  runId,
  recipe: recipeName,
  inputNames,
  planId: plan.planId,
  profile: plan.output.profile.profile.name,
  request,
  inputs: inputs.map(({ cid }) => cid),
  recipeCid,
})

/** The same run, finished, its file still there: nothing is to be done. */
function finishedBefore(
  runId: RunId,
  { plan }: Prepared,
  { runs, store }: EngineParts,
): RunFinishedEvent | undefined {
  const row = runs.get(runId)
  const cid = plan.output.cid
  if (row?.state !== 'finished' || !cid || plan.tasks.length > 0) return undefined
  const path = store.list({ prefix: cid, limit: 1 })[0]?.path
  return {
    event: 'run-finished',
    runId,
    state: 'finished',
    ...(path ? { output: { path, cid } } : {}),
    ...(row.provenance ? { provenance: row.provenance } : {}),
    tasksRun: 0,
    tasksCached: cachedCount(plan),
    seconds: 0,
  }
}
