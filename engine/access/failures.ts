/** Slows down guessing: wrong tokens are counted by the address that they come from. */

export interface Failures {
  add(address: string): void
  /** Seconds until the address may fail again; 0: it may now. */
  waitSec(address: string): number
}

/** So many a minute. */
export const MAX_FAILURES = 10
const WINDOW_MS = 60_000
/** Addresses remembered at once; the longest quiet ones go, so that memory cannot be filled from outside. */
const MAX_ADDRESSES = 10_000

export function createFailures(now: () => number = () => performance.now()): Failures {
  const times = new Map<string, number[]>()
  const recent = (address: string): number[] =>
    (times.get(address) ?? []).filter((at) => now() - at < WINDOW_MS)
  return {
    add(address) {
      const kept = [...recent(address), now()].slice(-MAX_FAILURES)
      times.delete(address) // to the end of the order
      times.set(address, kept)
      const [oldest] = times.keys()
      if (times.size > MAX_ADDRESSES && oldest !== undefined) times.delete(oldest)
    },
    waitSec(address) {
      const kept = recent(address)
      const [first] = kept
      if (kept.length < MAX_FAILURES || first === undefined) return 0
      return Math.max(1, Math.ceil((first + WINDOW_MS - now()) / 1000))
    },
  }
}
