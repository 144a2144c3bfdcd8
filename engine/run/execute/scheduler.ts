/**
 * Runs tasks as soon as what they need is there, the longest way to the end first, a fixed number at once. It knows
 * nothing of ffmpeg: a task is an id, what it depends on, and a function that does it.
 */

/**
 * waiting: something it needs is not made yet. ready: could start. running. finished. failed: it ended without its
 * result. skipped: something it needs failed, or the run was cancelled before it began.
 */
export type TaskState = 'waiting' | 'ready' | 'running' | 'finished' | 'failed' | 'skipped'

export interface Schedulable {
  readonly id: string
  readonly dependsOn: readonly string[]
}

export interface ScheduleOptions<T extends Schedulable> {
  /** How many run at once. */
  readonly slots: number
  /** What to do when a task fails: let what runs finish and begin nothing new, go on with what does not need it, or abort. */
  readonly onFailure?: 'finish' | 'continue' | 'abort'
  /** Aborting skips what has not begun; what runs is told through the signal handed to `execute`. */
  readonly signal?: AbortSignal
  /** Does the work; throwing is failing. */
  readonly execute: (task: T, signal: AbortSignal) => Promise<void>
  /** Every change of state, in order. Throwing aborts the rest and counts as the first failure. */
  readonly onState?: (task: T, state: TaskState, error?: unknown) => void
}

export interface ScheduleResult {
  readonly states: ReadonlyMap<string, TaskState>
  /** Of the task, or the listener, that failed first. */
  readonly firstError?: unknown
}

/** Ends when nothing runs and nothing can begin. Never throws for a task's failure. */
export async function schedule<T extends Schedulable>(
  tasks: readonly T[],
  options: ScheduleOptions<T>,
): Promise<ScheduleResult> {
  return await new Schedule(tasks, options).run()
}

class Schedule<T extends Schedulable> {
  readonly #options: ScheduleOptions<T>
  readonly #tasks: ReadonlyMap<string, T>
  readonly #users = new Map<string, T[]>()
  readonly #states = new Map<string, TaskState>()
  readonly #missing = new Map<string, number>()
  readonly #rank: ReadonlyMap<string, number>
  readonly #stop = new AbortController()
  #ready: T[] = []
  #running = 0
  #failed: { readonly error: unknown } | undefined
  #isHalted = false
  #done: () => void = () => {}

  constructor(tasks: readonly T[], options: ScheduleOptions<T>) {
    this.#options = options
    this.#tasks = new Map(tasks.map((task) => [task.id, task]))
    for (const task of tasks) {
      const needs = task.dependsOn.filter((id) => this.#tasks.has(id))
      this.#missing.set(task.id, needs.length)
      for (const id of needs) addTo(this.#users, id, task)
    }
    this.#rank = rankByDistance(tasks, this.#users)
  }

  async run(): Promise<ScheduleResult> {
    const ended = new Promise<void>((resolve) => {
      this.#done = resolve
    })
    const halt = (): void => this.#halt(true)
    this.#options.signal?.addEventListener('abort', halt)
    for (const task of this.#tasks.values())
      this.#move(task, this.#missing.get(task.id) === 0 ? 'ready' : 'waiting')
    if (this.#options.signal?.aborted) halt()
    this.#startReady()
    await ended
    this.#options.signal?.removeEventListener('abort', halt)
    return { states: this.#states, ...(this.#failed ? { firstError: this.#failed.error } : {}) }
  }

  /** The only place where a state changes. */
  #move(task: T, state: TaskState, error?: unknown): void {
    this.#states.set(task.id, state)
    if (state === 'ready') this.#ready.push(task)
    try {
      this.#options.onState?.(task, state, error)
    } catch (fault) {
      // Who listens writes it down; a run nobody can follow any more is ended like one whose task failed.
      this.#failed ??= { error: fault }
      this.#isHalted = true
      this.#stop.abort(fault)
    }
  }

  #startReady(): void {
    this.#ready.sort((a, b) => (this.#rank.get(b.id) ?? 0) - (this.#rank.get(a.id) ?? 0))
    while (!this.#isHalted && this.#running < this.#options.slots) {
      const task = this.#ready.shift()
      if (!task) break
      this.#running += 1
      this.#move(task, 'running')
      void this.#execute(task)
    }
    if (this.#running === 0) this.#end()
  }

  async #execute(task: T): Promise<void> {
    try {
      await this.#options.execute(task, this.#stop.signal)
    } catch (error) {
      this.#fail(task, error)
    }
    if (this.#states.get(task.id) === 'running') this.#finish(task)
    this.#running -= 1
    this.#startReady()
  }

  #finish(task: T): void {
    this.#move(task, 'finished')
    for (const user of this.#users.get(task.id) ?? []) {
      const left = (this.#missing.get(user.id) ?? 0) - 1
      this.#missing.set(user.id, left)
      if (left === 0 && this.#states.get(user.id) === 'waiting') this.#move(user, 'ready')
    }
  }

  #fail(task: T, error: unknown): void {
    this.#failed ??= { error }
    this.#move(task, 'failed', error)
    const policy = this.#options.onFailure ?? 'finish'
    if (policy !== 'continue') this.#halt(policy === 'abort')
  }

  #halt(isAbort: boolean): void {
    this.#isHalted = true
    if (isAbort) this.#stop.abort(this.#options.signal?.reason)
    if (this.#running === 0) this.#end()
  }

  #end(): void {
    for (const task of this.#tasks.values()) {
      const state = this.#states.get(task.id)
      if (state === 'waiting' || state === 'ready') this.#move(task, 'skipped')
    }
    this.#done()
  }
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** Tasks on the longest way from here to an end: what many others wait for goes first. Iterative. */
function rankByDistance<T extends Schedulable>(
  tasks: readonly T[],
  users: ReadonlyMap<string, readonly T[]>,
): ReadonlyMap<string, number> {
  const rank = new Map<string, number>()
  const left = new Map(tasks.map((task) => [task.id, users.get(task.id)?.length ?? 0]))
  const known = new Map(tasks.map((task) => [task.id, task]))
  const queue = tasks.filter((task) => left.get(task.id) === 0)
  for (let task = queue.pop(); task; task = queue.pop()) {
    const own = (users.get(task.id) ?? []).reduce((most, { id }) => Math.max(most, rank.get(id) ?? 0), 0) + 1
    rank.set(task.id, own)
    for (const id of task.dependsOn) {
      const open = (left.get(id) ?? 0) - 1
      left.set(id, open)
      const needed = known.get(id)
      if (open === 0 && needed) queue.push(needed)
    }
  }
  return rank
}
