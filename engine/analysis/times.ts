/** Lists of rising times, in seconds. */

/** What times of the same moment may differ by, after sums and products of doubles. */
export const NOISE_SEC = 1e-6

/** Index of the first entry at or after `sec`; the list's length where there is none. */
export function firstFrom(count: number, secAt: (index: number) => number, sec: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (secAt(middle) < sec) low = middle + 1
    else high = middle
  }
  return low
}

/** Index of the entry nearest to `sec`; of two as near, the earlier. -1 for an empty list. */
export function nearestTo(count: number, secAt: (index: number) => number, sec: number): number {
  const after = firstFrom(count, secAt, sec)
  if (after === 0) return count === 0 ? -1 : 0
  if (after === count) return count - 1
  return secAt(after) - sec < sec - secAt(after - 1) ? after : after - 1
}

/** Sorted, without those that come less than `gapSec` after the one before. */
export function spaced(times: readonly number[], gapSec: number): number[] {
  const kept: number[] = []
  for (const sec of times.toSorted((a, b) => a - b))
    if (kept.length === 0 || sec - (kept.at(-1) as number) >= gapSec) kept.push(sec)
  return kept
}

/** The middle value; of an even number of them, the upper of the two. NaN for none. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
