/** Work that is no task of a run, and takes a processor like one. */
import { ArtDagError } from '../../contract/errors.ts'
import type { Claim, Pools } from './schedule/pools.ts'

/** Before the tasks of equal priority: a plan waits for it. */
const ORDER = [0, 0, Number.POSITIVE_INFINITY]

/** Does the work as soon as a processor is free. @throws ArtDagError CANCELLED while it waits; what the work throws */
export async function onProcessor<T>(pools: Pools, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const release = await takePlace(pools, signal)
  try {
    return await work()
  } finally {
    release()
  }
}

function takePlace(pools: Pools, signal: AbortSignal): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      pools.change([], new Set([claim]))
      reject(new ArtDagError('CANCELLED', 'cancelled while it waited for a processor'))
    }
    const claim: Claim = {
      needs: { cpu: 1 },
      order: ORDER,
      start: (release) => {
        signal.removeEventListener('abort', onAbort)
        resolve(release)
      },
    }
    if (signal.aborted) return onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    pools.change([claim], new Set())
  })
}
