/** Learned costs: what one unit of everything costs on this machine, made better by every command that ends. */
import type { Amounts } from './features.ts'
import { firstCost } from './first-costs.ts'

export interface Cost {
  /** Seconds or bytes per unit, always above zero. */
  readonly value: number
  /** How many commands taught it; one that hardly depended on it counts as a part of one. */
  readonly samples: number
}

/** By the names of amounts; what is missing was never seen. */
export type Costs = ReadonlyMap<string, Cost>

export const costOf = (name: string, costs: Costs): Cost =>
  costs.get(name) ?? { value: firstCost(name), samples: 0 }

export const predict = (amounts: Amounts, costs: Costs): number =>
  [...amounts].reduce((sum, [name, amount]) => sum + amount * costOf(name, costs).value, 0)

/** One command may change a cost by this factor at most, all commands together by `FARTHEST`. */
const MOST = 8
const FARTHEST = 1000
/** Later commands still count this much, so that a machine may change. */
const LEAST_RATE = 0.2

/**
 * The costs of `amounts` after it turned out that they took `actual` altogether. Each is changed by its share in what was
 * expected, in factors, so none ever becomes negative, and all of them never overshoot together.
 */
export function learn(amounts: Amounts, actual: number, costs: Costs): Costs {
  const expected = predict(amounts, costs)
  if (!(expected > 0) || !(actual > 0) || !Number.isFinite(actual)) return new Map()
  const ratio = Math.min(MOST, Math.max(1 / MOST, actual / expected))
  const share = (name: string): number => ((amounts.get(name) ?? 0) * costOf(name, costs).value) / expected
  const largest = [...amounts.keys()].reduce((most, name) => Math.max(most, share(name)), 0)
  return new Map(
    [...amounts.keys()].map((name) => [name, changed(name, ratio, share(name) / largest, costs)] as const),
  )
}

function changed(name: string, ratio: number, weight: number, costs: Costs): Cost {
  const { value, samples } = costOf(name, costs)
  const rate = Math.max(LEAST_RATE, 1 / (1 + samples))
  const first = firstCost(name)
  const next = value * ratio ** (rate * weight)
  return {
    value: Math.min(first * FARTHEST, Math.max(first / FARTHEST, next)),
    samples: samples + weight,
  }
}
