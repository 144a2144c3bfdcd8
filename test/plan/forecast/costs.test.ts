/** Learning what things cost from commands whose true costs the test knows. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Costs, costOf, learn, predict } from '../../../engine/plan/forecast/costs.ts'
import type { Amounts } from '../../../engine/plan/forecast/features.ts'
import { firstCost } from '../../../engine/plan/forecast/first-costs.ts'

/** A machine four times as slow at encoding, twice as fast at decoding, with slow starts. */
const TRUE_COSTS: Readonly<Record<string, number>> = {
  process: 0.4,
  'decode:h264': 0.0027,
  'encode:mp4/libx264': 0.128,
  'filter:gblur': 0.01,
}

const names = Object.keys(TRUE_COSTS)
const truth = (amounts: Amounts): number =>
  [...amounts].reduce((sum, [name, amount]) => sum + amount * (TRUE_COSTS[name] ?? 0), 0)
const command = (...amounts: readonly number[]): Amounts =>
  new Map(names.map((name, index) => [name, amounts[index] ?? 1]))

/** Repeatable numbers from 0 to 1. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** `noise`: how much a measured time may be off. */
function taught(count: number, noise: number): Costs {
  const random = numbers(7)
  const costs = new Map<string, { value: number; samples: number }>()
  for (let n = 0; n < count; n++) {
    const amounts = command(1, random() * 400, random() * 40, random() * 80)
    const actual = truth(amounts) * (1 + noise * (2 * random() - 1))
    for (const [name, cost] of learn(amounts, actual, costs)) costs.set(name, cost)
  }
  return costs
}

const worstError = (costs: Costs): number => {
  const random = numbers(99)
  const errors = Array.from({ length: 50 }, () => {
    const amounts = command(1, random() * 400, random() * 40, random() * 80)
    return Math.abs(predict(amounts, costs) - truth(amounts)) / truth(amounts)
  })
  return errors.toSorted((a, b) => a - b)[25] as number
}

describe('learning', () => {
  it('finds the costs of one command at once', () => {
    const amounts = command(1, 100, 10, 0.001)
    const costs = learn(amounts, truth(amounts), new Map())
    const before = Math.abs(predict(amounts, new Map()) - truth(amounts))
    expect(Math.abs(predict(amounts, costs) - truth(amounts))).toBeLessThan(before / 2)
  })

  it('comes close with different commands, noise and all', () => {
    expect(worstError(new Map())).toBeGreaterThan(0.4)
    expect(worstError(taught(10, 0))).toBeLessThan(0.3)
    expect(worstError(taught(200, 0))).toBeLessThan(0.15)
    expect(worstError(taught(200, 0.3))).toBeLessThan(0.25)
  })

  it('of the same command again and again comes within a twentieth', () => {
    const amounts = command(1, 200, 20, 5)
    let costs: Costs = new Map()
    for (let n = 0; n < 10; n++) costs = new Map([...costs, ...learn(amounts, truth(amounts), costs)])
    expect(predict(amounts, costs) / truth(amounts)).toBeCloseTo(1, 1)
  })

  it('never overshoots, never gives a cost that is negative, nothing or without end', () => {
    const amount = fc.double({ min: 1e-6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(fc.array(amount, { minLength: 4, maxLength: 4 }), amount, (given, actual) => {
        const amounts = command(...given)
        const costs = learn(amounts, actual, new Map())
        const [before, after] = [predict(amounts, new Map()), predict(amounts, costs)]
        for (const { value } of costs.values()) expect(value > 0 && Number.isFinite(value)).toBe(true)
        const isBetween =
          (after - before) * (actual - before) >= 0 &&
          Math.abs(after - before) <= Math.abs(actual - before) * (1 + 1e-9)
        expect(isBetween).toBe(true)
      }),
    )
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('takes nothing from a time of %d', (actual) => {
    expect(learn(command(1, 1, 1, 1), actual, new Map()).size).toBe(0)
  })

  it('knows how much it was taught: what hardly mattered counts less', () => {
    const costs = learn(command(1, 0.001, 100, 0.001), 12, new Map())
    expect(costOf('encode:mp4/libx264', costs).samples).toBe(1)
    expect(costOf('decode:h264', costs).samples).toBeLessThan(0.01)
  })
})

describe('a first guess', () => {
  it('is there for filters and codecs that nobody measured, whatever they are called', () => {
    for (const name of [
      'filter:frobnicate',
      'decode:constructor',
      'encode:__proto__/x',
      'wall:piece',
      'process',
    ])
      expect(firstCost(name)).toBeGreaterThan(0)
  })

  it('takes another profile of the same encoder for better than nothing', () => {
    expect(firstCost('encode:archive/libvpx-vp9')).toBe(firstCost('encode:webm/libvpx-vp9'))
  })
})
