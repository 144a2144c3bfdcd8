/** Runs that wait: one detached process at a time renders them, by priority and in the order they came. */
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { reportError } from '../../contract/errors.ts'
import type { Cid, RunId } from '../../contract/ids.ts'
import type { FailurePolicy, RenderRequest } from '../../contract/schemas.ts'
import { readPlanDocument } from '../../plan/document.ts'
import type { EngineParts } from '../parts.ts'
import { type Prepared, prepare } from '../prepare/prepare.ts'
import { preparePlanDocument } from '../prepare/prepare-document.ts'
import { isCancelled } from './execute-task.ts'
import { followWishes } from './follow-wishes.ts'
import { QUEUE_LEASE } from './leases.ts'
import { runPlan } from './run-plan.ts'

const LOOK_EVERY_MS = 1000
/** A run that is queued begins so much later at most. */
const NEXT_EVERY_MS = 100

/** Renders queued runs until none is left; how many. 0 at once when another process is already at it. */
export async function drainQueue(
  parts: EngineParts,
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  let done = 0
  // Looked at again after the lease is given back: who queued a run just before that saw us and started nobody.
  while (!signal.aborted && nextQueued(parts)) {
    const lease = parts.leases.acquire(QUEUE_LEASE)
    if (!lease) break
    try {
      done += await renderWaiting(parts, { signal: AbortSignal.any([signal, lease.signal]) })
    } finally {
      lease.release()
    }
  }
  return done
}

/** One that waits, or one whose engine died on the way; not one that another process renders right now. */
const nextQueued = ({ runs, leases }: EngineParts, atWork: AtWork = NONE): RunId | undefined =>
  runs.queued().find((runId) => !atWork.has(runId) && !leases.isHeld(`run:${runId}`))

type AtWork = ReadonlyMap<RunId, Promise<void>>
const NONE: AtWork = new Map()

export interface WaitingOptions {
  /** Aborted: what runs is cancelled, nothing new begins. */
  readonly signal: AbortSignal
  /** Aborted: what runs is finished, nothing new begins. */
  readonly closing?: AbortSignal
  /** Waits for more when all is done, until one of the signals; what the first one stops is put back into the queue. */
  readonly stays?: boolean
}

/** One after the other; but what is paused holds up nobody, and what is more urgent begins at once. For who has the lease. */
export async function renderWaiting(parts: EngineParts, options: WaitingOptions): Promise<number> {
  const { signal, closing, stays = false } = options
  let done = 0
  const atWork = new Map<RunId, Promise<void>>()
  for (;;) {
    const isOver = signal.aborted || closing?.aborted === true
    const next = isOver ? undefined : nextQueued(parts, atWork)
    if (next && isItsTurn(next, atWork, parts)) {
      atWork.set(
        next,
        renderQueued(next, parts, options).finally(() => atWork.delete(next)),
      )
      done += 1
    } else if (atWork.size > 0) await Promise.race([...atWork.values(), pause(LOOK_EVERY_MS)])
    else if (!stays || isOver) return done
    else await pause(NEXT_EVERY_MS, AbortSignal.any([signal, ...(closing ? [closing] : [])]))
  }
}

const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { ref: false, ...(signal ? { signal } : {}) }).catch(() => {})

const isItsTurn = (next: RunId, atWork: AtWork, { runs }: EngineParts): boolean =>
  [...atWork.keys()].every((runId) => {
    const run = runs.get(runId)
    return run?.isPaused || (run?.priority ?? 0) < (runs.get(next)?.priority ?? 0)
  })

/** However it ends, the run leaves the queue: one that cannot be prepared any more failed, one stopped meanwhile was cancelled. */
async function renderQueued(
  runId: RunId,
  parts: EngineParts,
  { signal, stays = false }: WaitingOptions,
): Promise<void> {
  const attempt = parts.runs.start(runId)
  if (attempt === undefined) return // cancelled a moment ago
  const wishes = followWishes(runId, attempt, parts)
  const stop = AbortSignal.any([signal, wishes.signal])
  try {
    const request = parts.runs.requestOf(runId)
    const prepared = await prepareAgain(request, parts, stop)
    const { onFailure } = request as { readonly onFailure?: FailurePolicy }
    await runPlan(prepared, parts, { signal, emit: () => {}, queuedAttempt: attempt, onFailure })
  } catch (error) {
    const state = isCancelled(error) || stop.aborted ? 'cancelled' : 'failed'
    const end = { state, tasksRun: 0, tasksCached: 0, seconds: 0, error: reportError(error) } as const
    parts.runs.end(runId, end)
    parts.events.append(runId, attempt, { event: 'run-finished', runId, ...end })
  } finally {
    wishes.close()
  }
  if (stays && signal.aborted && !wishes.signal.aborted) putBack(runId, parts)
}

/** Whoever stopped us meant this process, not the run: the next one goes on with it. */
function putBack(runId: RunId, { runs, events }: EngineParts): void {
  if (runs.get(runId)?.state !== 'cancelled') return
  events.append(runId, runs.putBack(runId), { event: 'run-queued', runId })
}

/** What a run was asked for by, prepared as things are now. @throws ArtDagError as `prepare` */
export function prepareAgain(request: unknown, parts: EngineParts, signal: AbortSignal): Promise<Prepared> {
  const options = { mayReadPaths: false, emit: () => {}, signal }
  const { plan } = request as { readonly plan?: string }
  if (plan === undefined) return prepare(request as RenderRequest, parts, options)
  return preparePlanDocument(readPlanDocument(parts.documents.get(plan as Cid)), parts, options)
}

/** Starts `artdag drain` on this data folder, which goes on when this process ends. It ends by itself. */
export function startDetachedEngine(parts: EngineParts): void {
  if (parts.leases.isHeld(QUEUE_LEASE)) return
  const logs = path.join(parts.home, 'logs')
  mkdirSync(logs, { recursive: true })
  const log = openSync(path.join(logs, 'engine.log'), 'a', 0o600)
  const command = path.join(import.meta.dirname, '../../cli/main.ts')
  const child = spawn(process.execPath, [command, 'drain'], {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ARTDAG_HOME: parts.home },
  })
  child.unref()
  closeSync(log)
}
