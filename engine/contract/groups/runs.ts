/** Procedures about runs: asking for them, following them, looking back at them. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { RunEvent } from '../events.ts'
import { CacheId, Cid, PlanId, RunId } from '../ids.ts'
import { ProvenanceTree } from '../provenance.ts'
import { ErrorReportSchema, FailurePolicy, PlanReport, RunState, RunSummary } from '../schemas.ts'
import { pageInput, pageOf } from './pages.ts'
import { RunRequest } from './requests.ts'

/** Id of a run, or a beginning of one that no other has. */
const one = { runId: z.string().min(1).max(200) }
const oneRun = z.object(one)

const get = oc.route({ method: 'GET', path: '/runs/{runId}' }).input(oneRun).output(RunSummary)

export const RunArtifact = z.object({
  step: z.string(),
  type: z.string(),
  cacheId: CacheId,
  isOutput: z.boolean(),
  /** One for each profile that the step was written with; none where it only was a part of others. */
  files: z.array(
    z.object({ cid: Cid, profile: z.string(), isStored: z.boolean(), sizeBytes: z.number().optional() }),
  ),
})

export const runs = {
  /** Renders and reports; ends with `run-finished`. Aborting cancels the run. */
  start: oc
    .route({ method: 'POST', path: '/api/run-recipe' })
    .input(RunRequest.extend({ fresh: z.boolean().default(false) }))
    .output(eventIterator(RunEvent)),
  /** `dryRun` only checks: faults are errors, a good plan gives its warnings and ends. Its report: `plans.check`. */
  execute: oc
    .route({ method: 'POST', path: '/api/execute' })
    .input(
      z.object({
        plan: z.unknown(),
        fresh: z.boolean().default(false),
        onFailure: FailurePolicy.optional(),
        dryRun: z.boolean().default(false),
      }),
    )
    .output(eventIterator(RunEvent)),
  /** Plans, queues and returns; a detached engine renders. What was asked for before gives the same run. */
  queue: oc.route({ method: 'POST', path: '/runs' }).input(RunRequest).output(RunSummary),
  /** The newest first. */
  list: oc
    .route({ method: 'GET', path: '/runs' })
    .input(
      z.object({
        ...pageInput,
        state: RunState.optional(),
        /** Name that runs of it have, or CID of its text. */
        recipe: z.string().max(400).optional(),
        /** Whether stills and drafts of single nodes are in it: runs that pages make by the hundred, to look at. */
        previews: z.boolean().default(true),
      }),
    )
    .output(pageOf(RunSummary)),
  get,
  /** The same by the path of earlier servers. */
  details: get.route({ path: '/api/run/{runId}' }),
  /** Its plan document, and what that means today; `problem` says why that cannot be told any more. */
  plan: oc
    .route({ method: 'GET', path: '/api/run/{runId}/plan' })
    .input(oneRun)
    .output(
      z.object({
        planId: PlanId,
        document: z.unknown(),
        report: PlanReport.optional(),
        problem: ErrorReportSchema.optional(),
      }),
    ),
  /** Analyses that its last finished attempt was planned with, and corrections of them. */
  analysis: oc
    .route({ method: 'GET', path: '/api/run/{runId}/analysis' })
    .input(oneRun)
    .output(
      z.array(
        z.object({
          cid: Cid,
          /** Absent for corrections. */
          part: z.enum(['audio', 'video']).optional(),
          /** CID of the media, or cache id of the step, that it is of. */
          source: z.string().optional(),
          document: z.unknown(),
        }),
      ),
    ),
  /** What its steps gave, as far as that was written to files; inputs first. */
  artifacts: oc
    .route({ method: 'GET', path: '/api/run/{runId}/artifacts' })
    .input(oneRun)
    .output(z.array(RunArtifact)),
  /** Errors: NOT_FOUND for a run that never finished. */
  provenance: oc
    .route({ method: 'GET', path: '/api/run/{runId}/provenance' })
    .input(oneRun)
    .output(
      z.object({
        /** Of the record of the last finished attempt. */
        cid: Cid,
        record: z.unknown(),
        tree: ProvenanceTree,
        /** Records of all finished attempts. */
        attempts: z.array(Cid),
      }),
    ),
  /** Events of an attempt as they were kept, and what failed in words. */
  log: oc
    .route({ method: 'GET', path: '/api/run/{runId}/log' })
    .input(
      z.object({
        ...one,
        /** Absent: the last. */
        attempt: z.int().min(1).optional(),
        afterSeq: z.int().min(0).default(0),
        limit: pageInput.limit,
      }),
    )
    .output(
      z.object({
        runId: RunId,
        attempt: z.number(),
        events: z.array(
          z.object({
            seq: z.number(),
            /** ISO 8601. */
            at: z.string(),
            event: RunEvent,
          }),
        ),
        /** Of all failures in this attempt, commands and last words of ffmpeg included; empty when nothing failed. */
        failures: z.string(),
      }),
    ),
  /**
   * The events of a run's last attempt from its beginning, then as they come, until it ends. Each has an id, its resume
   * token; `after` one (or a Last-Event-ID) only what came later is told.
   */
  watch: oc
    .route({ method: 'GET', path: '/api/run/{runId}/events' })
    .input(z.object({ ...one, after: z.string().max(40).optional() }))
    .output(eventIterator(RunEvent)),
  /** What waits leaves the queue; what is rendered, by whatever process, has ended two seconds later. Errors: RUN_ENDED. */
  cancel: oc.route({ method: 'POST', path: '/runs/{runId}/cancel' }).input(oneRun).output(RunSummary),
  /** Nothing new of it begins, what runs goes on. Errors: RUN_ENDED. */
  pause: oc.route({ method: 'POST', path: '/runs/{runId}/pause' }).input(oneRun).output(RunSummary),
  resume: oc.route({ method: 'POST', path: '/runs/{runId}/resume' }).input(oneRun).output(RunSummary),
  /** The greater goes first, in the queue and for the processors. Errors: RUN_ENDED. */
  prioritise: oc
    .route({ method: 'POST', path: '/runs/{runId}/prioritise' })
    .input(z.object({ ...one, priority: z.int().min(-1000).max(1000) }))
    .output(RunSummary),
  /** To just before or just after another that waits, whose priority it takes. Errors: USAGE for what does not wait. */
  reorder: oc
    .route({ method: 'POST', path: '/runs/{runId}/reorder' })
    .input(
      z.object({ ...one, before: z.string().max(200).optional(), after: z.string().max(200).optional() }),
    )
    .output(RunSummary),
  /** A new attempt of a failed run waits in the queue. Errors: USAGE for any other. */
  retry: oc.route({ method: 'POST', path: '/runs/{runId}/retry' }).input(oneRun).output(RunSummary),
  /** Into the trash. Errors: PROTECTED with the reasons: it has not ended, or what it gave is published. */
  remove: oc
    .route({ method: 'DELETE', path: '/runs/{runId}' })
    .input(oneRun)
    .output(z.object({ runId: RunId, trashId: z.int() })),
  /** Renders what is queued until nothing is; for the detached engine. */
  drain: oc.input(z.object({})).output(z.object({ done: z.number() })),
}
