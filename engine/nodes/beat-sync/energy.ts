/** How much goes on in a stretch of time, and how that compares with the rest. */
import type { Series } from '../../contract/analysis.ts'

/** Mean of what lies within, weighted by how much of it does; 0 beyond the end. */
export function meanOf({ hopSec, values }: Series, fromSec: number, toSec: number): number {
  const [first, last] = [Math.max(0, Math.floor(fromSec / hopSec)), Math.ceil(toSec / hopSec)]
  let [sum, weight] = [0, 0]
  for (let index = first; index < Math.min(last, values.length); index += 1) {
    const part = Math.min(toSec, (index + 1) * hopSec) - Math.max(fromSec, index * hopSec)
    sum += (values[index] as number) * part
    weight += part
  }
  return weight > 0 ? sum / weight : 0
}

/**
 * What share of the whole is quieter than a value, 0 to 1, what is as loud counting half. By the series itself, not by the
 * stretches that are compared: so a stretch keeps its level when another one is moved.
 */
export function levelsIn({ values }: Series): (value: number) => number {
  const sorted = values.toSorted((a, b) => a - b)
  const firstWhere = (isBeyond: (value: number) => boolean): number => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBeyond(sorted[middle] as number)) high = middle
      else low = middle + 1
    }
    return low
  }
  return (value) => {
    const [quieter, notLouder] = [firstWhere((each) => each >= value), firstWhere((each) => each > value)]
    return sorted.length === 0 ? 0 : (quieter + notLouder) / 2 / sorted.length
  }
}
