/** Queues what is asked for: planned now, rendered in its turn, by whoever renders. */
import { ArtDagError } from '../../contract/errors.ts'
import type { RunId } from '../../contract/ids.ts'
import type { RenderRequest, RunSummary } from '../../contract/schemas.ts'
import { prepareAgain, startDetachedEngine } from '../execute/queue.ts'
import { newRun, runIdOf } from '../execute/run-plan.ts'
import { asItIs } from '../execute/watch-run.ts'
import type { EngineParts } from '../parts.ts'
import { type Prepared, prepare } from '../prepare/prepare.ts'
import type { HandlerContext } from './context.ts'

/** What was asked for before gives the same run. @throws ArtDagError as `prepare` */
export async function queueRun(
  request: RenderRequest,
  { parts, mayReadPaths }: HandlerContext,
  signal: AbortSignal | undefined,
): Promise<RunSummary> {
  const prepared = await prepare(request, parts, { mayReadPaths, emit: () => {}, signal })
  return queuePrepared(prepared, parts)
}

/** A failed run as another attempt. @throws ArtDagError USAGE for any other; as `prepare` */
export async function retryRun(
  runId: RunId,
  parts: EngineParts,
  signal: AbortSignal = new AbortController().signal,
): Promise<RunSummary> {
  const { state } = requireRun(runId, parts)
  if (state !== 'failed')
    throw new ArtDagError('USAGE', `only a failed run can be tried again; this one is ${state}`, {
      hint: 'to render a finished one anew: --fresh',
      details: { runId, state },
    })
  return queuePrepared(await prepareAgain(parts.runs.requestOf(runId), parts, signal), parts)
}

function queuePrepared(prepared: Prepared, parts: EngineParts): RunSummary {
  const runId = runIdOf(prepared)
  const known = parts.runs.get(runId)
  const isDone = known?.state === 'finished' && prepared.plan.tasks.length === 0
  const isUnderWay = known?.state === 'queued' || parts.leases.isHeld(`run:${runId}`)
  if (!isDone && !isUnderWay) enqueue(prepared, parts)
  if (!isDone) startDetachedEngine(parts)
  return requireRun(runId, parts)
}

function enqueue(prepared: Prepared, parts: EngineParts): void {
  keepDocuments(prepared, parts)
  const runId = runIdOf(prepared)
  const attempt = parts.runs.begin(newRun(runId, prepared), 'queued')
  parts.events.append(runId, attempt, { event: 'run-queued', runId })
}

/** So that `execute` finds the plan, its steps and its profile by CID. */
export function keepDocuments({ plan }: Prepared, { documents }: EngineParts): void {
  documents.put(plan.output.profile.profile)
  documents.putMany([...plan.identified.values()].flatMap(({ document }) => document ?? []))
  documents.putBytes(plan.bytes)
}

/** As it really stands. @throws ArtDagError NOT_FOUND */
export function requireRun(runId: RunId, parts: EngineParts): RunSummary {
  const run = parts.runs.get(runId)
  if (run) return asItIs(run, parts)
  throw new ArtDagError('NOT_FOUND', `there is no run ${runId}`, { hint: 'list them with: artdag runs' })
}
