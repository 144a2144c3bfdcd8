/** Events of runs: handed to whoever listens, and kept, so that another process can watch. */
import type { RunEvent } from '../../contract/events.ts'
import type { RunId } from '../../contract/ids.ts'
import { type Database, inTransaction } from '../../database/open.ts'

export interface EventLog {
  append(runId: RunId, attempt: number, event: RunEvent): void
  /** Events after `seq`, in order. */
  read(
    runId: RunId,
    attempt: number,
    afterSeq: number,
  ): readonly { readonly seq: number; readonly event: RunEvent }[]
}

/** Progress is kept at most this often per task; the rest is only for listeners in this process. */
const KEEP_PROGRESS_MS = 1000

export function createEventLog(db: Database): EventLog {
  const insert = db.prepare(`
    INSERT INTO run_events (run_id, attempt, seq, at, event)
    VALUES (?, ?, (SELECT coalesce(max(seq), 0) + 1 FROM run_events WHERE run_id = ? AND attempt = ?), ?, ?)`)
  const read = db.prepare<[string, number, number], { seq: number; event: string }>(
    'SELECT seq, event FROM run_events WHERE run_id = ? AND attempt = ? AND seq > ? ORDER BY seq',
  )
  const keptAt = new Map<string, number>()
  const isWorthKeeping = (event: RunEvent): boolean => {
    if (event.event === 'task-finished' || event.event === 'task-failed')
      keptAt.delete(`${event.runId} ${event.task}`)
    if (event.event !== 'task-progress') return true
    const now = performance.now()
    const key = `${event.runId} ${event.task}`
    if (now - (keptAt.get(key) ?? Number.NEGATIVE_INFINITY) < KEEP_PROGRESS_MS) return false
    keptAt.set(key, now)
    return true
  }
  return {
    append(runId, attempt, event) {
      if (isWorthKeeping(event))
        inTransaction(db, () =>
          insert.run(runId, attempt, runId, attempt, new Date().toISOString(), JSON.stringify(event)),
        )
    },
    read: (runId, attempt, afterSeq) =>
      read
        .all(runId, attempt, afterSeq)
        .map(({ seq, event }) => ({ seq, event: JSON.parse(event) as RunEvent })),
  }
}
