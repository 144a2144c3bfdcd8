import { describe, expect, it } from 'vitest'
import { Grid } from './grid.ts'

const distances = (grid: Grid): number[] =>
  Array.from({ length: grid.count }, (_, beat) => grid.at(beat + 1) - grid.at(beat))

describe('the grid of beats', () => {
  it('is even at a steady tempo, goes on before the first beat, and has whole bars', () => {
    const grid = new Grid({ kind: 'steady', bpm: 100 }, 10, 4)
    expect(grid.count).toBe(20)
    expect(grid.at(7)).toBeCloseTo(4.2)
    expect(grid.at(-1.5)).toBeCloseTo(-0.9)
    expect(grid.at(21)).toBeCloseTo(12.6)
  })

  it('gets faster beat by beat on a ramp, from one tempo to nearly the other', () => {
    const between = distances(new Grid({ kind: 'ramp', bpm: 100, toBpm: 120 }, 30, 4))
    for (const [beat, sec] of between.slice(1).entries()) expect(sec).toBeLessThan(between[beat] as number)
    expect(60 / (between[0] as number)).toBeCloseTo(100)
    expect(60 / (between.at(-1) as number)).toBeCloseTo(120, 0)
  })

  it('changes tempo once, at the beginning of a bar', () => {
    const between = distances(new Grid({ kind: 'change', bpm: 60, toBpm: 120, atShare: 0.5 }, 30, 3))
    const first = between.findIndex((sec) => sec < 0.75)
    expect(first % 3).toBe(0)
    expect(between.every((sec, beat) => Math.abs(sec - (beat < first ? 1 : 0.5)) < 1e-9)).toBe(true)
    expect(first / 15).toBeCloseTo(1, 0)
  })

  it.each([
    [2, 1.5, 1 + 2 / 3],
    [2, 1.25, 1 + 1 / 3],
    [2, 1.75, 1 + 5 / 6],
    [4, 1.25, 1 + 1 / 3],
    [4, 1.5, 1.5],
    [4, 1.75, 1.5 + 1 / 3],
    [2, 2, 2],
  ] as const)('swings parts of 1/%i: %f is played at %f', (parts, position, played) => {
    const grid = new Grid({ kind: 'steady', bpm: 60 }, 10, 4)
    expect(grid.at(position, { parts, ratio: 2 / 3 })).toBeCloseTo(played)
  })
})
