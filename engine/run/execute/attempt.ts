/** One attempt of a run: its tasks, its events, its end. */
import { ArtDagError, reportError } from '../../contract/errors.ts'
import type { RunEvent, RunFinishedEvent } from '../../contract/events.ts'
import type { RunId, TaskId } from '../../contract/ids.ts'
import type { Progress } from '../../media/process/progress.ts'
import type { BuiltTask } from '../../plan/build-tasks.ts'
import type { EngineParts } from '../parts.ts'
import type { Prepared } from '../prepare/prepare.ts'
import { recordProvenance } from '../record/provenance.ts'
import { executeTask, isCancelled, type MadeFile, type TaskResult } from './execute-task.ts'
import { schedule } from './scheduler.ts'

export interface RunPlanOptions {
  readonly fresh?: boolean
  readonly signal: AbortSignal
  readonly emit: (event: RunEvent) => void
  /** The attempt that was queued, when the run was. */
  readonly queuedAttempt?: number
}

/** Files that were wanted and are there: the output, and intermediates that were kept. */
export const cachedCount = ({ steps }: Prepared['plan']): number =>
  steps.filter(({ state, type }) => state === 'cached' && type !== 'SOURCE').length

/** Used once: `run` never throws for a failing task, its last event says how it ended. */
export class Attempt {
  readonly #runId: RunId
  readonly #prepared: Prepared
  readonly #parts: EngineParts
  readonly #options: RunPlanOptions
  readonly #startedAt = performance.now()
  readonly #made = new Map<TaskId, MadeFile>()
  readonly #results: TaskResult[] = []
  readonly #number: number

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
    this.#begin()
    let end: RunFinishedEvent
    try {
      end = await this.#work()
    } catch (error) {
      end = this.#failed(error)
    }
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

  #begin(): void {
    const { plan, recipeName, warnings } = this.#prepared
    const { documents } = this.#parts
    documents.put(plan.output.profile.profile)
    documents.putMany([...plan.identified.values()].flatMap(({ document }) => document ?? []))
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
    })
  }

  async #work(): Promise<RunFinishedEvent> {
    const { plan, recipeName } = this.#prepared
    const result = await schedule(plan.tasks, {
      slots: this.#parts.slots,
      signal: this.#options.signal,
      execute: (task, signal) => this.#execute(task, signal),
      onState: (task, state, error) => {
        if (state === 'failed' && !isCancelled(error))
          this.#emit({ event: 'task-failed', runId: this.#runId, task: task.id, error: reportError(error) })
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

  async #execute(task: BuiltTask, signal: AbortSignal): Promise<void> {
    const made = this.#madeMeanwhile(task)
    if (made) return void this.#made.set(task.id, made)
    this.#emit({ event: 'task-started', runId: this.#runId, task: task.id, steps: [...task.steps] })
    const startedAt = performance.now()
    const result = await executeTask(task, {
      parts: this.#parts,
      made: this.#made,
      signal,
      onProgress: (progress) => this.#report(task, progress, startedAt),
    })
    const { record, recordCid, sizeBytes, differsFrom } = result
    this.#made.set(task.id, { cid: record.output, record: recordCid })
    this.#results.push(result)
    this.#parts.runs.addItem(this.#runId, record.output, 'intermediate')
    if (differsFrom)
      this.#emit({
        event: 'warning',
        message: `task ${task.id} gave ${record.output}, other than its first result ${differsFrom}, which is kept`,
      })
    this.#emit({
      event: 'task-finished',
      runId: this.#runId,
      task: task.id,
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
