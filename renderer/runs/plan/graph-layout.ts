/** Where the steps of a plan are drawn: levels from left to right, each step near what it is made of. */
import type { PlanStep } from './read-plan.ts'

/** In columns and rows of equal size; rows can lie between two others. */
export interface Spot {
  readonly column: number
  readonly row: number
}

type Step = Pick<PlanStep, 'id' | 'inputs'>

/** A level with more steps than these is drawn as a block of several columns: a hundred cuts are no tower. */
const TALL = 8

/** Steps come after their inputs, as in every plan. */
export function layOut(steps: readonly Step[]): ReadonlyMap<string, Spot> {
  const levels = [...levelsOf(steps)].sort(([a], [b]) => a - b).map(([, level]) => level)
  const heights = levels.map(({ length }) => heightOf(length))
  const tallest = Math.max(0, ...heights)
  const spots = new Map<string, Spot>()
  let column = 0
  for (const [at, level] of levels.entries()) {
    const height = heights[at] ?? 1
    for (const [place, { id }] of inOrder(level, spots).entries())
      spots.set(id, {
        column: column + Math.floor(place / height),
        row: (tallest - height) / 2 + (place % height),
      })
    column += Math.ceil(level.length / height)
  }
  return spots
}

/** About as high as it is wide, a step being wider than high. */
const heightOf = (count: number): number =>
  count <= TALL ? count : Math.max(TALL, Math.ceil(Math.sqrt(count * 2)))

/** By the longest way from a source. */
function levelsOf(steps: readonly Step[]): ReadonlyMap<number, readonly Step[]> {
  const levels = new Map<string, number>()
  for (const { id, inputs } of steps)
    levels.set(id, 1 + inputs.reduce((most, input) => Math.max(most, levels.get(input) ?? -1), -1))
  return Map.groupBy(steps, ({ id }) => levels.get(id) ?? 0)
}

/** Each beside the middle of its inputs; sources stay in the order in which they are used. */
function inOrder(level: readonly Step[], spots: ReadonlyMap<string, Spot>): readonly Step[] {
  const middles = new Map(level.map((step) => [step.id, middleOf(step, spots)]))
  return level.toSorted((a, b) => (middles.get(a.id) ?? 0) - (middles.get(b.id) ?? 0))
}

const middleOf = ({ inputs }: Step, spots: ReadonlyMap<string, Spot>): number =>
  inputs.reduce((sum, input) => sum + (spots.get(input)?.row ?? 0), 0) / Math.max(1, inputs.length)
