/** Tasks that the test starts and finishes by hand. Nothing sleeps: `settle` lets what is due happen. */
import {
  type Schedulable,
  type ScheduleOptions,
  type ScheduleResult,
  schedule,
  type TaskState,
} from '../../engine/run/execute/scheduler.ts'

export interface FakeWork {
  /** Ids of what runs now, in the order it was started. */
  readonly running: () => readonly string[]
  /** Every change of state: `cut running`. */
  readonly log: readonly string[]
  readonly stateOf: (id: string) => TaskState | undefined
  readonly signalOf: (id: string) => AbortSignal | undefined
  finish(id: string): Promise<void>
  fail(id: string, error?: unknown): Promise<void>
  readonly ended: Promise<ScheduleResult>
}

interface Job {
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
  readonly signal: AbortSignal
}

export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** `task('c', 'a', 'b')` needs a and b. */
export const task = (id: string, ...dependsOn: readonly string[]): Schedulable => ({ id, dependsOn })

export async function startWork(
  tasks: readonly Schedulable[],
  options: Partial<ScheduleOptions<Schedulable>> = {},
): Promise<FakeWork> {
  const jobs = new Map<string, Job>()
  const states = new Map<string, TaskState>()
  const log: string[] = []
  const ended = schedule(tasks, {
    slots: 100,
    execute: ({ id }, signal) =>
      new Promise((resolve, reject) => void jobs.set(id, { resolve, reject, signal })),
    ...options,
    onState: (changed, state, error) => {
      log.push(`${changed.id} ${state}`)
      states.set(changed.id, state)
      options.onState?.(changed, state, error)
    },
  })
  const close = async (id: string, how: (job: Job) => void): Promise<void> => {
    const job = jobs.get(id)
    if (!job) throw new Error(`${id} does not run`)
    jobs.delete(id)
    how(job)
    await settle()
  }
  await settle()
  return {
    running: () => [...jobs.keys()],
    log,
    stateOf: (id) => states.get(id),
    signalOf: (id) => jobs.get(id)?.signal,
    finish: (id) => close(id, ({ resolve }) => resolve()),
    fail: (id, error = new Error(`${id} failed`)) => close(id, ({ reject }) => reject(error)),
    ended,
  }
}
