/** Events of runs: handed to whoever listens, and kept, so that another process can watch. */
import type { RunEvent } from '../../contract/events.ts'
import type { RunId } from '../../contract/ids.ts'
import { type Database, inTransaction } from '../../database/open.ts'

export interface EventLog {
  append(runId: RunId, attempt: number, event: RunEvent): void
  /** Events after `seq`, in order. */
  read(runId: RunId, attempt: number, afterSeq: number): readonly KeptEvent[]
  /** The same with the time of each, no more than `limit`. */
  page(runId: RunId, attempt: number, options: { afterSeq: number; limit: number }): readonly KeptEvent[]
  /** What failed, of all kept events of the attempt. */
  failures(runId: RunId, attempt: number): readonly RunEvent[]
}

export interface KeptEvent {
  /** From 1 on in each attempt. */
  readonly seq: number
  /** ISO 8601. */
  readonly at: string
  readonly event: RunEvent
}

/** Progress is kept at most this often per task; the rest is only for listeners in this process. */
const KEEP_PROGRESS_MS = 1000

/** SQLite reads it as all. */
const NO_LIMIT = -1

interface Row {
  seq: number
  at: string
  event: string
}

const keptOf = ({ seq, at, event }: Row): KeptEvent => ({ seq, at, event: JSON.parse(event) as RunEvent })

export function createEventLog(db: Database): EventLog {
  const insert = db.prepare(`
    INSERT INTO run_events (run_id, attempt, seq, at, event)
    VALUES (?, ?, (SELECT coalesce(max(seq), 0) + 1 FROM run_events WHERE run_id = ? AND attempt = ?), ?, ?)`)
  const read = db.prepare<[string, number, number, number], Row>(
    'SELECT seq, at, event FROM run_events WHERE run_id = ? AND attempt = ? AND seq > ? ORDER BY seq LIMIT ?',
  )
  const failures = db.prepare<[string, number], Row>(`
    SELECT seq, at, event FROM run_events WHERE run_id = ? AND attempt = ?
      AND json_extract(event, '$.error') IS NOT NULL ORDER BY seq`)
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
    read: (runId, attempt, afterSeq) => read.all(runId, attempt, afterSeq, NO_LIMIT).map(keptOf),
    page: (runId, attempt, { afterSeq, limit }) => read.all(runId, attempt, afterSeq, limit).map(keptOf),
    failures: (runId, attempt) => failures.all(runId, attempt).map((row) => keptOf(row).event),
  }
}
