/** Who makes which task right now, among all processes on one data folder; and how often a task was begun in vain. */
import { setTimeout as sleep } from 'node:timers/promises'
import { ArtDagError } from '../../contract/errors.ts'
import type { TaskId } from '../../contract/ids.ts'
import type { Database } from '../../database/open.ts'
import type { Leases } from './leases.ts'

/** A task that took the engine down with it so often is not begun again by itself. */
const PARKED_AFTER = 3
const LOOK_EVERY_MS = 100

export interface TaskLeaseOptions {
  readonly signal: AbortSignal
  /** Begins parked tasks too, and counts anew. */
  readonly fresh?: boolean | undefined
}

export interface TaskLeases {
  /**
   * Does the work while no other run, of this process or another, makes any of these tasks; waits for them to end before.
   * So the work looks first whether a result has come meanwhile. The signal it is given also aborts when a lease is lost.
   * @throws ArtDagError TASK_PARKED, CANCELLED while waiting; what the work throws
   */
  hold<T>(
    tasks: readonly TaskId[],
    options: TaskLeaseOptions,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T>
}

export function createTaskLeases(db: Database, leases: Leases): TaskLeases {
  const begin = db.prepare<[string], { times: number }>(`
    INSERT INTO task_beginnings (task_id, times) VALUES (?, 1)
    ON CONFLICT (task_id) DO UPDATE SET times = times + 1 RETURNING times`)
  const end = db.prepare('DELETE FROM task_beginnings WHERE task_id = ?')
  const endAll = (tasks: readonly TaskId[]) => (): void => {
    for (const task of tasks) end.run(task)
  }
  const beginAll = (tasks: readonly TaskId[], isFresh: boolean) => (): void => {
    if (isFresh) endAll(tasks)()
    const parked = tasks.filter((task) => (begin.get(task)?.times ?? 1) > PARKED_AFTER)
    if (parked.length > 0) throw parkedError(parked)
  }

  return {
    async hold(tasks, { signal, fresh = false }, work) {
      const names = tasks.map((task) => `task:${task}`)
      const take = () => leases.acquire(names, beginAll(tasks, fresh))
      let lease = take()
      for (; !lease; lease = take()) {
        if (signal.aborted) throw new ArtDagError('CANCELLED', 'the run was cancelled')
        await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {})
      }
      try {
        return await work(AbortSignal.any([signal, lease.signal]))
      } finally {
        lease.release(endAll(tasks))
      }
    },
  }
}

const parkedError = (tasks: readonly TaskId[]): ArtDagError =>
  new ArtDagError(
    'TASK_PARKED',
    `the engine ended ${PARKED_AFTER} times in the middle of ${tasks.length === 1 ? 'this task' : 'these tasks'}, so it is not begun again by itself`,
    { hint: 'to try all the same: the command again with --fresh', details: { tasks } },
  )
