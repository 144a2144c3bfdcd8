/** The queue of a process that stays: it renders what is queued, by itself or by others, until it is told to stop. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { EngineParts } from '../parts.ts'
import { QUEUE_LEASE } from './leases.ts'
import { renderWaiting } from './queue.ts'

/** While a detached engine is at it, this one is next. */
const TRY_EVERY_MS = 500

export interface ServedQueue {
  /** Nothing new begins; settles when what runs has ended: finished, or else cancelled and put back. Once. */
  stop(options: { readonly finish: boolean }): Promise<void>
}

/** `onTrouble`: the database cannot be used just now; it is tried again. */
export function serveQueue(parts: EngineParts, onTrouble: (error: unknown) => void): ServedQueue {
  const [cancel, closing] = [new AbortController(), new AbortController()]
  const ended = serve(parts, { signal: cancel.signal, closing: closing.signal, onTrouble })
  return {
    async stop({ finish }) {
      closing.abort()
      if (!finish) cancel.abort(new Error('the server stops'))
      await ended
    },
  }
}

interface Serving {
  readonly signal: AbortSignal
  readonly closing: AbortSignal
  readonly onTrouble: (error: unknown) => void
}

async function serve(parts: EngineParts, serving: Serving): Promise<void> {
  while (!serving.closing.aborted) {
    try {
      await serveWithLease(parts, serving)
    } catch (error) {
      serving.onTrouble(error)
    }
    await sleep(TRY_EVERY_MS, undefined, { signal: serving.closing, ref: false }).catch(() => {})
  }
}

async function serveWithLease(parts: EngineParts, { signal, closing }: Serving): Promise<void> {
  const lease = parts.leases.acquire(QUEUE_LEASE)
  if (!lease) return
  try {
    await renderWaiting(parts, { signal: AbortSignal.any([signal, lease.signal]), closing, stays: true })
  } finally {
    lease.release()
  }
}
