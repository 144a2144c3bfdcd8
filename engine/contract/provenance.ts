/** How files were made, as the doors show it: a tree down to the sources, and where a file found anywhere comes from. */
import { z } from 'zod'
import { CacheId, Cid, PlanId, RunId } from './ids.ts'
import { RunState } from './schemas.ts'

/** A thing by its CID, with what people call it. */
export const Named = z.object({ name: z.string(), cid: Cid })
export type Named = z.infer<typeof Named>

/** What the record of a run says of it. */
export const RunOrigin = z.object({
  runId: RunId,
  attempt: z.number(),
  /** The record itself: a document by its CID. */
  record: Cid,
  /** Absent when a plan document was executed. */
  recipe: Named.optional(),
  plan: PlanId,
  profile: Named,
  /** ISO 8601. */
  renderedAt: z.string(),
  /** `@user@server`, or `@local@<engine id>`. */
  renderedBy: z.string(),
  output: Named,
  inputs: z.array(Named),
  effects: z.array(Named),
})
export type RunOrigin = z.infer<typeof RunOrigin>

/** What the record of a task says of it: one command, one file. */
export const TaskOrigin = z.object({
  record: Cid,
  /** The step whose result it made: a document that can be walked down to the sources. */
  step: CacheId,
  /** What the recipe calls the steps it rendered, inputs first. */
  steps: z.array(z.string()),
  profile: Named,
  tool: Named,
  /** Encoders and their libraries' versions, where those are known: `libx264 164`. */
  encoders: z.array(z.string()),
  /** With `{in:<cid>}`, `{asset:<cid>}` and `{out}` where files stood. */
  command: z.array(z.string()),
  inputs: z.array(Cid),
  startedAt: z.string(),
  /** Of ffmpeg alone. */
  seconds: z.number(),
})
export type TaskOrigin = z.infer<typeof TaskOrigin>

const AnyFile = z.object({
  cid: Cid,
  /** Whether its bytes are here now. What can be made again need not be. */
  isStored: z.boolean(),
  names: z.array(z.string()),
  /** `video 768×432, 12.5 fps, 30.2 s`; empty while it is not known. */
  summary: z.string(),
})

export const TreeFile = AnyFile.extend({
  /** What the recipe of the run calls it; sources only. */
  input: z.string().optional(),
  /** Absent for a source, and where the tree is cut. */
  get madeBy() {
    return TreeTask.optional()
  },
  /** above: the same file stands earlier in this tree. deeper: the tree is too deep; ask for this file itself. */
  cut: z.enum(['above', 'deeper']).optional(),
})
export type TreeFile = z.infer<typeof TreeFile>

export const TreeTask = TaskOrigin.omit({ inputs: true, command: true }).extend({
  /** In the order of the command. */
  get inputs() {
    return z.array(TreeFile)
  },
})
export type TreeTask = z.infer<typeof TreeTask>

export const ProvenanceTree = z.object({
  file: TreeFile,
  /** Absent for a source, and for what only an unfinished run made. */
  run: RunOrigin.optional(),
})
export type ProvenanceTree = z.infer<typeof ProvenanceTree>

/** One way in which a file was made. */
export const Making = z.object({
  /** The file as it was rendered; another than the one asked for when that is known by its tag only. */
  file: Cid,
  task: TaskOrigin.optional(),
  run: RunOrigin.optional(),
})
export type Making = z.infer<typeof Making>

export const Use = z.object({
  runId: RunId,
  recipe: z.string(),
  state: RunState,
  /** ISO 8601. */
  createdAt: z.string(),
  output: Cid.optional(),
})
export type Use = z.infer<typeof Use>

export const Origin = AnyFile.extend({
  /**
   * bytes: these very bytes were made or used here. tag: only the step that the container names is known, the bytes
   * were changed since. nothing: neither.
   */
  knownBy: z.enum(['bytes', 'tag', 'nothing']),
  /** The step that the file itself claims to be the result of. Not looked for in what was made here, byte for byte. */
  tag: CacheId.optional(),
  /** Why no tag could be looked for. */
  unread: z.string().optional(),
  made: z.array(Making),
  /** Runs it went into, the newest first, no more than 20 of them. */
  used: z.array(Use),
  usedCount: z.number(),
})
export type Origin = z.infer<typeof Origin>
