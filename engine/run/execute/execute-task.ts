/** One task: files found, ffmpeg run, the result checked, and only then taken into the store and the index. */
import { statSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { diskFull } from '../../content/disk-full.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid, TaskId } from '../../contract/ids.ts'
import type { Delivery } from '../../media/deliver.ts'
import { seekSecOf } from '../../media/graph/clip.ts'
import { nodeInputs } from '../../media/graph/graph-text.ts'
import { inputsFirst } from '../../media/graph/order.ts'
import { assetsOf, fillPlaceholders, OUT, placeholderOf } from '../../media/graph/placeholders.ts'
import { secondsAt } from '../../media/graph/rational.ts'
import type { MediaFacts } from '../../media/probe/facts.ts'
import { PROBER_VERSION } from '../../media/probe/probe.ts'
import type { Progress } from '../../media/process/progress.ts'
import { toTaskError } from '../../media/process/run-outcome.ts'
import { runFfmpeg } from '../../media/process/runner.ts'
import type { Tool } from '../../media/tools/examine-tool.ts'
import type { BuiltTask } from '../../plan/build-tasks.ts'
import type { EngineParts } from '../parts.ts'
import { nameTool, storeTaskRecord, type TaskRecord } from '../record/task-record.ts'
import { checkResult } from './check-result.ts'
import { locateAssets } from './locate-assets.ts'

export interface TaskResult {
  readonly record: Omit<TaskRecord, 'v' | 'kind'>
  readonly recordCid: Cid
  readonly sizeBytes: number
  /** The key's first result, when this one differs from it: the first is kept in the index. */
  readonly differsFrom?: Cid
}

export interface MadeFile {
  readonly cid: Cid
  /** Of how it was made; absent where that was lost. */
  readonly record?: Cid
}

export interface TaskContext {
  readonly parts: EngineParts
  /** Files of tasks done before, by task. */
  readonly made: ReadonlyMap<TaskId, MadeFile>
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** @throws ArtDagError as `toTaskError`, TASK_FAILED when the result is not what was planned, DISK_FULL, INPUT_CHANGED */
export async function executeTask(task: BuiltTask, context: TaskContext): Promise<TaskResult> {
  const { parts } = context
  const started_at = new Date().toISOString()
  const argv = withMadeFiles(task.command.argv, context.made)
  const inputs = inputsOf(argv)
  const folder = parts.store.tempPath('')
  const temp = parts.store.tempPath(`.${task.profile.profile.extension}`)
  await mkdir(folder, { recursive: true })
  try {
    const seconds = await render(task, argv, inputs, { folder, temp }, context)
    const facts = await checkResult(temp, task.delivery, await parts.tools(), context.signal)
    await locateAll(inputs, parts)
    const input_tasks = [...makersOf(task.command.argv, context)]
    const work = { argv: [...argv], inputs: [...inputs], input_tasks, started_at, seconds }
    return await commit(task, work, temp, facts, parts)
  } finally {
    await rm(folder, { recursive: true, force: true })
    await rm(temp, { force: true })
  }
}

/** `{task:<id>}` becomes `{in:<cid>}` once that task's file has a CID. */
const withMadeFiles = (argv: readonly string[], made: TaskContext['made']): readonly string[] =>
  fillPlaceholders(argv, (placeholder) => {
    if (!placeholder.startsWith('{task:')) return placeholder
    const cid = made.get(placeholder.slice(6, -1) as TaskId)?.cid
    if (!cid) throw new RangeError(`${placeholder} was not made before it is needed`)
    return placeholderOf({ kind: 'media', cid, demuxer: 'mov' })
  })

const inputsOf = (argv: readonly string[]): readonly Cid[] => [
  ...new Set(argv.flatMap((argument) => /^file:\{in:([a-z2-7]+)\}$/.exec(argument)?.[1] ?? []) as Cid[]),
]

/** How the inputs were made, in this run or before, in the command's order. What came from elsewhere has no record. */
function makersOf(argv: readonly string[], { made, parts }: TaskContext): readonly Cid[] {
  const records = argv.flatMap((argument) => {
    const [, kind, id = ''] = /^file:\{(in|task):([a-z2-7]+)\}$/.exec(argument) ?? []
    if (kind === 'task') return made.get(id as TaskId)?.record ?? []
    return kind === 'in' ? (parts.artifacts.findByCid(id as Cid)[0]?.record ?? []) : []
  })
  return [...new Set(records)]
}

/** Paths by CID; an external file that changed is refused here, before the task and again after it. */
async function locateAll(cids: readonly Cid[], { store }: EngineParts): Promise<ReadonlyMap<Cid, string>> {
  const located = await Promise.all(cids.map(async (cid) => [cid, (await store.locate(cid)).path] as const))
  return new Map(located)
}

interface Places {
  readonly folder: string
  readonly temp: string
}

async function render(
  task: BuiltTask,
  argv: readonly string[],
  inputs: readonly Cid[],
  places: Places,
  context: TaskContext,
): Promise<number> {
  const paths = await locateAll(inputs, context.parts)
  const assets = await locateAssets(assetsOf(argv), context.parts)
  const real = fillPlaceholders(argv, (placeholder) => {
    const cid = placeholder.replace(/^\{\w+:?|\}$/g, '') as Cid
    return placeholder === OUT ? places.temp : (paths.get(cid) ?? assets.get(cid) ?? placeholder)
  })
  let doneSec = 0
  const outcome = await runFfmpeg(await context.parts.tools(), real, {
    cwd: places.folder,
    timeoutSec: timeoutSec(task.delivery),
    stallSec: stallSec(task.delivery),
    signal: context.signal,
    onProgress: (progress) => {
      doneSec = progress.outTimeSec
      context.onProgress(progress)
    },
  })
  if (outcome.kind !== 'ok')
    throw withRoomNeeded(toTaskError(outcome), places.temp, doneSec / task.delivery.durationSec)
  return Math.round(outcome.wallSec * 1000) / 1000
}

/** A full disk says how much room the whole file would have taken, by what it took so far. */
function withRoomNeeded(error: ArtDagError, temp: string, fraction: number): ArtDagError {
  if (error.code !== 'DISK_FULL') return error
  const writtenBytes = statSync(temp, { throwIfNoEntry: false })?.size ?? 0
  return diskFull(path.dirname(temp), Math.round(writtenBytes / Math.min(1, Math.max(fraction, 0.01))), error)
}

/** No honest render takes longer: ten minutes, and two minutes for every second of result. */
const timeoutSec = ({ durationSec }: Delivery): number => 600 + durationSec * 120

/** Files that cannot be sought are decoded from their start, and until the cut is reached nothing moves. */
function stallSec({ video, audio }: Delivery): number {
  const roots = [video, audio].flatMap((stream) => stream?.node ?? [])
  const lead = inputsFirst(roots, nodeInputs).map((node) =>
    node.kind === 'clip' ? secondsAt(node.start, node.rate) - seekSecOf(node) : 0,
  )
  return 30 + Math.max(0, ...lead)
}

type Work = Pick<TaskRecord, 'argv' | 'inputs' | 'input_tasks' | 'started_at' | 'seconds'>

async function commit(
  task: BuiltTask,
  work: Work,
  temp: string,
  facts: MediaFacts,
  parts: EngineParts,
): Promise<TaskResult> {
  const key = { cacheId: task.cacheId, profileCid: task.profile.cid }
  const first = parts.artifacts.get(key)?.cid
  const rest = describeWork(task, work, (await parts.tools()).ffmpeg, parts)
  const store = (output: Cid) => storeTaskRecord({ ...rest, output }, parts.documents)
  const { cid, sizeBytes } = await parts.store.adopt(temp, {
    inTransaction: (output) => {
      parts.facts.put(output, String(PROBER_VERSION), facts)
      const record = store(output)
      if (isFirst(first, output, parts))
        parts.artifacts.put({ ...key, cid: output, record, seconds: work.seconds })
    },
  })
  const isOther = first !== undefined && first !== cid
  const record = { ...rest, output: cid }
  return { record, recordCid: store(cid), sizeBytes, ...(isOther ? { differsFrom: first } : {}) }
}

/** The record, as far as it can be told before the result has its CID. */
function describeWork(
  task: BuiltTask,
  work: Work,
  ffmpeg: Tool,
  { documents }: EngineParts,
): Omit<TaskRecord, 'v' | 'kind' | 'output'> {
  const { profile, cid } = task.profile
  const { video, audio } = task.delivery
  documents.put(profile)
  return {
    ...work,
    task: task.id,
    step: task.cacheId,
    steps: [...task.steps],
    profile: { name: profile.name, cid },
    assets: [...assetsOf(work.argv)],
    tool: nameTool(ffmpeg, documents),
    encoder: {
      ...(video && profile.video ? { video: profile.video.encoder } : {}),
      ...(audio && profile.audio ? { audio: profile.audio.encoder } : {}),
    },
    finished_at: new Date().toISOString(),
  }
}

/** A differing second result does not replace the first one, unless the first one's file is gone. */
const isFirst = (first: Cid | undefined, output: Cid, { store }: EngineParts): boolean =>
  first === undefined || first === output || !store.has(first)

export const isCancelled = (error: unknown): boolean =>
  error instanceof ArtDagError && error.code === 'CANCELLED'
