/** Which of two lists of times belong together. */

export interface Matching {
  /** 0 to 1; 0 where either list is empty. */
  readonly f: number
  /** Distances of the pairs, later than the truth above 0. */
  readonly errorsSec: readonly number[]
}

/**
 * As many pairs as there can be no further apart than the window, no time used twice. Both lists rise, so it is enough
 * to give each true time the first one left that is within reach.
 */
export function matchEvents(truth: readonly number[], found: readonly number[], windowSec: number): Matching {
  const errorsSec: number[] = []
  let next = 0
  for (const time of truth) {
    while (next < found.length && time - (found[next] as number) > windowSec) next++
    const error = (found[next] ?? Number.POSITIVE_INFINITY) - time
    if (error > windowSec) continue
    errorsSec.push(error)
    next++
  }
  const hits = errorsSec.length
  return { f: hits === 0 ? 0 : (2 * hits) / (truth.length + found.length), errorsSec }
}
