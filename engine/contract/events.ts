/** Everything a run reports, as one closed union. Console, database, HTTP stream and windows only listen. */
import { z } from 'zod'
import { BeatSummary } from './analysis.ts'
import { Cid, PlanId, RunId, TaskId } from './ids.ts'
import { ErrorReportSchema, ForecastReport } from './schemas.ts'

const runId = { runId: RunId }

const Preparing = z.object({
  event: z.literal('preparing'),
  /** What is being done: `import` copies and hashes a file, `probe` reads its facts, `analyse` listens to it or looks at it. */
  phase: z.enum(['import', 'probe', 'analyse']),
  /** The recipe input, or the file's name. */
  subject: z.string(),
  /** Bytes of an import, seconds of an analysis. Total 0: not known. */
  done: z.number(),
  total: z.number(),
})

const Warning = z.object({ event: z.literal('warning'), message: z.string() })

const BeatSync = BeatSummary.extend({ event: z.literal('beat-sync') })

const RunQueued = z.object({ event: z.literal('run-queued'), ...runId })

const RunStarted = z.object({
  event: z.literal('run-started'),
  ...runId,
  /** Counts from 1; retry and --fresh add one. */
  attempt: z.number(),
  planId: PlanId,
  recipe: z.string(),
  /** Tasks that will run, and wanted files that are there already. */
  tasksToRun: z.number(),
  tasksCached: z.number(),
  forecast: ForecastReport.optional(),
})

const TaskStarted = z.object({
  event: z.literal('task-started'),
  ...runId,
  task: TaskId,
  /** The steps it renders, the last one gives its result. */
  steps: z.array(z.string()),
  /** Processor time of this task alone; seconds until its command ends, which may make other tasks as well. */
  expected: z.object({ cpuSec: z.number(), wallSec: z.number() }).optional(),
})

const TaskProgress = z.object({
  event: z.literal('task-progress'),
  ...runId,
  task: TaskId,
  /** 0 to 1. */
  fraction: z.number(),
  frames: z.number(),
  /** Seconds of the result per second of time. */
  speed: z.number(),
  /** Of this task; absent while it cannot be said. */
  etaSec: z.number().optional(),
})

const TaskFinished = z.object({
  event: z.literal('task-finished'),
  ...runId,
  task: TaskId,
  cid: Cid,
  sizeBytes: z.number(),
  seconds: z.number(),
})

const TaskFailed = z.object({
  event: z.literal('task-failed'),
  ...runId,
  task: TaskId,
  error: ErrorReportSchema,
})

const RunFinished = z.object({
  event: z.literal('run-finished'),
  ...runId,
  state: z.enum(['finished', 'failed', 'cancelled']),
  output: z.object({ path: z.string(), cid: Cid }).optional(),
  provenance: Cid.optional(),
  tasksRun: z.number(),
  tasksCached: z.number(),
  /** Of this attempt, planning included. */
  seconds: z.number(),
  error: ErrorReportSchema.optional(),
})

export const RunEvent = z.discriminatedUnion('event', [
  Preparing,
  Warning,
  BeatSync,
  RunQueued,
  RunStarted,
  TaskStarted,
  TaskProgress,
  TaskFinished,
  TaskFailed,
  RunFinished,
])
export type RunEvent = z.infer<typeof RunEvent>

export type RunFinishedEvent = z.infer<typeof RunFinished>
