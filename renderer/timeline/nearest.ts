/** Finding places in lists of rising times. */
import { firstFrom as firstIndexFrom, nearestTo } from '../../engine/analysis/times.ts'

/** Index of the first time at or after `sec`; the list's length where there is none. */
export const firstFrom = (times: readonly number[], sec: number): number =>
  firstIndexFrom(times.length, (index) => times[index] as number, sec)

/** Index of the nearest one; -1 for none. */
export const nearest = (times: readonly number[], sec: number): number =>
  nearestTo(times.length, (index) => times[index] as number, sec)

/** Where one nearly is, one is: the next is the one after. */
const NEARLY_SEC = 0.005

/** The time before or after this one. */
export const neighbour = (times: readonly number[], sec: number, direction: 1 | -1): number | undefined =>
  direction === 1 ? times[firstFrom(times, sec + NEARLY_SEC)] : times[firstFrom(times, sec - NEARLY_SEC) - 1]

/** Index of the part that a time is in; -1 before the first. Parts follow each other. */
export const partAt = (parts: readonly { readonly fromSec: number }[], sec: number): number =>
  firstIndexFrom(parts.length, (index) => parts[index]?.fromSec ?? 0, sec + 1e-4) - 1
