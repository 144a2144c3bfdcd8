/** Leases between processes on one data folder: a name belongs to one living owner at a time. */
import { type ProcessMark, processMark, stateOfProcess } from '../../content/process-mark.ts'
import { type Database, inTransaction } from '../../database/open.ts'

/** An owner of whom nothing but this can be seen has lost its lease when it did not renew for so long. */
const LEASE_MS = 15_000
const RENEW_MS = 4_000

/** Of the one process that renders what is queued. */
export const QUEUE_LEASE = 'queue'

export interface Lease {
  /** Aborted when the lease is lost: another process owns the work now. */
  readonly signal: AbortSignal
  /** `inTransaction` runs with the giving back. Only the first call counts. */
  release(inTransaction?: () => void): void
}

export interface Leases {
  /**
   * One lease over all the names, or none: undefined when a living process, or another lease of this one, holds any of
   * them. A dead owner's is taken over at once. `inTransaction` runs with the taking, so that who is refused sees what it
   * wrote; when it throws, nothing is taken.
   */
  acquire(names: string | readonly string[], inTransaction?: () => void): Lease | undefined
  /** Whether any living process holds it. */
  isHeld(name: string): boolean
}

interface Row {
  owner: ProcessMark
  expires_at: number
}

/** Those of two databases opened by one process are as those of two processes. */
let opened = 0

export function createLeases(db: Database): Leases {
  opened += 1
  const prefix = `${processMark()}#${opened}.`
  let taken = 0
  const get = db.prepare<[string], Row>('SELECT owner, expires_at FROM leases WHERE name = ?')
  const put = db.prepare('INSERT OR REPLACE INTO leases (name, owner, pid, expires_at) VALUES (?, ?, ?, ?)')
  const renew = db.prepare<[number, string, string], { owner: string }>(
    'UPDATE leases SET expires_at = ? WHERE substr(owner, 1, length(?)) = ? RETURNING owner',
  )
  const release = db.prepare('DELETE FROM leases WHERE owner = ?')
  const isHeld = (name: string): boolean => isAlive(get.get(name))
  const held = new HeldLeases(() =>
    renew.all(Date.now() + LEASE_MS, prefix, prefix).map(({ owner }) => owner),
  )

  return {
    isHeld,
    acquire(wanted, work) {
      const names = [wanted].flat()
      taken += 1
      const owner = `${prefix}${taken}`
      const isMine = inTransaction(db, () => {
        if (names.some(isHeld)) return false
        for (const name of names) put.run(name, owner, process.pid, Date.now() + LEASE_MS)
        work?.()
        return true
      })
      if (!isMine) return undefined
      return held.add({ owner, count: names.length, lost: new AbortController() }, (last) =>
        inTransaction(db, () => {
          release.run(owner)
          last?.()
        }),
      )
    },
  }
}

function isAlive(row: Row | undefined): boolean {
  if (!row) return false
  const state = stateOfProcess(row.owner.split('#')[0] as ProcessMark)
  // Of a process in another container only its clock can be seen.
  return state === 'alive' ? true : state === 'unknown' && row.expires_at > Date.now()
}

interface Held {
  readonly owner: string
  /** Of names. */
  readonly count: number
  readonly lost: AbortController
}

/** Those of this process, renewed together by one timer, however many they are. */
class HeldLeases {
  readonly #renew: () => readonly string[]
  readonly #all = new Set<Held>()
  #timer: NodeJS.Timeout | undefined
  #renewedAt = 0

  /** `renew` gives the owner of every name that is still ours. */
  constructor(renew: () => readonly string[]) {
    this.#renew = renew
  }

  add(held: Held, giveBack: (work: (() => void) | undefined) => void): Lease {
    if (this.#all.size === 0) this.#begin()
    this.#all.add(held)
    return {
      signal: held.lost.signal,
      release: (work) => {
        if (!this.#all.delete(held)) return
        if (this.#all.size === 0) clearInterval(this.#timer)
        giveBack(work)
      },
    }
  }

  #begin(): void {
    this.#renewedAt = performance.now()
    this.#timer = setInterval(() => this.#renewAll(), RENEW_MS)
    this.#timer.unref()
  }

  #renewAll(): void {
    try {
      const left = Map.groupBy(this.#renew(), (owner) => owner)
      this.#renewedAt = performance.now()
      for (const { owner, count, lost } of this.#all)
        if ((left.get(owner)?.length ?? 0) < count) lost.abort(new Error('the lease was lost'))
    } catch (error) {
      // A database that is busy or full for a moment is tried again, as long as the leases still stand.
      if (performance.now() - this.#renewedAt > LEASE_MS) for (const { lost } of this.#all) lost.abort(error)
    }
  }
}
