/** Runs that wait: one detached process at a time renders them, in the order they came. */
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import path from 'node:path'
import { reportError } from '../../contract/errors.ts'
import type { Cid, RunId } from '../../contract/ids.ts'
import type { RenderRequest } from '../../contract/schemas.ts'
import { readPlanDocument } from '../../plan/document.ts'
import type { EngineParts } from '../parts.ts'
import { type Prepared, prepare } from '../prepare/prepare.ts'
import { preparePlanDocument } from '../prepare/prepare-document.ts'
import { QUEUE_LEASE } from './leases.ts'
import { runPlan } from './run-plan.ts'

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
      done += await drainWithLease(parts, AbortSignal.any([signal, lease.signal]))
    } finally {
      lease.release()
    }
  }
  return done
}

/** One that waits, or one whose engine died on the way; not one that another process renders right now. */
const nextQueued = ({ runs, leases }: EngineParts): RunId | undefined =>
  runs.queued().find((runId) => !leases.isHeld(`run:${runId}`))

async function drainWithLease(parts: EngineParts, signal: AbortSignal): Promise<number> {
  let done = 0
  for (let runId = nextQueued(parts); runId && !signal.aborted; runId = nextQueued(parts)) {
    await renderQueued(runId, parts, signal)
    done += 1
  }
  return done
}

/** However it ends, the run leaves the queue: a request that cannot be prepared any more is a failed run. */
async function renderQueued(runId: RunId, parts: EngineParts, signal: AbortSignal): Promise<void> {
  const attempt = parts.runs.start(runId)
  try {
    const prepared = await prepareAgain(parts.runs.requestOf(runId), parts, signal)
    await runPlan(prepared, parts, { signal, emit: () => {}, queuedAttempt: attempt })
  } catch (error) {
    const failed = {
      state: 'failed',
      tasksRun: 0,
      tasksCached: 0,
      seconds: 0,
      error: reportError(error),
    } as const
    parts.runs.end(runId, failed)
    parts.events.append(runId, attempt, { event: 'run-finished', runId, ...failed })
  }
}

function prepareAgain(request: unknown, parts: EngineParts, signal: AbortSignal): Promise<Prepared> {
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
