/** Empties the trash of what is too old, in the background. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Library } from './library.ts'

/** What is too old to be kept in the trash goes while the engine works; nobody waits for it. */
export function purgeSoon(trash: Library['trash']): { end(): Promise<void> } {
  const stop = new AbortController()
  // What is not purged today (a database that is busy, a disk that is gone) is purged at the next start.
  const done = sleep(PURGE_AFTER_MS, undefined, { ref: false, signal: stop.signal })
    .then(() => trash.purgeExpired(stop.signal))
    .catch(() => {})
  return {
    async end() {
      stop.abort()
      await done
    },
  }
}

/** So that the first answers of a new engine come before it. */
const PURGE_AFTER_MS = 1000
