/** Tasks of one command: files found, ffmpeg run, each result checked, and only then taken into the store and the index. */
import { mkdir, rm } from 'node:fs/promises'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid, TaskId } from '../../contract/ids.ts'
import type { Command } from '../../media/command.ts'
import { fillPlaceholders, OUT, outOf, placeholderOf } from '../../media/graph/placeholders.ts'
import type { InputRef } from '../../media/graph/stream.ts'
import type { MediaFacts } from '../../media/probe/facts.ts'
import type { Progress } from '../../media/process/progress.ts'
import { writePartCommand } from '../../plan/make-task.ts'
import type { BuiltTask } from '../../plan/task.ts'
import type { Spent } from '../forecast/run-costs.ts'
import type { EngineParts } from '../parts.ts'
import { checkPart, checkResult } from './check-result.ts'
import { commitResult, type TaskResult, type Work } from './commit-result.ts'
import { locateAll, runCommand } from './run-command.ts'

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
  /** What its command took, once it has ended well. */
  readonly onSpent?: (spent: Spent) => void
  /** What is in the index under these tasks' keys is not good enough. */
  readonly isReplacing?: boolean
}

/**
 * Several only where all are pieces. In the same order.
 * @throws ArtDagError as `toTaskError`, TASK_FAILED when a result is not what was planned, DISK_FULL, INPUT_CHANGED
 */
export async function executeTasks(
  tasks: readonly BuiltTask[],
  context: TaskContext,
): Promise<readonly TaskResult[]> {
  const { parts } = context
  const folder = parts.store.tempPath('')
  const files = tasks.map((task) => ({
    task,
    temp: parts.store.tempPath(`.${task.profile.profile.extension}`),
  }))
  await mkdir(folder, { recursive: true })
  try {
    const work = await perform(
      tasks,
      new Map(files.map(({ task, temp }) => [outputOf(task), temp])),
      folder,
      context,
    )
    const results: TaskResult[] = []
    for (const { task, temp } of files) {
      const facts = await check(task, temp, context)
      const options = { ...(facts ? { facts } : {}), isReplacing: context.isReplacing ?? false }
      results.push(await commitResult(task, shareOf(task, tasks, work, context), temp, parts, options))
    }
    return results
  } finally {
    await rm(folder, { recursive: true, force: true })
    for (const { temp } of files) await rm(temp, { force: true })
  }
}

/** Of one command's work what made one of its results: the files it read, and time by the number of frames. */
function shareOf(task: BuiltTask, all: readonly BuiltTask[], work: Work, context: TaskContext): Work {
  if (all.length === 1) return work
  const share = framesOf(task) / all.reduce((sum, other) => sum + framesOf(other), 0)
  const { command } = task
  return { ...work, ...filesOf(command, context), seconds: Math.round(work.seconds * share * 1000) / 1000 }
}

/** What a command reads, and the records of how that was made. */
const filesOf = (command: Command, context: TaskContext): Pick<Work, 'inputs' | 'input_tasks'> => ({
  inputs: [...new Set(command.inputs.map((input) => cidOf(input, context)))],
  input_tasks: [...makersOf(command, context)],
})

const framesOf = ({ delivery }: BuiltTask): number => delivery.video?.frames ?? 1

const isPart = ({ kind }: BuiltTask): boolean => kind === 'piece' || kind === 'sound'

const outputOf = (task: BuiltTask): string => (isPart(task) ? outOf(task.id) : OUT)

async function perform(
  tasks: readonly BuiltTask[],
  outputs: ReadonlyMap<string, string>,
  folder: string,
  context: TaskContext,
): Promise<Work> {
  const started_at = new Date().toISOString()
  const [first] = tasks
  const command = tasks.length === 1 && first ? first.command : writePartCommand(...tasks)
  const argv = fillPlaceholders(command.argv, (placeholder) => withMadeFile(placeholder, context))
  const list = (command.list ?? []).map((input) => cidOf(input, context))
  const files = filesOf(command, context)
  const deliveries = tasks.map(({ delivery }) => delivery)
  const { signal, onProgress, onSpent, parts } = context
  const seconds = await runCommand(
    { argv, inputs: files.inputs, list, outputs, folder, deliveries, signal, onProgress, onSpent },
    parts,
  )
  await locateAll(files.inputs, parts)
  return { argv: [...argv], ...files, ...(command.list ? { list } : {}), started_at, seconds }
}

/** `{task:<id>}` becomes `{in:<cid>}` once that task's file has a CID. */
function withMadeFile(placeholder: string, { made }: TaskContext): string {
  if (!placeholder.startsWith('{task:')) return placeholder
  const cid = made.get(placeholder.slice(6, -1) as TaskId)?.cid
  if (!cid) throw new RangeError(`${placeholder} was not made before it is needed`)
  return placeholderOf({ kind: 'media', cid, demuxer: 'mov' })
}

function cidOf(input: InputRef, { made }: TaskContext): Cid {
  const now = input.task === undefined ? undefined : made.get(input.task)?.cid
  const cid = now ?? (input.kind === 'media' ? input.cid : undefined)
  if (!cid) throw new RangeError(`${placeholderOf(input)} was not made before it is needed`)
  return cid
}

/** How the inputs were made, in this run or before, in the command's order. What came from elsewhere has no record. */
function makersOf({ inputs }: Command, context: TaskContext): readonly Cid[] {
  const records = inputs.flatMap((input) => {
    const made = input.task === undefined ? undefined : context.made.get(input.task)
    return made?.record ?? context.parts.artifacts.findByCid(cidOf(input, context))[0]?.record ?? []
  })
  return [...new Set(records)]
}

/** The facts of a whole result; of a part nothing is kept, since nobody sees it. */
async function check(
  task: BuiltTask,
  temp: string,
  { parts, signal }: TaskContext,
): Promise<MediaFacts | undefined> {
  if (!isPart(task)) return await checkResult(temp, task.delivery, await parts.tools(), signal)
  await checkPart(temp, task.delivery)
  return undefined
}

export const isCancelled = (error: unknown): boolean =>
  error instanceof ArtDagError && error.code === 'CANCELLED'
