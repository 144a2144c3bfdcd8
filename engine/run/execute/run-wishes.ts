/** What others ask of a run: written by any process on the data folder, done by the one that renders it. */
import type { RunId } from '../../contract/ids.ts'
import { type Database, inTransaction } from '../../database/open.ts'

export interface RunWish {
  readonly isCancelled: boolean
  readonly isPaused: boolean
  /** The greater goes first; at first 0. */
  readonly priority: number
}

/** A run that is not there is asked in vain. */
export interface RunWishes {
  /** Of one attempt: a later one is not cancelled by what was asked of an earlier one. */
  of(runId: RunId, attempt: number): RunWish
  cancel(runId: RunId): void
  /** Holds for this attempt and, when it waits, until it is resumed: a run begun anew is not paused. */
  pause(runId: RunId, isPaused: boolean): void
  prioritise(runId: RunId, priority: number): void
}

interface Row {
  is_paused: number
  priority: number
  cancelled_attempt: number
}

const NO_WISH: RunWish = { isCancelled: false, isPaused: false, priority: 0 }

export function createRunWishes(db: Database): RunWishes {
  const get = db.prepare<[string], Row>(
    'SELECT is_paused, priority, cancelled_attempt FROM runs WHERE run_id = ?',
  )
  const cancel = db.prepare('UPDATE runs SET cancelled_attempt = attempt WHERE run_id = ?')
  const pause = db.prepare('UPDATE runs SET is_paused = ? WHERE run_id = ?')
  const prioritise = db.prepare('UPDATE runs SET priority = ? WHERE run_id = ?')
  return {
    of(runId, attempt) {
      const row = get.get(runId)
      if (!row) return NO_WISH
      const { is_paused, priority, cancelled_attempt } = row
      return { isCancelled: cancelled_attempt === attempt, isPaused: is_paused === 1, priority }
    },
    cancel: (runId) => void inTransaction(db, () => cancel.run(runId)),
    pause: (runId, isPaused) => void inTransaction(db, () => pause.run(Number(isPaused), runId)),
    prioritise: (runId, priority) => void inTransaction(db, () => prioritise.run(priority, runId)),
  }
}
