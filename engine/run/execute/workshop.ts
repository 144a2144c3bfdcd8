/** What one attempt does for a job: looks whether it is done already, has it done, and tells what came of it. */
import { turn } from '../../content/turn.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { RunEvent } from '../../contract/events.ts'
import type { RunId, TaskId } from '../../contract/ids.ts'
import type { Progress } from '../../media/process/progress.ts'
import type { BuiltTask } from '../../plan/task.ts'
import type { RunCosts, Spent } from '../forecast/run-costs.ts'
import type { EngineParts } from '../parts.ts'
import type { TaskResult } from './commit-result.ts'
import { executeTasks, type MadeFile, type TaskContext } from './execute-task.ts'
import { type Job, makeJobs } from './jobs.ts'
import { oddPieces } from './odd-pieces.ts'

export interface WorkshopOptions {
  readonly runId: RunId
  readonly parts: EngineParts
  /** Files that are there count as not made. */
  readonly fresh: boolean
  readonly emit: (event: RunEvent) => void
}

/** Jobs of one attempt leave their files here for one another. */
export class Workshop {
  /** Files of tasks done, now or before, by task. */
  readonly made = new Map<TaskId, MadeFile>()
  readonly results: TaskResult[] = []
  readonly #options: WorkshopOptions

  constructor(options: WorkshopOptions) {
    this.#options = options
  }

  /** @throws what `executeTasks` throws; TASK_FAILED when pieces cannot be joined */
  async execute(job: Job, signal: AbortSignal, costs: RunCosts): Promise<void> {
    const tasks = job.tasks.filter((task) => {
      const made = this.#madeMeanwhile(task)
      if (made) this.made.set(task.id, made)
      return !made
    })
    const [first] = tasks
    if (!first) return
    for (const { id, steps } of tasks) {
      const expected = costs.expectedOf(job, id)
      this.#options.emit({
        event: 'task-started',
        runId: this.#options.runId,
        task: id,
        steps: [...steps],
        ...(expected ? { expected } : {}),
      })
    }
    const startedAt = performance.now()
    const context: TaskContext = {
      parts: this.#options.parts,
      made: this.made,
      signal,
      onProgress: (progress) => {
        if (tasks.length === 1) this.#report(first, progress, startedAt)
      },
    }
    if (first.kind === 'join') await this.#evenOut(first, context)
    const beganAt = performance.now()
    let spent: Spent = { wallSec: 0 }
    const onSpent = (took: Spent): void => {
      spent = took
    }
    const results = await executeTasks(tasks, { ...context, onSpent })
    await this.#takeAll(results)
    costs.took(job, tasks, results, spent, (performance.now() - beganAt) / 1000)
  }

  /** Pieces that do not fit the others are made again; where that changes nothing, it is the others that are old. */
  async #evenOut(join: BuiltTask, context: TaskContext): Promise<void> {
    const odd = await oddPieces(join, context)
    if (odd.length === 0) return
    await this.#makeAgain(odd, context)
    await this.#makeAgain(await oddPieces(join, context, odd[0]), context)
    if ((await oddPieces(join, context)).length === 0) return
    throw new ArtDagError('TASK_FAILED', 'the pieces of the result differ too much to be joined', {
      hint: 'render it anew with: --fresh',
      details: { kind: 'odd-pieces' },
    })
  }

  async #makeAgain(pieces: readonly BuiltTask[], context: TaskContext): Promise<void> {
    if (pieces.length === 0) return
    const message = `${pieces.length} pieces were encoded otherwise than the rest and are made again`
    this.#options.emit({ event: 'warning', message })
    for (const { tasks } of makeJobs(pieces, this.#options.parts.slots))
      await this.#takeAll(await executeTasks(tasks, { ...context, isReplacing: true }))
  }

  /** Each is written down for good, which waits for the disk; others get their turn between. */
  async #takeAll(results: readonly TaskResult[]): Promise<void> {
    for (const result of results) {
      this.#take(result)
      await turn()
    }
  }

  #take(result: TaskResult): void {
    const { record, recordCid, sizeBytes, differsFrom } = result
    this.made.set(record.task, { cid: record.output, record: recordCid })
    this.results.push(result)
    this.#options.parts.runs.addItem(this.#options.runId, record.output, 'intermediate')
    if (differsFrom)
      this.#options.emit({
        event: 'warning',
        message: `task ${record.task} gave ${record.output}, other than its first result ${differsFrom}, which is kept`,
      })
    this.#options.emit({
      event: 'task-finished',
      runId: this.#options.runId,
      task: record.task,
      cid: record.output,
      sizeBytes,
      seconds: record.seconds,
    })
  }

  /** Another run may have made the same file since this one was planned. */
  #madeMeanwhile({ cacheId, profile }: BuiltTask): MadeFile | undefined {
    const { artifacts, store } = this.#options.parts
    const made = this.#options.fresh ? undefined : artifacts.get({ cacheId, profileCid: profile.cid })
    return made && store.has(made.cid) ? made : undefined
  }

  /** Speed and time left are our own: ffmpeg's divide by a clock that starts late. */
  #report(task: BuiltTask, progress: Progress, startedAt: number): void {
    const { durationSec, video } = task.delivery
    const done =
      video && !video.isStill
        ? progress.frame / video.frames
        : progress.outTimeSec / Math.max(durationSec, 0.001)
    const fraction = Math.min(1, Math.max(0, done))
    const elapsedSec = (performance.now() - startedAt) / 1000
    this.#options.emit({
      event: 'task-progress',
      runId: this.#options.runId,
      task: task.id,
      fraction,
      frames: progress.frame,
      speed: (durationSec * fraction) / elapsedSec,
      ...(fraction > 0 ? { etaSec: (elapsedSec * (1 - fraction)) / fraction } : {}),
    })
  }
}
