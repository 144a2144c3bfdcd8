/** One attempt of a run: its tasks, its events, its end. */
import { ArtDagError, reportError } from '../../contract/errors.ts'
import type { RunEvent, RunFinishedEvent } from '../../contract/events.ts'
import type { RunId, TaskId } from '../../contract/ids.ts'
import type { FailurePolicy } from '../../contract/schemas.ts'
import { hardwareFault } from '../../media/encoders/encoder-trouble.ts'
import { forecastPlan } from '../forecast/report-forecast.ts'
import { RunCosts } from '../forecast/run-costs.ts'
import type { EngineParts } from '../parts.ts'
import type { Prepared } from '../prepare/prepare.ts'
import { remarksOn } from '../prepare/remarks.ts'
import { recordProvenance } from '../record/provenance.ts'
import { isCancelled, type MadeFile } from './execute-task.ts'
import { type Job, makeJobs } from './jobs.ts'
import { Schedule, type ScheduleControls } from './schedule/schedule.ts'
import { Workshop } from './workshop.ts'

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
  readonly #shop: Workshop
  readonly #number: number
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
    const emit = (event: RunEvent): void => this.#emit(event)
    this.#shop = new Workshop({ runId, parts, fresh: options.fresh ?? false, emit })
  }

  async run(): Promise<void> {
    let end: RunFinishedEvent
    try {
      end = await this.#render().catch((error: unknown) => this.#goOnInSoftware(error))
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

  async #render(): Promise<RunFinishedEvent> {
    const { jobs, costs } = await this.#begin()
    this.#costs = costs
    await this.#work(jobs, costs)
    return await this.#finish()
  }

  async #begin(): Promise<{ readonly jobs: readonly Job[]; readonly costs: RunCosts }> {
    const { plan, recipeName } = this.#prepared
    const jobs = makeJobs(plan.tasks, this.#parts.slots)
    const expected = await forecastPlan(this.#prepared, this.#parts, jobs)
    const costs = new RunCosts(expected, this.#parts)
    const { documents } = this.#parts
    documents.put(plan.output.profile.profile)
    documents.putMany([...plan.identified.values()].flatMap(({ document }) => document ?? []))
    documents.putMany(plan.tasks.flatMap(({ document }) => document ?? []))
    documents.putBytes(plan.bytes)
    for (const remark of remarksOn(this.#prepared)) this.#emit(remark)
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
    return { jobs: costs.withLengths(jobs), costs }
  }

  /** The whole result moves to the other encoder: pieces of two would not join. What else was made stays. */
  async #goOnInSoftware(error: unknown): Promise<RunFinishedEvent> {
    const { inSoftware, plan } = this.#prepared
    const fault = this.#hardwareFault(error)
    if (!inSoftware || fault === undefined || this.#options.signal.aborted) throw error
    const { encoder } = plan.output.profile.profile.video ?? {}
    const warning = `${encoder} failed, so software encodes the whole result: ${fault}`
    this.#prepared = { ...inSoftware(), warnings: [warning] }
    return await this.#render()
  }

  #hardwareFault(error: unknown): string | undefined {
    return this.#prepared.inSoftware && hardwareFault(error)
  }

  async #work(jobs: readonly Job[], costs: RunCosts): Promise<void> {
    for (const { parts = [] } of this.#prepared.plan.tasks)
      for (const { task, cid } of parts) if (cid) this.#shop.made.set(task.id, { cid })
    const result = await new Schedule(jobs, {
      pools: this.#parts.pools,
      signal: this.#options.signal,
      onFailure: this.#options.onFailure,
      onOpen: this.#options.onOpen,
      execute: (job, signal) =>
        this.#parts.taskLeases.hold(
          job.tasks.map(({ id }) => id),
          { signal, fresh: this.#options.fresh },
          (held) => this.#shop.execute(job, held, costs),
        ),
      onState: ({ tasks }, state, error) => {
        if (state !== 'failed' || isCancelled(error) || this.#hardwareFault(error) !== undefined) return
        for (const { id } of tasks)
          this.#emit({ event: 'task-failed', runId: this.#runId, task: id, error: reportError(error) })
      },
    }).run()
    if (result.firstError !== undefined) throw result.firstError
    if (this.#options.signal.aborted) throw new ArtDagError('CANCELLED', 'the run was cancelled')
  }

  async #finish(): Promise<RunFinishedEvent> {
    const { plan, recipeName } = this.#prepared
    const cid = plan.output.cid ?? (this.#shop.made.get(plan.tasks.at(-1)?.id as TaskId) as MadeFile).cid
    const name = `${recipeName}.${plan.output.profile.profile.extension}`
    const provenance = await recordProvenance(
      {
        prepared: this.#prepared,
        runId: this.#runId,
        attempt: this.#number,
        output: { name, cid },
        results: this.#shop.results,
        renderedBy: `@local@${this.#parts.engineId}`,
      },
      this.#parts,
    )
    const { path } = await this.#parts.store.locate(cid)
    return { ...this.#ended('finished'), output: { path, cid }, provenance }
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
      tasksRun: this.#shop.results.length,
      tasksCached: cachedCount(this.#prepared.plan),
      seconds: Math.round(performance.now() - this.#startedAt) / 1000,
    }
  }

  #emit(event: RunEvent): void {
    this.#parts.events.append(this.#runId, this.#number, event)
    this.#options.emit(event)
  }
}
