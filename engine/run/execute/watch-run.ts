/** Follows a run that this or another process works on, by what it writes into the database. */
import { setTimeout as sleep } from 'node:timers/promises'
import { ArtDagError, type ErrorReport } from '../../contract/errors.ts'
import type { RunEvent } from '../../contract/events.ts'
import type { RunId } from '../../contract/ids.ts'
import type { RunSummary } from '../../contract/schemas.ts'
import type { EngineParts } from '../parts.ts'
import { isAtWork } from './at-work.ts'

const LOOK_EVERY_MS = 200

/** Where an event stands among those of a run: what a watcher that was cut off goes on after. */
export interface EventPlace {
  readonly attempt: number
  readonly seq: number
}

export interface WatchOptions {
  /** `place` is absent for an end that nobody wrote down. */
  readonly emit: (event: RunEvent, place?: EventPlace) => void
  readonly signal: AbortSignal
  /** Only what came later is told, while the attempt is the same. */
  readonly after?: EventPlace | undefined
}

/**
 * Events of the last attempt from its beginning, then as they come, until the run has ended. A run whose process died
 * is reported as failed. Aborting ends the watching, not the run.
 */
export async function watchRun(
  runId: RunId,
  parts: EngineParts,
  { emit, signal, after }: WatchOptions,
): Promise<void> {
  let { attempt, seq } = after ?? { attempt: 0, seq: 0 }
  for (;;) {
    const run = parts.runs.get(runId)
    if (!run)
      throw new ArtDagError('NOT_FOUND', `there is no run ${runId}`, { hint: 'list them with: artdag runs' })
    // Another process may have begun the run anew since the last look.
    if (run.attempt !== attempt) seq = 0
    attempt = run.attempt
    // Asked before reading: a process that ends between the two has written everything by then.
    const isOpen = run.state === 'queued' || isAtWork(runId, parts)
    for (const item of parts.events.read(runId, run.attempt, seq)) {
      seq = item.seq
      emit(item.event, { attempt, seq })
      if (item.event.event === 'run-finished') return
    }
    if (!isOpen) return emit(endOf(run))
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
export function asItIs(run: RunSummary, parts: EngineParts): RunSummary {
  if (run.state !== 'running' || isAtWork(run.runId, parts)) return run
  return { ...run, state: 'failed', isPaused: false, error: DESERTED }
}
