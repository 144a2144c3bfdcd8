/** Handlers of plans and runs. */

import { parseCidText } from '../../content/cid.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { RunEvent } from '../../contract/events.ts'
import type { RunId } from '../../contract/ids.ts'
import type { PlanReport, RunSummary } from '../../contract/schemas.ts'
import { type PlanDocument, readPlanDocument } from '../../plan/document.ts'
import { cancelRun, pauseRun, prioritiseRun, resumeRun } from '../execute/control-run.ts'
import { drainQueue, startDetachedEngine } from '../execute/queue.ts'
import { newRun, runIdOf, runPlan } from '../execute/run-plan.ts'
import { asItIs, watchRun } from '../execute/watch-run.ts'
import type { EngineParts } from '../parts.ts'
import { type Prepared, prepare } from '../prepare/prepare.ts'
import { preparePlanDocument } from '../prepare/prepare-document.ts'
import { reportPlan } from '../prepare/report-plan.ts'
import { type HandlerContext, os } from './context.ts'
import { streamEvents } from './event-stream.ts'

const quiet = (): void => {}

export const plans = {
  make: os.plans.make.handler(async ({ input: { fresh, ...request }, context, signal }) => {
    const warnings: string[] = []
    const emit = (event: RunEvent): void => void (event.event === 'warning' && warnings.push(event.message))
    const prepared = await prepare(request, context.parts, { ...filling(context, emit, signal), fresh })
    keepDocuments(prepared, context)
    const report = withWarnings(await reportPlan(prepared, context.parts), warnings)
    return { report, document: namedDocument(prepared) }
  }),
  check: os.plans.check.handler(async ({ input, context, signal }) => {
    const prepared = await preparePlanDocument(planFrom(input.plan, context), context.parts, {
      ...filling(context, quiet, signal),
      fresh: false,
    })
    return await reportPlan(prepared, context.parts)
  }),
}

export const runs = {
  start: os.runs.start.handler(({ input: { fresh, ...request }, context, signal }) =>
    streamEvents<RunEvent>(async (emit, stop) => {
      const prepared = await prepare(request, context.parts, { ...filling(context, emit, stop), fresh })
      await runPlan(prepared, context.parts, { fresh, signal: stop, emit, onFailure: request.onFailure })
    }, signal),
  ),
  execute: os.runs.execute.handler(({ input: { plan, fresh, onFailure }, context, signal }) =>
    streamEvents<RunEvent>(async (emit, stop) => {
      const prepared = await preparePlanDocument(planFrom(plan, context), context.parts, {
        ...filling(context, emit, stop),
        fresh,
      })
      await runPlan(prepared, context.parts, { fresh, signal: stop, emit, onFailure })
    }, signal),
  ),
  queue: os.runs.queue.handler(async ({ input, context, signal }) => {
    const prepared = await prepare(input, context.parts, filling(context, quiet, signal))
    const runId = runIdOf(prepared)
    const known = context.parts.runs.get(runId)
    const isDone = known?.state === 'finished' && prepared.plan.tasks.length === 0
    const isUnderWay = known?.state === 'queued' || context.parts.leases.isHeld(`run:${runId}`)
    if (!isDone && !isUnderWay) enqueue(prepared, context)
    if (!isDone) startDetachedEngine(context.parts)
    return requireRun(runId, context)
  }),
  list: os.runs.list.handler(({ input, context: { parts } }) =>
    parts.runs.list(input).map((run) => asItIs(run, parts)),
  ),
  get: os.runs.get.handler(({ input, context }) =>
    requireRun(context.parts.runs.resolve(input.runId), context),
  ),
  watch: os.runs.watch.handler(({ input, context, signal }) =>
    streamEvents<RunEvent>(
      (emit, stop) =>
        watchRun(context.parts.runs.resolve(input.runId), context.parts, { emit, signal: stop }),
      signal,
    ),
  ),
  cancel: os.runs.cancel.handler(({ input, context }) => controlled(input.runId, context, cancelRun)),
  pause: os.runs.pause.handler(({ input, context }) => controlled(input.runId, context, pauseRun)),
  resume: os.runs.resume.handler(({ input, context }) => controlled(input.runId, context, resumeRun)),
  prioritise: os.runs.prioritise.handler(({ input: { runId, priority }, context }) =>
    controlled(runId, context, (run, parts) => prioritiseRun(run, priority, parts)),
  ),
  drain: os.runs.drain.handler(async ({ context, signal }) => ({
    done: await drainQueue(context.parts, signal),
  })),
}

const filling = (
  { mayReadPaths }: HandlerContext,
  emit: (event: RunEvent) => void,
  signal: AbortSignal | undefined,
) => ({ mayReadPaths, emit, signal })

const withWarnings = (report: PlanReport, more: readonly string[]): PlanReport => ({
  ...report,
  warnings: [...report.warnings, ...more],
})

const namedDocument = ({ plan, recipeName: name, inputNames: inputs }: Prepared): PlanDocument => ({
  ...plan.document,
  recipe: { name, inputs: [...inputs] },
})

/** So that `execute` finds the plan, its steps and its profile by CID. */
function keepDocuments({ plan }: Prepared, { parts: { documents } }: HandlerContext): void {
  documents.put(plan.output.profile.profile)
  documents.putMany([...plan.identified.values()].flatMap(({ document }) => document ?? []))
  documents.putBytes(plan.bytes)
}

/** A plan document itself, or the CID of a stored one. */
function planFrom(plan: unknown, { parts: { documents } }: HandlerContext) {
  if (typeof plan !== 'string') return readPlanDocument(plan)
  const cid = parseCidText(plan)
  if (cid) return readPlanDocument(documents.get(cid))
  throw new ArtDagError('USAGE', `“${plan}” is neither a plan document nor the CID of one`, {
    hint: 'write one with: artdag plan <recipe> -o plan.json',
  })
}

function enqueue(prepared: Prepared, context: HandlerContext): void {
  const { parts } = context
  keepDocuments(prepared, context)
  const runId = runIdOf(prepared)
  const attempt = parts.runs.begin(newRun(runId, prepared), 'queued')
  parts.events.append(runId, attempt, { event: 'run-queued', runId })
}

function controlled(
  text: string,
  context: HandlerContext,
  control: (runId: RunId, parts: EngineParts) => void,
): RunSummary {
  const runId = context.parts.runs.resolve(text)
  control(runId, context.parts)
  return requireRun(runId, context)
}

function requireRun(runId: RunId, { parts }: HandlerContext): RunSummary {
  const run = parts.runs.get(runId)
  if (run) return asItIs(run, parts)
  throw new ArtDagError('NOT_FOUND', `there is no run ${runId}`, { hint: 'list them with: artdag runs' })
}
