/** What a run takes while it runs: learned from after every command, and kept beside what was foretold at its end. */
import type { RunFinishedEvent } from '../../contract/events.ts'
import type { RunId, TaskId } from '../../contract/ids.ts'
import { learn } from '../../plan/forecast/costs.ts'
import { expectGroup, totalOf, wallBase, wallName } from '../../plan/forecast/forecast.ts'
import type { BuiltTask } from '../../plan/task.ts'
import type { TaskResult } from '../execute/commit-result.ts'
import type { Job } from '../execute/jobs.ts'
import type { EngineParts } from '../parts.ts'
import type { RunForecast } from './report-forecast.ts'

/** Of one command, as far as the system tells. */
export interface Spent {
  readonly cpuSec?: number
  readonly wallSec: number
}

export class RunCosts {
  readonly #expected: RunForecast
  readonly #parts: EngineParts
  #cpuSec = 0
  #bytes = 0

  constructor(expected: RunForecast, parts: EngineParts) {
    this.#expected = expected
    this.#parts = parts
  }

  /** Seconds of processor time of a task, and seconds until the command that makes it ends. */
  expectedOf(job: Job, task: TaskId): { readonly cpuSec: number; readonly wallSec: number } | undefined {
    const group = this.#expected.forecast.groups.get(job.id)
    const cpuSec = group?.tasks.get(task)?.cpuSec
    return group && cpuSec !== undefined ? { cpuSec, wallSec: group.wallSec } : undefined
  }

  /** Jobs with how long each may take, for their order. */
  withLengths(jobs: readonly Job[]): readonly (Job & { readonly expectedSec?: number })[] {
    const { groups } = this.#expected.forecast
    return jobs.map((job) => ({ ...job, expectedSec: groups.get(job.id)?.wallSec ?? 1 }))
  }

  /** `wholeSec`: with checking the results and taking them into the store. */
  took(
    { needs }: Job,
    tasks: readonly BuiltTask[],
    results: readonly TaskResult[],
    { wallSec, cpuSec = wallSec * needs.cpu }: Spent,
    wholeSec: number,
  ): void {
    const { costs, slots } = this.#parts
    const bytes = results.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
    this.#cpuSec += cpuSec
    this.#bytes += bytes
    costs.change(this.#expected.machine, (before) => {
      const { features } = expectGroup({ tasks, needs }, before, slots)
      const wall = new Map([[wallName(tasks), wallBase(cpuSec, needs.cpu, slots)]])
      return new Map([
        ...learn(totalOf(features, 'cpu'), cpuSec, before),
        ...learn(wall, wholeSec, before),
        ...learn(totalOf(features, 'bytes'), bytes, before),
      ])
    })
  }

  end(runId: RunId, { state, tasksRun, seconds }: RunFinishedEvent, tasksPlanned: number): void {
    const { forecast, machine, reused } = this.#expected
    const isFinished = state === 'finished'
    const isAsForetold = isFinished && tasksRun === tasksPlanned && tasksRun > 0
    const { cpuSec, wallSec, bytes } = forecast
    this.#parts.forecastLog.add({
      runId,
      machine,
      tasksRun,
      // Trying again and again what fails spares nothing.
      tasksReused: isFinished ? reused.tasks : 0,
      savedSec: isFinished ? reused.sec : 0,
      cpuSec: this.#cpuSec,
      wallSec: seconds,
      bytes: this.#bytes,
      ...(isAsForetold ? { expected: { cpuSec, wallSec, bytes } } : {}),
    })
  }
}
