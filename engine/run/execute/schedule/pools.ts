/** What tasks share: processors, encoder sessions, graphics cards, connections. One for all runs of an engine. */
import { PriorityQueue } from './priority-queue.ts'

/** Scarce ones first: what waits for a graphics card keeps no processor idle meanwhile. */
const POOL_NAMES = ['network', 'gpu', 'encoder', 'cpu'] as const
export type PoolName = (typeof POOL_NAMES)[number]
export type PoolSizes = Readonly<Record<PoolName, number>>

/** Places of each pool; absent: none. */
export type Needs = Readonly<Partial<Record<PoolName, number>>>

export interface Claim {
  /** More than a pool has is taken as the whole pool. */
  readonly needs: Needs
  /** Compared from left to right; the greater comes first. */
  readonly order: readonly number[]
  /** Called once, when all it needs is taken. Must not throw. */
  readonly start: (release: () => void) => void
}

export interface Pools {
  readonly sizes: PoolSizes
  /** Forgets some claims that have not started, then starts what fits, in order; the rest as places come free. */
  change(added: readonly Claim[], removed: ReadonlySet<Claim>): void
}

const DEFAULT_SIZES: PoolSizes = { cpu: 1, encoder: 2, gpu: 1, network: 4 }

export const createPools = (sizes: Partial<PoolSizes> = {}): Pools =>
  new SharedPools({ ...DEFAULT_SIZES, ...sizes })

interface Waiting {
  readonly claim: Claim
  /** Counts up: of equal claims the older comes first. */
  readonly since: number
}

class SharedPools implements Pools {
  readonly sizes: PoolSizes
  readonly #free: Record<PoolName, number>
  /** Claims of equal needs: when the first of them does not fit, none does. */
  readonly #lanes = new Map<string, PriorityQueue<Waiting>>()
  #count = 0
  #isStarting = false

  constructor(sizes: PoolSizes) {
    this.sizes = sizes
    this.#free = { ...sizes }
  }

  change(added: readonly Claim[], removed: ReadonlySet<Claim>): void {
    if (removed.size > 0)
      for (const lane of this.#lanes.values()) lane.remove(({ claim }) => removed.has(claim))
    for (const claim of added) this.#laneOf(claim).push({ claim, since: this.#count++ })
    this.#startWhatFits()
  }

  #startWhatFits(): void {
    // What a start claims or gives back is seen by the loop that started it.
    if (this.#isStarting) return
    this.#isStarting = true
    for (let claim = this.#next(); claim; claim = this.#next()) this.#start(claim)
    this.#isStarting = false
  }

  /** The first in order that fits. Who stands before it and does not fit keeps what is there, so none is overtaken for ever. */
  #next(): Claim | undefined {
    const left = { ...this.#free }
    const first = [...this.#lanes.values()].flatMap((lane) => lane.first ?? [])
    for (const { claim } of first.sort((a, b) => (isBefore(a, b) ? -1 : 1))) {
      if (POOL_NAMES.every((name) => this.#needOf(claim, name) <= left[name])) return claim
      this.#keepFor(claim, left)
    }
    return undefined
  }

  /** Pool by pool up to the one that is short: what it keeps it needs in the end, and the later ones work on till then. */
  #keepFor(claim: Claim, left: Record<PoolName, number>): void {
    for (const name of POOL_NAMES) {
      left[name] -= this.#needOf(claim, name)
      if (left[name] >= 0) continue
      left[name] = 0
      return
    }
  }

  #start(claim: Claim): void {
    this.#laneOf(claim).shift()
    this.#take(claim, 1)
    let isTaken = true
    claim.start(() => {
      if (isTaken) this.#take(claim, -1)
      isTaken = false
      this.#startWhatFits()
    })
  }

  #take(claim: Claim, sign: 1 | -1): void {
    for (const name of POOL_NAMES) this.#free[name] -= sign * this.#needOf(claim, name)
  }

  #needOf({ needs }: Claim, name: PoolName): number {
    return Math.min(needs[name] ?? 0, this.sizes[name])
  }

  #laneOf(claim: Claim): PriorityQueue<Waiting> {
    const key = POOL_NAMES.map((name) => this.#needOf(claim, name)).join()
    const lane = this.#lanes.get(key) ?? new PriorityQueue(isBefore)
    this.#lanes.set(key, lane)
    return lane
  }
}

function isBefore(one: Waiting, other: Waiting): boolean {
  const [a, b] = [one.claim.order, other.claim.order]
  const differs = a.findIndex((value, at) => value !== b[at])
  return differs < 0 ? one.since < other.since : (a[differs] ?? 0) > (b[differs] ?? 0)
}
