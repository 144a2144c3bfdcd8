/** Follows a run that this or another process works on, by what it writes into the database. */
import { setTimeout as sleep } from 'node:timers/promises'
import { ArtDagError, type ErrorReport } from '../../contract/errors.ts'
import type { RunEvent } from '../../contract/events.ts'
import type { RunId } from '../../contract/ids.ts'
import type { RunSummary } from '../../contract/schemas.ts'
import type { EngineParts } from '../parts.ts'
import { QUEUE_LEASE } from './leases.ts'

const LOOK_EVERY_MS = 200

/**
 * Events of the last attempt from its beginning, then as they come, until the run has ended. A run whose process died
 * is reported as failed. Aborting ends the watching, not the run.
 */
export async function watchRun(
  runId: RunId,
  parts: EngineParts,
  { emit, signal }: { readonly emit: (event: RunEvent) => void; readonly signal: AbortSignal },
): Promise<void> {
  let attempt = 0
  let seq = 0
  let hasBegun = false
  for (;;) {
    const run = parts.runs.get(runId)
    if (!run)
      throw new ArtDagError('NOT_FOUND', `there is no run ${runId}`, { hint: 'list them with: artdag runs' })
    // Another process may have begun the run anew since the last look.
    if (run.attempt !== attempt) seq = 0
    attempt = run.attempt
    // Asked before reading: a process that ends between the two has written everything by then.
    const isAtWork =
      run.state === 'queued' ||
      parts.leases.isHeld(`run:${runId}`) ||
      (!hasBegun && parts.leases.isHeld(QUEUE_LEASE)) // the queue prepares a run before it has its own lease
    for (const item of parts.events.read(runId, run.attempt, seq)) {
      seq = item.seq
      emit(item.event)
      hasBegun ||= item.event.event === 'run-started'
      if (item.event.event === 'run-finished') return
    }
    if (!isAtWork) return emit(endOf(run))
    if (signal.aborted)
      throw new ArtDagError('CANCELLED', 'no longer watching', {
        hint: `the run goes on: artdag watch ${runId}`,
      })
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {})
  }
}

const DESERTED: ErrorReport = {
  code: 'TASK_FAILED',
  message: 'the process that rendered this run is gone',
  hint: 'run it again: what was finished is kept',
}

/** For a process that died before it could write the last event. */
const endOf = ({ runId, state, tasksRun, tasksCached, seconds, error }: RunSummary): RunEvent => ({
  event: 'run-finished',
  runId,
  state: state === 'finished' || state === 'cancelled' ? state : 'failed',
  tasksRun,
  tasksCached,
  seconds,
  ...(state === 'running' ? { error: DESERTED } : error ? { error } : {}),
})

/** A run as it really stands: one that nobody works on any more is not running, whatever its row says. */
export function asItIs(run: RunSummary, { leases }: EngineParts): RunSummary {
  if (run.state !== 'running' || leases.isHeld(`run:${run.runId}`) || leases.isHeld(QUEUE_LEASE)) return run
  return { ...run, state: 'failed', isPaused: false, error: DESERTED }
}
