/** The states of a task in a run, and which may follow which. */

/**
 * waiting: something it needs is not made yet. ready: only room is lacking, or its turn. running. finished. failed: it
 * ended without its result. cancelled: it was told to stop, and did. skipped: it never began, since something it needs
 * was not made or the run ended before.
 */
export type TaskState = 'waiting' | 'ready' | 'running' | 'finished' | 'failed' | 'cancelled' | 'skipped'

/** `planned`: before the first state. */
export const NEXT_STATES: Readonly<Record<TaskState | 'planned', readonly TaskState[]>> = {
  planned: ['waiting', 'ready'],
  waiting: ['ready', 'skipped'],
  ready: ['running', 'skipped'],
  running: ['finished', 'failed', 'cancelled'],
  finished: [],
  failed: [],
  cancelled: [],
  skipped: [],
}

/** What every task of a schedule is at. The only place where a state changes. */
export class TaskStates<T extends { readonly id: string }> {
  readonly all = new Map<string, TaskState>()
  readonly #onMove: (task: T, state: TaskState, error?: unknown) => void

  constructor(onMove: (task: T, state: TaskState, error?: unknown) => void) {
    this.#onMove = onMove
  }

  /** @throws RangeError when that state cannot follow: a fault of ours. What `onMove` throws is thrown after the move. */
  move(task: T, state: TaskState, error?: unknown): void {
    const from = this.all.get(task.id) ?? 'planned'
    if (!NEXT_STATES[from].includes(state))
      throw new RangeError(`task ${task.id} cannot be ${state} after ${from}`)
    this.all.set(task.id, state)
    this.#onMove(task, state, error)
  }
}
