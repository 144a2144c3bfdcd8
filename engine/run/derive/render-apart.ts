/** Renders a plan that is nobody's run: its result is kept like any other, and no run is listed, watched or kept for it. */
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid, TaskId } from '../../contract/ids.ts'
import type { MadeFile } from '../execute/execute-task.ts'
import { type Job, makeJobs } from '../execute/jobs.ts'
import { runIdOf } from '../execute/run-plan.ts'
import { Schedule } from '../execute/schedule/schedule.ts'
import { Workshop } from '../execute/workshop.ts'
import { forecastPlan } from '../forecast/report-forecast.ts'
import { RunCosts } from '../forecast/run-costs.ts'
import type { EngineParts } from '../parts.ts'
import type { Prepared } from '../prepare/prepare.ts'

/** CID of the result. @throws ArtDagError as tasks do, CANCELLED */
export async function renderApart(prepared: Prepared, parts: EngineParts, signal: AbortSignal): Promise<Cid> {
  const { plan } = prepared
  if (plan.output.cid) return plan.output.cid
  const jobs = makeJobs(plan.tasks, parts.slots)
  const costs = new RunCosts(await forecastPlan(prepared, parts, jobs), parts)
  keepDocuments(prepared, parts)
  const shop = new Workshop({
    runId: runIdOf(prepared),
    parts: ofNoRun(parts),
    fresh: false,
    emit: () => {},
  })
  for (const { parts: joined = [] } of plan.tasks)
    for (const { task, cid } of joined) if (cid) shop.made.set(task.id, { cid })
  await work(costs.withLengths(jobs), shop, costs, parts, signal)
  return (shop.made.get(plan.tasks.at(-1)?.id as TaskId) as MadeFile).cid
}

async function work(
  jobs: readonly Job[],
  shop: Workshop,
  costs: RunCosts,
  parts: EngineParts,
  signal: AbortSignal,
): Promise<void> {
  const { firstError } = await new Schedule(jobs, {
    pools: parts.pools,
    signal,
    execute: (job, stop) =>
      parts.taskLeases.hold(
        job.tasks.map(({ id }) => id),
        { signal: stop },
        (held) => shop.execute(job, held, costs),
      ),
  }).run()
  if (firstError !== undefined) throw firstError
  if (signal.aborted) throw new ArtDagError('CANCELLED', 'cancelled before it was made')
}

/** What is made on the way is nobody's intermediate. */
const ofNoRun = (parts: EngineParts): EngineParts => ({
  ...parts,
  runs: { ...parts.runs, addItem: () => {} },
})

function keepDocuments({ plan }: Prepared, { documents }: EngineParts): void {
  documents.putMany([...plan.identified.values()].flatMap(({ document }) => document ?? []))
  documents.putMany(plan.tasks.flatMap(({ document }) => document ?? []))
}
