/** Tasks that the test starts and finishes by hand. Nothing sleeps: `settle` lets what is due happen. */
import { createPools } from '../../engine/run/execute/schedule/pools.ts'
import {
  type Schedulable,
  Schedule,
  type ScheduleControls,
  type ScheduleOptions,
  type ScheduleResult,
} from '../../engine/run/execute/schedule/schedule.ts'
import type { TaskState } from '../../engine/run/execute/schedule/task-state.ts'

export interface FakeWork {
  /** Ids of what runs now, in the order it was started. */
  readonly running: () => readonly string[]
  /** Every change of state: `cut running`. */
  readonly log: readonly string[]
  readonly stateOf: (id: string) => TaskState | undefined
  readonly signalOf: (id: string) => AbortSignal | undefined
  finish(id: string): Promise<void>
  fail(id: string, error?: unknown): Promise<void>
  readonly controls: ScheduleControls
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

export type FakeOptions = Partial<ScheduleOptions<Schedulable>> & { readonly slots?: number }

/** A whole schedule with room of its own for so many tasks. */
export const schedule = (
  tasks: readonly Schedulable[],
  {
    slots,
    pools = createPools({ cpu: slots ?? 1 }),
    ...options
  }: Omit<ScheduleOptions<Schedulable>, 'pools'> & FakeOptions,
): Promise<ScheduleResult> => new Schedule(tasks, { ...options, pools }).run()

export async function startWork(tasks: readonly Schedulable[], options: FakeOptions = {}): Promise<FakeWork> {
  const jobs = new Map<string, Job>()
  const states = new Map<string, TaskState>()
  const log: string[] = []
  let controls: ScheduleControls | undefined
  const ended = schedule(tasks, {
    slots: 100,
    execute: ({ id }, signal) =>
      new Promise((resolve, reject) => void jobs.set(id, { resolve, reject, signal })),
    ...options,
    onOpen: (given) => {
      controls = given
      options.onOpen?.(given)
    },
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
    controls: controls as unknown as ScheduleControls,
    fail: (id, error = new Error(`${id} failed`)) => close(id, ({ reject }) => reject(error)),
    ended,
  }
}
