/** The tasks of one schedule that only lack room: what they claim of the pools, and in which order. */
import type { Claim, Pools } from './pools.ts'
import type { Schedulable } from './schedule.ts'

export interface ReadyTasksOptions<T> {
  readonly pools: Pools
  /** Seconds to the end of all that waits for it, by task. */
  readonly ways: ReadonlyMap<string, number>
  /** Called once a task has its room; it may not throw. */
  readonly start: (task: T, release: () => void) => void
}

export class ReadyTasks<T extends Schedulable> {
  readonly #options: ReadyTasksOptions<T>
  readonly #all = new Map<string, T>()
  readonly #claims = new Map<string, Claim>()
  /** Of tasks that were moved to the front: the later, the greater. */
  readonly #turns = new Map<string, number>()
  #unclaimed: T[] = []
  /** Not told to the pools yet. */
  #withdrawn = new Set<Claim>()
  #priority = 0
  #turn = 0

  constructor(options: ReadyTasksOptions<T>) {
    this.#options = options
  }

  get size(): number {
    return this.#all.size
  }

  /** It starts after the next `claim`, no sooner. */
  add(task: T): void {
    this.#all.set(task.id, task)
    this.#unclaimed.push(task)
  }

  /** It will not start any more. To be followed by `claim` or `withdrawAll`. */
  remove(task: T): void {
    this.#withdraw([task.id])
    this.#all.delete(task.id)
  }

  claim(): void {
    const open = this.#unclaimed.splice(0).filter(({ id }) => this.#all.has(id))
    this.#change(open.map((task) => this.#claimFor(task)))
  }

  /** Nothing starts before the next `claim`. */
  withdrawAll(): void {
    this.#withdraw(this.#claims.keys())
    this.#change([])
  }

  /** To be followed by `claim`, like `moveFirst`: claims are made anew in their new order. */
  setPriority(priority: number): void {
    if (priority !== this.#priority) this.#withdraw(this.#claims.keys())
    this.#priority = priority
  }

  moveFirst(ids: ReadonlySet<string>): void {
    this.#turn += 1
    for (const id of ids) this.#turns.set(id, this.#turn)
    this.#withdraw(ids)
  }

  #change(added: readonly Claim[]): void {
    if (added.length === 0 && this.#withdrawn.size === 0) return
    const removed = this.#withdrawn
    this.#withdrawn = new Set()
    this.#options.pools.change(added, removed)
  }

  #claimFor(task: T): Claim {
    const claim: Claim = {
      needs: task.needs ?? { cpu: 1 },
      order: [this.#priority, this.#turns.get(task.id) ?? 0, this.#options.ways.get(task.id) ?? 0],
      start: (release) => {
        if (!this.#claims.delete(task.id)) return release() // withdrawn a moment ago
        this.#all.delete(task.id)
        this.#options.start(task, release)
      },
    }
    this.#claims.set(task.id, claim)
    return claim
  }

  #withdraw(ids: Iterable<string>): void {
    for (const id of ids) {
      const claim = this.#claims.get(id)
      if (!claim) continue
      this.#claims.delete(id)
      this.#withdrawn.add(claim)
      this.#unclaimed.push(this.#all.get(id) as T)
    }
  }
}
