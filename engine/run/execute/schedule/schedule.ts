/**
 * Runs tasks as soon as what they need is there and the pools have room, the longest way to the end first. It knows
 * nothing of ffmpeg: a task is an id, what it depends on, and a function that does it.
 */
import { ArtDagError } from '../../../contract/errors.ts'
import type { FailurePolicy } from '../../../contract/schemas.ts'
import { longestWays } from './longest-way.ts'
import type { Needs, Pools } from './pools.ts'
import { ReadyTasks } from './ready-tasks.ts'
import { type TaskState, TaskStates } from './task-state.ts'

export interface Schedulable {
  readonly id: string
  /** Ids outside the schedule count as made. */
  readonly dependsOn: readonly string[]
  /** Absent: one processor. */
  readonly needs?: Needs
  /** How long it may take; absent: as long as others of which nothing is known. */
  readonly expectedSec?: number
}

export interface ScheduleOptions<T extends Schedulable> {
  /** Shared with other schedules. */
  readonly pools: Pools
  /** Absent: `finish`. */
  readonly onFailure?: FailurePolicy | undefined
  /** Aborting skips what has not begun; what runs is told through the signal handed to `execute`. */
  readonly signal?: AbortSignal
  /** Does the work; throwing is failing. */
  readonly execute: (task: T, signal: AbortSignal) => Promise<void>
  /** Every change of state, in order. Throwing aborts the rest and counts as the first failure. */
  readonly onState?: (task: T, state: TaskState, error?: unknown) => void
  /** Called once, before anything starts. */
  readonly onOpen?: ((controls: ScheduleControls) => void) | undefined
}

/** What can be asked of a schedule while it runs; of one that has ended, in vain. */
export interface ScheduleControls {
  /** Nothing new starts; what runs goes on. */
  pause(): void
  resume(): void
  cancel(): void
  /** With it goes what needs it; the others go on. */
  cancelTask(id: string): void
  /** Among the schedules of the same pools: the greater goes first. At first 0. */
  setPriority(priority: number): void
  /** Before all others of its priority: the task, and what it needs. */
  moveFirst(id: string): void
}

export interface ScheduleResult {
  readonly states: ReadonlyMap<string, TaskState>
  /** Of the task, or the listener, that failed or was cancelled first. */
  readonly firstError?: unknown
}

/** Used once: `run` ends when nothing runs and nothing can begin. It never throws for a task's failure. */
export class Schedule<T extends Schedulable> implements ScheduleControls {
  readonly #options: ScheduleOptions<T>
  readonly #tasks: ReadonlyMap<string, T>
  readonly #users = new Map<string, T[]>()
  readonly #missing = new Map<string, number>()
  readonly #states: TaskStates<T>
  readonly #ready: ReadyTasks<T>
  readonly #running = new Map<string, AbortController>()
  readonly #ended = Promise.withResolvers<void>()
  #isPaused = false
  #isHalted = false
  #failed: { readonly error: unknown } | undefined

  constructor(tasks: readonly T[], options: ScheduleOptions<T>) {
    this.#options = options
    this.#tasks = new Map(tasks.map((task) => [task.id, task]))
    for (const task of this.#tasks.values()) {
      const needs = [...new Set(task.dependsOn)].filter((id) => this.#tasks.has(id))
      this.#missing.set(task.id, needs.length)
      for (const id of needs) addTo(this.#users, id, task)
    }
    const ways = longestWays(this.#tasks, this.#users)
    this.#states = new TaskStates((task, state, error) => options.onState?.(task, state, error))
    this.#ready = new ReadyTasks({ pools: options.pools, ways, start: (...given) => this.#start(...given) })
  }

  async run(): Promise<ScheduleResult> {
    const { signal, onOpen } = this.#options
    const stop = (): void => this.#stop(signal?.reason)
    for (const task of this.#tasks.values())
      this.#move(task, this.#missing.get(task.id) === 0 ? 'ready' : 'waiting')
    onOpen?.(this)
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) stop()
    this.#goOn()
    await this.#ended.promise
    signal?.removeEventListener('abort', stop)
    return { states: this.#states.all, ...(this.#failed ? { firstError: this.#failed.error } : {}) }
  }

  pause(): void {
    this.#isPaused = true
    this.#ready.withdrawAll()
  }

  resume(): void {
    this.#isPaused = false
    this.#goOn()
  }

  cancel(): void {
    const error = new ArtDagError('CANCELLED', 'the run was cancelled')
    this.#failed ??= { error }
    this.#stop(error)
  }

  cancelTask(id: string): void {
    const error = new ArtDagError('CANCELLED', `task ${id} was cancelled`)
    this.#running.get(id)?.abort(error)
    const task = this.#tasks.get(id)
    if (!task || this.#isBegun(task)) return
    this.#failed ??= { error }
    this.#move(task, 'skipped')
    this.#skipUsers(task)
    this.#goOn()
  }

  setPriority(priority: number): void {
    this.#ready.setPriority(priority)
    this.#goOn()
  }

  moveFirst(id: string): void {
    const all = new Set<string>()
    const open = [id]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (all.has(at)) continue
      all.add(at)
      open.push(...(this.#tasks.get(at)?.dependsOn ?? []))
    }
    this.#ready.moveFirst(all)
    this.#goOn()
  }

  #isBegun({ id }: T): boolean {
    const state = this.#states.all.get(id)
    return state !== 'waiting' && state !== 'ready'
  }

  #move(task: T, state: TaskState, error?: unknown): void {
    try {
      this.#states.move(task, state, error)
    } catch (fault) {
      // Who listens writes it down; a run nobody can follow any more is ended like one whose task failed.
      this.#failed ??= { error: fault }
      this.#halt(true, fault)
    }
    if (state === 'ready') this.#ready.add(task)
    if (state === 'skipped') this.#ready.remove(task)
  }

  /** Claims room for what may start, and ends when nothing can. */
  #goOn(): void {
    if (!this.#isHalted && !this.#isPaused) this.#ready.claim()
    if (this.#running.size === 0 && (this.#isHalted || this.#ready.size === 0)) this.#end()
  }

  #start(task: T, release: () => void): void {
    const stop = new AbortController()
    this.#running.set(task.id, stop)
    this.#move(task, 'running')
    void this.#execute(task, stop.signal).finally(() => {
      this.#running.delete(task.id)
      // What became ready claims before room is given back: the first in order gets it, whichever run it is of.
      this.#goOn()
      release()
    })
  }

  async #execute(task: T, signal: AbortSignal): Promise<void> {
    try {
      await this.#options.execute(task, signal)
    } catch (error) {
      return this.#fail(task, error, signal.aborted)
    }
    this.#move(task, 'finished')
    for (const user of this.#users.get(task.id) ?? []) {
      const left = (this.#missing.get(user.id) ?? 0) - 1
      this.#missing.set(user.id, left)
      if (left === 0 && !this.#isBegun(user)) this.#move(user, 'ready')
    }
  }

  #fail(task: T, error: unknown, isCancelled: boolean): void {
    this.#failed ??= { error }
    this.#move(task, isCancelled ? 'cancelled' : 'failed', error)
    this.#skipUsers(task)
    const policy = this.#options.onFailure ?? 'finish'
    if (!isCancelled && policy !== 'continue') this.#halt(policy === 'abort')
  }

  #skipUsers(task: T): void {
    const open = [task]
    for (let at = open.pop(); at; at = open.pop()) {
      const users = (this.#users.get(at.id) ?? []).filter((user) => !this.#isBegun(user))
      for (const user of users) this.#move(user, 'skipped')
      open.push(...users)
    }
  }

  #stop(reason: unknown): void {
    this.#halt(true, reason)
    this.#goOn()
  }

  /** Nothing new begins; what runs is let end, or told to. */
  #halt(isAbort: boolean, reason?: unknown): void {
    this.#isHalted = true
    this.#ready.withdrawAll()
    if (isAbort) for (const stop of this.#running.values()) stop.abort(reason)
  }

  #end(): void {
    for (const task of this.#tasks.values()) if (!this.#isBegun(task)) this.#move(task, 'skipped')
    this.#ended.resolve()
  }
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}
