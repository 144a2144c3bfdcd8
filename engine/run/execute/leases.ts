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
  release(): void
}

export interface Leases {
  /**
   * Undefined when a living process holds it. A dead owner's lease is taken over at once. `inTransaction` runs with the
   * taking, so that who is refused sees what it wrote.
   */
  acquire(name: string, inTransaction?: () => void): Lease | undefined
  /** Whether any living process holds it. */
  isHeld(name: string): boolean
}

interface Row {
  owner: ProcessMark
  expires_at: number
}

export function createLeases(db: Database): Leases {
  const get = db.prepare<[string], Row>('SELECT owner, expires_at FROM leases WHERE name = ?')
  const put = db.prepare('INSERT OR REPLACE INTO leases (name, owner, pid, expires_at) VALUES (?, ?, ?, ?)')
  const renew = db.prepare('UPDATE leases SET expires_at = ? WHERE name = ? AND owner = ?')
  const release = db.prepare('DELETE FROM leases WHERE name = ? AND owner = ?')
  const mark = processMark()
  let taken = 0

  const isAlive = (row: Row | undefined): boolean => {
    if (!row) return false
    const state = stateOfProcess(ownerProcess(row.owner))
    // Of a process in another container only its clock can be seen.
    return state === 'alive' ? true : state === 'unknown' && row.expires_at > Date.now()
  }

  return {
    isHeld: (name) => isAlive(get.get(name)),
    acquire(name, work) {
      taken += 1
      const owner = `${mark}#${taken}`
      const isMine = inTransaction(db, () => {
        if (isAlive(get.get(name))) return false
        put.run(name, owner, process.pid, Date.now() + LEASE_MS)
        work?.()
        return true
      })
      return isMine
        ? holdLease(
            () => renew.run(Date.now() + LEASE_MS, name, owner).changes > 0,
            () => release.run(name, owner),
          )
        : undefined
    },
  }
}

/** One process may hold several leases; the number after the mark tells them apart. */
const ownerProcess = (owner: string): ProcessMark => owner.split('#')[0] as ProcessMark

function holdLease(renew: () => boolean, release: () => void): Lease {
  const lost = new AbortController()
  let renewedAt = performance.now()
  const timer = setInterval(() => {
    try {
      if (renew()) renewedAt = performance.now()
      else lost.abort(new Error('the lease was lost'))
    } catch (error) {
      // A database that is busy or full for a moment is tried again, as long as the lease still stands.
      if (performance.now() - renewedAt > LEASE_MS) lost.abort(error)
    }
  }, RENEW_MS)
  timer.unref()
  return {
    signal: lost.signal,
    release() {
      clearInterval(timer)
      release()
    },
  }
}
