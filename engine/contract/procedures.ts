/** Every procedure once. Handlers live in the domain that does the work; doors only translate. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { RunEvent } from './events.ts'
import { Cid, RunId } from './ids.ts'
import { Origin, ProvenanceTree } from './provenance.ts'
import {
  ErrorReportSchema,
  FailurePolicy,
  HardwareEncoder,
  InputBinding,
  PlanReport,
  RecipeText,
  RenderRequest,
  RunState,
  RunSummary,
} from './schemas.ts'

/** What is stored under a CID, for people. */
export const ContentItem = z.object({
  cid: Cid,
  kind: z.enum(['media', 'document']),
  /** owned: a copy of ours; external: the user's own file, only referred to. */
  stored: z.enum(['owned', 'external', 'document']),
  sizeBytes: z.number(),
  names: z.array(z.string()),
  /** What the file is, once probed: `video 768×432, 12.5 fps, 30.2 s`. */
  summary: z.string(),
  /** ISO 8601. */
  addedAt: z.string(),
  /** Why it may not be deleted; empty when it may. */
  protectedBy: z.array(z.string()),
})
export type ContentItem = z.infer<typeof ContentItem>

const content = {
  import: oc
    .route({ method: 'POST', path: '/cache/import' })
    .input(z.object({ path: z.string(), reference: z.boolean().default(false), name: z.string().optional() }))
    .output(
      eventIterator(
        z.discriminatedUnion('event', [
          z.object({ event: z.literal('progress'), doneBytes: z.number(), totalBytes: z.number() }),
          z.object({ event: z.literal('imported'), item: ContentItem, isNew: z.boolean() }),
        ]),
      ),
    ),
  list: oc
    .route({ method: 'GET', path: '/cache' })
    .input(z.object({ limit: z.int().min(1).max(1000).default(100), after: Cid.optional() }))
    .output(z.array(ContentItem)),
  show: oc
    .route({ method: 'GET', path: '/cache/{name}/meta' })
    .input(z.object({ name: z.string() }))
    .output(
      z.object({
        item: ContentItem,
        facts: z.unknown().optional(),
        /** A document's value. */
        document: z.unknown().optional(),
        /** Runs it came from or went into. */
        runs: z.array(
          z.object({ runId: RunId, role: z.enum(['input', 'output', 'intermediate', 'record']) }),
        ),
        /** The step whose result it is. */
        step: z.string().optional(),
      }),
    ),
  /** How a file was made, down to its sources. `name`: of the file, of a record of provenance, or a run's id. */
  tree: oc
    .route({ method: 'GET', path: '/cache/{name}/tree' })
    .input(z.object({ name: z.string() }))
    .output(ProvenanceTree),
  /** Where a file comes from: a CID or name, or, where the caller may read files, any path. Imports nothing. */
  why: oc
    .input(z.object({ content: z.string() }))
    .output(
      eventIterator(
        z.discriminatedUnion('event', [
          z.object({ event: z.literal('progress'), doneBytes: z.number(), totalBytes: z.number() }),
          z.object({ event: z.literal('found'), origin: Origin }),
        ]),
      ),
    ),
  /** A stored file's place, checked; for callers on the same machine. */
  locate: oc
    .input(z.object({ name: z.string() }))
    .output(z.object({ cid: Cid, path: z.string().optional(), text: z.string().optional() })),
  /** Copies a stored file to a path of the user's. */
  export: oc
    .input(z.object({ cid: Cid, path: z.string() }))
    .output(z.object({ path: z.string(), sizeBytes: z.number() })),
  remove: oc
    .route({ method: 'DELETE', path: '/cache/{name}' })
    .input(z.object({ name: z.string() }))
    .output(z.object({ cid: Cid, freedBytes: z.number() })),
  verify: oc.input(z.object({ repair: z.boolean().default(false) })).output(
    eventIterator(
      z.discriminatedUnion('event', [
        z.object({ event: z.literal('progress'), doneBytes: z.number(), totalBytes: z.number() }),
        z.object({
          event: z.literal('verified'),
          checked: z.number(),
          bad: z.array(
            z.object({
              cid: z.string() /** corrupt, changed, missing, unreadable or unrecorded */,
              problem: z.string(),
              repaired: z.boolean(),
            }),
          ),
        }),
      ]),
    ),
  ),
}

const recipes = {
  check: oc.input(RecipeText).output(
    z.object({
      ok: z.boolean(),
      name: z.string().optional(),
      /** Of the text, kept from now on: a RECIPE step can name it. */
      cid: Cid.optional(),
      steps: z.number(),
      error: ErrorReportSchema.optional(),
      inputs: z.array(
        z.object({
          name: z.string(),
          kind: z.string(),
          isFixed: z.boolean(),
          isList: z.boolean(),
          description: z.string(),
        }),
      ),
    }),
  ),
  /** A recipe that applies one effect to one input: quick mode. */
  forEffect: oc.input(z.object({ effect: z.string() })).output(RecipeText),
}

const plans = {
  /** Imports and probes the inputs, renders nothing. `store` keeps the plan document, so that `execute` finds it by CID. */
  make: oc
    .route({ method: 'POST', path: '/api/plan' })
    .input(RenderRequest.extend({ fresh: z.boolean().default(false) }))
    .output(z.object({ report: PlanReport, document: z.unknown() })),
  /** The report of a plan document or its CID; ids and commands are computed anew, never taken from it. */
  check: oc.input(z.object({ plan: z.unknown() })).output(PlanReport),
}

const runs = {
  /** Renders and reports; ends with `run-finished`. Aborting cancels the run. */
  start: oc
    .route({ method: 'POST', path: '/api/run-recipe' })
    .input(RenderRequest.extend({ fresh: z.boolean().default(false) }))
    .output(eventIterator(RunEvent)),
  execute: oc
    .route({ method: 'POST', path: '/api/execute' })
    .input(
      z.object({
        plan: z.unknown(),
        fresh: z.boolean().default(false),
        onFailure: FailurePolicy.optional(),
      }),
    )
    .output(eventIterator(RunEvent)),
  /** Plans, queues and returns; a detached engine renders. */
  queue: oc.route({ method: 'POST', path: '/runs' }).input(RenderRequest).output(RunSummary),
  list: oc
    .route({ method: 'GET', path: '/runs' })
    .input(
      z.object({
        limit: z.int().min(1).max(1000).default(50),
        offset: z.int().min(0).default(0),
        state: RunState.optional(),
      }),
    )
    .output(z.array(RunSummary)),
  get: oc
    .route({ method: 'GET', path: '/runs/{runId}' })
    .input(z.object({ runId: z.string() }))
    .output(RunSummary),
  /** The events of a run's last attempt from its beginning, then as they come, until it ends. */
  watch: oc.input(z.object({ runId: z.string() })).output(eventIterator(RunEvent)),
  /** What waits leaves the queue; what is rendered, by whatever process, has ended two seconds later. Errors: RUN_ENDED. */
  cancel: oc
    .route({ method: 'POST', path: '/runs/{runId}/cancel' })
    .input(z.object({ runId: z.string() }))
    .output(RunSummary),
  /** Nothing new of it begins, what runs goes on. Errors: RUN_ENDED. */
  pause: oc
    .route({ method: 'POST', path: '/runs/{runId}/pause' })
    .input(z.object({ runId: z.string() }))
    .output(RunSummary),
  resume: oc
    .route({ method: 'POST', path: '/runs/{runId}/resume' })
    .input(z.object({ runId: z.string() }))
    .output(RunSummary),
  /** The greater goes first, in the queue and for the processors. Errors: RUN_ENDED. */
  prioritise: oc
    .route({ method: 'POST', path: '/runs/{runId}/prioritise' })
    .input(z.object({ runId: z.string(), priority: z.int().min(-1000).max(1000) }))
    .output(RunSummary),
  /** Renders what is queued until nothing is; for the detached engine. */
  drain: oc.input(z.object({})).output(z.object({ done: z.number() })),
}

export const ToolReport = z.object({
  name: z.string(),
  ok: z.boolean(),
  /** What was found, or what is wrong. */
  message: z.string(),
  /** The command that mends it. */
  fix: z.string().optional(),
})

/** What this data folder has rendered and spared. */
export const Stats = z.object({
  /** By how they ended; each run once, whatever the number of its attempts. */
  runs: z.object({ finished: z.number(), failed: z.number(), cancelled: z.number(), open: z.number() }),
  /** Tasks that were rendered, and results of tasks that were there already. */
  tasks: z.object({ rendered: z.number(), reused: z.number() }),
  /** Reused ones among all, 0 to 1; absent before the first. */
  hitRate: z.number().optional(),
  /** Processor time of all commands. */
  cpuSec: z.number(),
  /** What making the reused results took, each time they were reused. */
  savedSec: z.number(),
  /** How far forecasts were off, as shares of what was taken: medians of the last runs. Absent before the first. */
  forecast: z.object({ runs: z.number(), cpu: z.number(), wall: z.number(), bytes: z.number() }).optional(),
  cache: z.array(
    z.object({
      kind: z.enum(['inputs', 'referred', 'results', 'pieces', 'sounds', 'intermediates', 'documents']),
      files: z.number(),
      bytes: z.number(),
    }),
  ),
})
export type Stats = z.infer<typeof Stats>

const system = {
  stats: oc.route({ method: 'GET', path: '/api/stats' }).input(z.object({})).output(Stats),
  /** `again`: hardware encoders are tried anew, instead of told from the last time. */
  doctor: oc.input(z.object({ again: z.boolean().default(false) })).output(
    z.object({
      ok: z.boolean(),
      checks: z.array(ToolReport),
      /** Hardware encoders that this platform can have; that one does not work is no fault. */
      encoders: z.array(
        z.object({ name: HardwareEncoder, encoder: z.string(), ok: z.boolean(), why: z.string() }),
      ),
    }),
  ),
  nodes: oc.input(z.object({})).output(
    z.array(
      z.object({
        type: z.string(),
        version: z.number(),
        title: z.string(),
        description: z.string(),
        category: z.string(),
        ports: z.array(
          z.object({
            name: z.string(),
            description: z.string(),
            kinds: z.array(z.string()),
            min: z.number(),
            max: z.number().nullable(),
          }),
        ),
        /** JSON Schema of what may be written. */
        config: z.unknown(),
      }),
    ),
  ),
  profiles: oc.input(z.object({})).output(
    z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        kind: z.string(),
        extension: z.string(),
        /** Encoder and settings. */
        picture: z.string().optional(),
        sound: z.string().optional(),
      }),
    ),
  ),
  /** Makes the demo's two clips and a rhythm in a folder of the data folder; returns what to run. */
  demo: oc.input(z.object({})).output(z.object({ recipe: RecipeText, inputs: z.array(InputBinding) })),
}

export const contract = { content, recipes, plans, runs, system }
export type Contract = typeof contract
