/** Handlers of plans and runs. */

import { parseCidText } from '../../content/cid.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { RunEvent } from '../../contract/events.ts'
import type { RunId } from '../../contract/ids.ts'
import type { PlanReport, RunSummary } from '../../contract/schemas.ts'
import { type PlanDocument, readPlanDocument } from '../../plan/document.ts'
import { cancelRun, pauseRun, prioritiseRun, resumeRun } from '../execute/control-run.ts'
import { drainQueue } from '../execute/queue.ts'
import { removeRun, reorderRun } from '../execute/remove-run.ts'
import { runPlan } from '../execute/run-plan.ts'
import { asItIs, watchRun } from '../execute/watch-run.ts'
import type { EngineParts } from '../parts.ts'
import { type Prepared, prepare } from '../prepare/prepare.ts'
import { preparePlanDocument } from '../prepare/prepare-document.ts'
import { reportPlan } from '../prepare/report-plan.ts'
import { toRenderRequest } from '../recipes/render-request.ts'
import { scriptOfPlan } from '../script/script-of-plan.ts'
import { type HandlerContext, os, withResumeToken } from './context.ts'
import { streamEvents } from './event-stream.ts'
import { keepDocuments, queueRun, requireRun, retryRun } from './queue-run.ts'
import { readToken, writeToken } from './resume-token.ts'
import { analysesOfRun, artifactsOfRun, logOfRun, planOfRun, provenanceOfRun } from './run-details.ts'

const quiet = (): void => {}

export const plans = {
  make: os.plans.make.handler(async ({ input: { fresh, ...wish }, context, signal }) => {
    const { parts } = context
    const warnings: string[] = []
    const emit = (event: RunEvent): void => void (event.event === 'warning' && warnings.push(event.message))
    const request = await toRenderRequest(wish, parts)
    const prepared = await prepare(request, parts, { ...filling(context, emit, signal), fresh })
    keepDocuments(prepared, parts)
    const report = withWarnings(await reportPlan(prepared, parts), warnings)
    return { report, document: namedDocument(prepared) }
  }),
  check: os.plans.check.handler(async ({ input, context, signal }) =>
    reportPlan(await checkedPlan(input.plan, context, { emit: quiet, signal, fresh: false }), context.parts),
  ),
  script: os.plans.script.handler(async ({ input: { fresh, ...wish }, context, signal }) => {
    const { parts } = context
    const request = await toRenderRequest(wish, parts)
    const prepared = await prepare(request, parts, { ...filling(context, quiet, signal), fresh })
    return { ...(await scriptOfPlan(prepared, parts)), warnings: [...prepared.warnings] }
  }),
}

export const runs = {
  start: os.runs.start.handler(({ input: { fresh, ...wish }, context, signal }) =>
    streamEvents<RunEvent>(async (emit, stop) => {
      const request = await toRenderRequest(wish, context.parts)
      const prepared = await prepare(request, context.parts, { ...filling(context, emit, stop), fresh })
      await runPlan(prepared, context.parts, { fresh, signal: stop, emit, onFailure: request.onFailure })
    }, signal),
  ),
  execute: os.runs.execute.handler(async ({ input, context, signal }) => {
    const { plan, fresh, onFailure, dryRun } = input
    if (dryRun) return await checkOnly(plan, context, signal)
    return streamEvents<RunEvent>(async (emit, stop) => {
      const prepared = await checkedPlan(plan, context, { emit, signal: stop, fresh })
      await runPlan(prepared, context.parts, { fresh, signal: stop, emit, onFailure })
    }, signal)
  }),
  queue: os.runs.queue.handler(async ({ input, context, signal }) =>
    queueRun(await toRenderRequest(input, context.parts), context, signal),
  ),
  list: os.runs.list.handler(({ input, context: { parts } }) => {
    const { items, ...next } = parts.runs.list(input)
    const places = parts.runs.places()
    return { ...next, items: items.map((run) => withPlace(asItIs(run, parts), places)) }
  }),
  get: os.runs.get.handler(({ input, context }) => oneRun(input, context)),
  details: os.runs.details.handler(({ input, context }) => oneRun(input, context)),
  plan: os.runs.plan.handler(({ input, context: { parts }, signal }) =>
    planOfRun(parts.runs.resolve(input.runId), parts, signal),
  ),
  analysis: os.runs.analysis.handler(({ input, context: { parts } }) =>
    analysesOfRun(parts.runs.resolve(input.runId), parts),
  ),
  artifacts: os.runs.artifacts.handler(({ input, context: { parts } }) =>
    artifactsOfRun(parts.runs.resolve(input.runId), parts),
  ),
  provenance: os.runs.provenance.handler(({ input, context: { parts } }) =>
    provenanceOfRun(parts.runs.resolve(input.runId), parts),
  ),
  log: os.runs.log.handler(({ input: { runId, ...wish }, context: { parts } }) =>
    logOfRun(parts.runs.resolve(runId), wish, parts),
  ),
  watch: os.runs.watch.handler(({ input, context: { parts }, signal, lastEventId }) => {
    const after = readToken(input.after ?? lastEventId)
    const runId = parts.runs.resolve(input.runId)
    return streamEvents<RunEvent>(
      (emit, stop) =>
        watchRun(runId, parts, {
          emit: (event, place) => emit(place ? withResumeToken(event, writeToken(place)) : event),
          signal: stop,
          after,
        }),
      signal,
    )
  }),
  cancel: os.runs.cancel.handler(({ input, context }) => controlled(input.runId, context, cancelRun)),
  pause: os.runs.pause.handler(({ input, context }) => controlled(input.runId, context, pauseRun)),
  resume: os.runs.resume.handler(({ input, context }) => controlled(input.runId, context, resumeRun)),
  prioritise: os.runs.prioritise.handler(({ input: { runId, priority }, context }) =>
    controlled(runId, context, (run, parts) => prioritiseRun(run, priority, parts)),
  ),
  reorder: os.runs.reorder.handler(({ input: { runId, before, after }, context }) =>
    controlled(runId, context, (run, parts) => reorderRun(run, { before, after }, parts)),
  ),
  retry: os.runs.retry.handler(({ input, context: { parts }, signal }) =>
    retryRun(parts.runs.resolve(input.runId), parts, signal),
  ),
  remove: os.runs.remove.handler(({ input, context: { parts } }) =>
    removeRun(requireRun(parts.runs.resolve(input.runId), parts), parts),
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

interface CheckOptions {
  readonly emit: (event: RunEvent) => void
  readonly signal: AbortSignal | undefined
  readonly fresh: boolean
}

/** @throws ArtDagError PLAN_MISMATCH, INPUT_MISSING, EFFECT_MISSING */
const checkedPlan = (plan: unknown, context: HandlerContext, { emit, signal, fresh }: CheckOptions) =>
  preparePlanDocument(planFrom(plan, context), context.parts, { ...filling(context, emit, signal), fresh })

/** Checked before anything is answered, so that a fault is an error and no broken stream. */
async function checkOnly(plan: unknown, context: HandlerContext, signal: AbortSignal | undefined) {
  const { warnings } = await checkedPlan(plan, context, { emit: quiet, signal, fresh: false })
  return streamEvents<RunEvent>(async (emit) => {
    for (const message of warnings) emit({ event: 'warning', message })
  }, signal)
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

const oneRun = ({ runId }: { readonly runId: string }, { parts }: HandlerContext): RunSummary =>
  withPlace(requireRun(parts.runs.resolve(runId), parts), parts.runs.places())

function withPlace(run: RunSummary, places: ReadonlyMap<RunId, number>): RunSummary {
  const place = places.get(run.runId)
  return place === undefined ? run : { ...run, place }
}

function controlled(
  text: string,
  { parts }: HandlerContext,
  control: (runId: RunId, parts: EngineParts) => void,
): RunSummary {
  const runId = parts.runs.resolve(text)
  control(runId, parts)
  return requireRun(runId, parts)
}
