/** One attempt of a run: its tasks, its events, its end. */
import { ArtDagError, reportError } from '../../contract/errors.ts'
import type { RunEvent, RunFinishedEvent } from '../../contract/events.ts'
import type { RunId, TaskId } from '../../contract/ids.ts'
import type { FailurePolicy } from '../../contract/schemas.ts'
import { hardwareFault } from '../../media/encoders/encoder-trouble.ts'
import type { Progress } from '../../media/process/progress.ts'
import type { BuiltTask } from '../../plan/task.ts'
import { forecastPlan } from '../forecast/report-forecast.ts'
import { RunCosts, type Spent } from '../forecast/run-costs.ts'
import type { EngineParts } from '../parts.ts'
import type { Prepared } from '../prepare/prepare.ts'
import { recordProvenance } from '../record/provenance.ts'
import type { TaskResult } from './commit-result.ts'
import { executeTasks, isCancelled, type MadeFile, type TaskContext } from './execute-task.ts'
import { type Job, makeJobs } from './jobs.ts'
import { oddPieces } from './odd-pieces.ts'
import type { ScheduleControls } from './schedule/schedule.ts'
import { schedule } from './scheduler.ts'

export interface RunPlanOptions {
  readonly fresh?: boolean
  readonly signal: AbortSignal
  readonly emit: (event: RunEvent) => void
  /** The attempt that was queued, when the run was. */
  readonly queuedAttempt?: number
  /** Absent: `finish`. */
  readonly onFailure?: FailurePolicy | undefined
  /** Called before anything starts, with what can be asked of the run. */
  readonly onOpen?: ((controls: ScheduleControls) => void) | undefined
}

/** Files that were wanted and are there: the output, and intermediates that were kept. */
export const cachedCount = ({ steps }: Prepared['plan']): number =>
  steps.filter(({ state, type }) => state === 'cached' && type !== 'SOURCE').length

/** Used once: `run` never throws for a failing task, its last event says how it ended. */
export class Attempt {
  readonly #runId: RunId
  #prepared: Prepared
  readonly #parts: EngineParts
  readonly #options: RunPlanOptions
  readonly #startedAt = performance.now()
  readonly #made = new Map<TaskId, MadeFile>()
  readonly #results: TaskResult[] = []
  readonly #number: number
  #jobs: readonly Job[] = []
  #costs: RunCosts | undefined

  constructor(
    runId: RunId,
    attempt: number,
    prepared: Prepared,
    parts: EngineParts,
    options: RunPlanOptions,
  ) {
    this.#runId = runId
    this.#number = attempt
    this.#prepared = prepared
    this.#parts = parts
    this.#options = options
  }

  async run(): Promise<void> {
    await this.#begin()
    let end: RunFinishedEvent
    try {
      end = await this.#work().catch((error: unknown) => this.#goOnInSoftware(error))
    } catch (error) {
      end = this.#failed(error)
    }
    this.#costs?.end(this.#runId, end, this.#prepared.plan.tasks.length)
    this.#parts.runs.end(this.#runId, {
      state: end.state,
      tasksRun: end.tasksRun,
      tasksCached: end.tasksCached,
      seconds: end.seconds,
      ...(end.output ? { output: end.output.cid } : {}),
      ...(end.provenance ? { provenance: end.provenance } : {}),
      ...(end.error ? { error: end.error } : {}),
    })
    this.#emit(end)
  }

  async #begin(): Promise<void> {
    const { plan, recipeName, warnings } = this.#prepared
    const jobs = makeJobs(plan.tasks, this.#parts.slots)
    const expected = await forecastPlan(this.#prepared, this.#parts, jobs)
    this.#costs = new RunCosts(expected, this.#parts)
    this.#jobs = this.#costs.withLengths(jobs)
    const { documents } = this.#parts
    documents.put(plan.output.profile.profile)
    documents.putMany([...plan.identified.values()].flatMap(({ document }) => document ?? []))
    documents.putMany(plan.tasks.flatMap(({ document }) => document ?? []))
    documents.putBytes(plan.bytes)
    for (const message of warnings) this.#emit({ event: 'warning', message })
    this.#emit({
      event: 'run-started',
      runId: this.#runId,
      attempt: this.#number,
      planId: plan.planId,
      recipe: recipeName,
      tasksToRun: plan.tasks.length,
      tasksCached: cachedCount(plan),
      forecast: expected.report,
    })
  }

  /** The whole result moves to the other encoder: pieces of two would not join. What else was made stays. */
  async #goOnInSoftware(error: unknown): Promise<RunFinishedEvent> {
    const { inSoftware, plan } = this.#prepared
    const fault = this.#hardwareFault(error)
    if (!inSoftware || fault === undefined || this.#options.signal.aborted) throw error
    const { encoder } = plan.output.profile.profile.video ?? {}
    const warning = `${encoder} failed, so software encodes the whole result: ${fault}`
    this.#prepared = { ...inSoftware(), warnings: [warning] }
    await this.#begin()
    return await this.#work()
  }

  #hardwareFault(error: unknown): string | undefined {
    return this.#prepared.inSoftware && hardwareFault(error)
  }

  async #work(): Promise<RunFinishedEvent> {
    const { plan, recipeName } = this.#prepared
    for (const { parts = [] } of plan.tasks)
      for (const { task, cid } of parts) if (cid) this.#made.set(task.id, { cid })
    const result = await schedule(this.#jobs, {
      pools: this.#parts.pools,
      signal: this.#options.signal,
      onFailure: this.#options.onFailure,
      onOpen: this.#options.onOpen,
      execute: (job, signal) =>
        this.#parts.taskLeases.hold(
          job.tasks.map(({ id }) => id),
          { signal, fresh: this.#options.fresh },
          (held) => this.#execute(job, held),
        ),
      onState: ({ tasks }, state, error) => {
        if (state !== 'failed' || isCancelled(error) || this.#hardwareFault(error) !== undefined) return
        for (const { id } of tasks)
          this.#emit({ event: 'task-failed', runId: this.#runId, task: id, error: reportError(error) })
      },
    })
    if (result.firstError !== undefined) throw result.firstError
    if (this.#options.signal.aborted) throw new ArtDagError('CANCELLED', 'the run was cancelled')
    const cid = plan.output.cid ?? (this.#made.get(plan.tasks.at(-1)?.id as TaskId) as MadeFile).cid
    const name = `${recipeName}.${plan.output.profile.profile.extension}`
    const provenance = await recordProvenance(
      {
        prepared: this.#prepared,
        runId: this.#runId,
        attempt: this.#number,
        output: { name, cid },
        results: this.#results,
        renderedBy: `@local@${this.#parts.engineId}`,
      },
      this.#parts,
    )
    const { path } = await this.#parts.store.locate(cid)
    return { ...this.#ended('finished'), output: { path, cid }, provenance }
  }

  async #execute(job: Job, signal: AbortSignal): Promise<void> {
    const tasks = job.tasks.filter((task) => {
      const made = this.#madeMeanwhile(task)
      if (made) this.#made.set(task.id, made)
      return !made
    })
    const [first] = tasks
    if (!first) return
    for (const { id, steps } of tasks) {
      const expected = this.#costs?.expectedOf(job, id)
      this.#emit({
        event: 'task-started',
        runId: this.#runId,
        task: id,
        steps: [...steps],
        ...(expected ? { expected } : {}),
      })
    }
    const startedAt = performance.now()
    const context: TaskContext = {
      parts: this.#parts,
      made: this.#made,
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
    for (const result of results) this.#take(result)
    this.#costs?.took(job, tasks, results, spent, (performance.now() - beganAt) / 1000)
  }

  /** Pieces that do not fit the others are made again, as the others are. */
  async #evenOut(join: BuiltTask, context: TaskContext): Promise<void> {
    const odd = await oddPieces(join, context)
    if (odd.length === 0) return
    const message = `${odd.length} pieces were encoded otherwise than the rest and are made again`
    this.#emit({ event: 'warning', message })
    for (const result of await executeTasks(odd, { ...context, isReplacing: true })) this.#take(result)
    if ((await oddPieces(join, context)).length === 0) return
    throw new ArtDagError('TASK_FAILED', 'the pieces of the result differ too much to be joined', {
      hint: 'render it anew with: --fresh',
      details: { kind: 'odd-pieces' },
    })
  }

  #take(result: TaskResult): void {
    const { record, recordCid, sizeBytes, differsFrom } = result
    this.#made.set(record.task, { cid: record.output, record: recordCid })
    this.#results.push(result)
    this.#parts.runs.addItem(this.#runId, record.output, 'intermediate')
    if (differsFrom)
      this.#emit({
        event: 'warning',
        message: `task ${record.task} gave ${record.output}, other than its first result ${differsFrom}, which is kept`,
      })
    this.#emit({
      event: 'task-finished',
      runId: this.#runId,
      task: record.task,
      cid: record.output,
      sizeBytes,
      seconds: record.seconds,
    })
  }

  /** Another run may have made the same file since this one was planned. */
  #madeMeanwhile({ cacheId, profile }: BuiltTask): MadeFile | undefined {
    const { artifacts, store } = this.#parts
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
    this.#emit({
      event: 'task-progress',
      runId: this.#runId,
      task: task.id,
      fraction,
      frames: progress.frame,
      speed: (durationSec * fraction) / elapsedSec,
      ...(fraction > 0 ? { etaSec: (elapsedSec * (1 - fraction)) / fraction } : {}),
    })
  }

  #failed(error: unknown): RunFinishedEvent {
    const isStopped = isCancelled(error) || this.#options.signal.aborted
    return { ...this.#ended(isStopped ? 'cancelled' : 'failed'), error: reportError(error) }
  }

  #ended(state: RunFinishedEvent['state']): RunFinishedEvent {
    return {
      event: 'run-finished',
      runId: this.#runId,
      state,
      tasksRun: this.#results.length,
      tasksCached: cachedCount(this.#prepared.plan),
      seconds: Math.round(performance.now() - this.#startedAt) / 1000,
    }
  }

  #emit(event: RunEvent): void {
    this.#parts.events.append(this.#runId, this.#number, event)
    this.#options.emit(event)
  }
}
