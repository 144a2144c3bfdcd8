/** Shapes that several procedures share. */
import { z } from 'zod'
import { BeatReport, BeatSummary } from './analysis.ts'
import { ERROR_CODES, type ErrorCode } from './errors.ts'
import { CacheId, Cid, PlanId, RunId, TaskId } from './ids.ts'

export const ErrorReportSchema = z.object({
  code: z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
  hint: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
})

/** A recipe by its text; the name is for messages only. Nothing in a recipe is ever a path. */
export const RecipeText = z.object({ text: z.string(), fileName: z.string() })
export type RecipeText = z.infer<typeof RecipeText>

/** What fills the recipe's inputs, in the order given. A list input takes several of one name. */
export const InputBinding = z.object({
  name: z.string(),
  /** CID, short hash, asset name, or, where the caller may read files, a path. */
  content: z.string(),
})
export type InputBinding = z.infer<typeof InputBinding>

/** When a task fails: let what runs finish and begin nothing new, go on with what does not need it, or stop at once. */
export const FailurePolicy = z.enum(['finish', 'continue', 'abort'])
export type FailurePolicy = z.infer<typeof FailurePolicy>

/** Hardware that can encode, by the interface it is reached through. */
export const HardwareEncoder = z.enum(['nvenc', 'videotoolbox', 'qsv', 'amf', 'vaapi', 'vulkan'])
export type HardwareEncoder = z.infer<typeof HardwareEncoder>

/** software: the same bytes on every machine. auto: the first hardware that works, else software. */
export const EncoderChoice = z.enum(['auto', 'software', ...HardwareEncoder.options])
export type EncoderChoice = z.infer<typeof EncoderChoice>

export const RenderRequest = z.object({
  recipe: RecipeText,
  inputs: z.array(InputBinding).default([]),
  /** Recipe parameters by name, or `step.key` for a value of one step's config. */
  params: z.record(z.string(), z.unknown()).default({}),
  /** Profile by name; absent: by `outputName`, else the recipe's, else by what the result is. */
  profile: z.string().optional(),
  /** Name of the file wanted; its extension can choose the profile. */
  outputName: z.string().optional(),
  /** What encodes, where the profile leaves it open; absent: the engine's setting. */
  encoder: EncoderChoice.optional(),
  /** Render this step instead of the recipe's output. */
  target: z.string().optional(),
  /** Render this part only; an absent border is the result's own. */
  range: z.object({ fromSec: z.number().min(0).optional(), toSec: z.number().min(0).optional() }).optional(),
  /** Render one frame as a picture, of the output or of any step or input. */
  still: z.object({ node: z.string().optional(), atSec: z.number().min(0).default(0) }).optional(),
  /** Corrections of analyses, by the media they are of, both by CID; an ANALYZE step's own go first. */
  corrections: z.record(Cid, Cid).optional(),
  keepIntermediates: z.boolean().default(false),
  /** Absent: `finish`. */
  onFailure: FailurePolicy.optional(),
})
export type RenderRequest = z.infer<typeof RenderRequest>

/** What a run is expected to take, by what commands on this machine took before. */
export const ForecastReport = z.object({
  /** Processor time of all tasks. */
  cpuSec: z.number(),
  /** From the first task's beginning to the last one's end. */
  wallSec: z.number(),
  /** Of all files it will make. */
  bytes: z.number(),
  confidence: z.enum(['first guess', 'learned']),
  /** Commands that taught the cost that matters most. */
  samples: z.number(),
  /** By how much forecasts of processor time were off lately: 0.1 is a tenth. Absent while nothing is known. */
  typicalError: z.number().optional(),
  /** What is there already, and what making it took. */
  reused: z.object({ tasks: z.number(), sec: z.number() }),
})
export type ForecastReport = z.infer<typeof ForecastReport>

/** The report of a plan for people and scripts; the document to keep and hand on is another thing (see planDocument). */
export const PlanReport = z.object({
  planId: PlanId,
  recipe: z.string(),
  profile: z.string(),
  /** Expected length of the result. */
  durationSec: z.number(),
  width: z.number().optional(),
  height: z.number().optional(),
  fps: z.string().optional(),
  warnings: z.array(z.string()),
  /** How well steps that follow music meet it. */
  beatSync: z.array(BeatSummary.extend({ cuts: BeatReport.shape.cuts })),
  steps: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      cacheId: CacheId,
      state: z.enum(['cached', 'run', 'skip']),
      why: z.string(),
      level: z.number(),
      task: TaskId.optional(),
    }),
  ),
  tasks: z.array(
    z.object({
      id: TaskId,
      /** piece, sound: a part of a result. join: a result from its parts. render: a result at once. */
      kind: z.enum(['render', 'piece', 'sound', 'join']),
      steps: z.array(z.string()),
      command: z.array(z.string()),
      /** Processor time it is expected to take. */
      cpuSec: z.number(),
      /** Tasks whose files it reads. */
      needs: z.array(TaskId),
      /** Of a join: all its parts in order, the sound last; those that are there already by their CID. */
      parts: z
        .array(z.object({ task: TaskId, kind: z.enum(['piece', 'sound']), cid: Cid.optional() }))
        .optional(),
    }),
  ),
  forecast: ForecastReport,
  output: z.object({ step: z.string(), cacheId: CacheId, cid: Cid.optional() }),
})
export type PlanReport = z.infer<typeof PlanReport>

export const RunState = z.enum(['queued', 'running', 'finished', 'failed', 'cancelled'])
export type RunState = z.infer<typeof RunState>

export const RunSummary = z.object({
  runId: RunId,
  recipe: z.string(),
  state: RunState,
  attempt: z.number(),
  planId: PlanId,
  profile: z.string(),
  /** ISO 8601. */
  createdAt: z.string(),
  updatedAt: z.string(),
  output: Cid.optional(),
  provenance: Cid.optional(),
  tasksRun: z.number(),
  tasksCached: z.number(),
  seconds: z.number(),
  /** Nothing new of it begins until it is resumed. */
  isPaused: z.boolean(),
  /** The greater goes first. */
  priority: z.number(),
  /** Whose turn it is, from 1, of all that wait; absent for what does not. */
  place: z.number().optional(),
  error: ErrorReportSchema.optional(),
})
export type RunSummary = z.infer<typeof RunSummary>
