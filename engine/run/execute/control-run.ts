/** Cancel, pause, resume and reorder a run, whichever process renders it and whether it has begun or not. */
import { ArtDagError, reportError } from '../../contract/errors.ts'
import type { RunId } from '../../contract/ids.ts'
import type { RunSummary } from '../../contract/schemas.ts'
import type { EngineParts } from '../parts.ts'
import { isAtWork } from './at-work.ts'
import { startDetachedEngine } from './queue.ts'

/** What waits leaves the queue at once; what is rendered is told, and has ended within two seconds. @throws ArtDagError RUN_ENDED */
export function cancelRun(runId: RunId, parts: EngineParts): void {
  const run = openRun(runId, parts)
  parts.wishes.cancel(runId)
  if (run.state === 'running' && isAtWork(runId, parts)) return
  const end = {
    state: 'cancelled',
    tasksRun: 0,
    tasksCached: 0,
    seconds: 0,
    error: reportError(new ArtDagError('CANCELLED', 'the run was cancelled before it began')),
  } as const
  // Whoever took it up meanwhile sees the wish, and ends it.
  if (parts.runs.endUnlessMoved(run, end))
    parts.events.append(runId, run.attempt, { event: 'run-finished', runId, ...end })
}

/** What runs goes on, nothing new begins. @throws ArtDagError RUN_ENDED */
export function pauseRun(runId: RunId, parts: EngineParts): void {
  openRun(runId, parts)
  parts.wishes.pause(runId, true)
}

/** @throws ArtDagError RUN_ENDED */
export function resumeRun(runId: RunId, parts: EngineParts): void {
  openRun(runId, parts)
  parts.wishes.pause(runId, false)
  if (parts.runs.queued().length > 0) startDetachedEngine(parts)
}

/** The greater goes first, among what waits and among what runs at once. @throws ArtDagError RUN_ENDED */
export function prioritiseRun(runId: RunId, priority: number, parts: EngineParts): void {
  openRun(runId, parts)
  parts.wishes.prioritise(runId, priority)
}

function openRun(runId: RunId, { runs }: EngineParts): RunSummary {
  const run = runs.get(runId)
  if (run?.state === 'queued' || run?.state === 'running') return run
  throw new ArtDagError('RUN_ENDED', `the run has ended: it is ${run?.state ?? 'gone'}`, {
    hint: 'list what runs with: artdag runs --state running',
    details: { runId, state: run?.state },
  })
}
