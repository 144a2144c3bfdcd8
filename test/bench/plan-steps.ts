/** Planning alone: long chains and wide joins, without YAML and without files. Goal: 10,000 steps in 0.35 s of CPU. */
import type { Recipe } from '../../engine/recipe/recipe.ts'
import { factsOf, fileOf, planOf, recipeOf, step } from '../plan/kit.ts'
import { median, ROUNDS } from './measure.ts'
import { type BenchTable, verdict } from './table.ts'

/** An hour; no file is ever opened. */
const FILES = { a: fileOf('bench', factsOf({ frames: 90_000, endSec: 3600 })) }

/** CPU seconds that 10,000 steps may take. */
const GOAL_SEC = 0.35
/** A step among many costs no more than this times one among a thousand: anything quadratic would be ten times. */
const GOAL_GROWTH = 1.5

/** Each TRANSFORM after the one before. */
const chain = (count: number): Recipe =>
  recipeOf(
    Array.from({ length: count }, (_, n) =>
      step(`s${n}`, 'TRANSFORM', [n === 0 ? 'a' : `s${n - 1}`], {
        config: { effects: { saturation: 1 + ((n % 100) + 1) / 1000 } },
      }),
    ),
  )

/** Cuts of one source, all joined by one SEQUENCE. */
const cuts = (count: number): Recipe => {
  const parts = Array.from({ length: count - 1 }, (_, n) =>
    step(`c${n}`, 'SEGMENT', ['a'], { config: { offset: (n * 0.3) % 3500, duration: 0.2 } }),
  )
  const ids = parts.map(({ id }) => id)
  return recipeOf([...parts, step('all', 'SEQUENCE', ids)])
}

interface Graph {
  readonly name: string
  readonly build: (count: number) => Recipe
  readonly counts: readonly number[]
  readonly keepIntermediates: boolean
}

const GRAPHS: readonly Graph[] = [
  {
    name: 'chain of TRANSFORM',
    build: chain,
    counts: [1000, 10_000, 100_000],
    keepIntermediates: false,
  },
  { name: 'cuts joined by a SEQUENCE', build: cuts, counts: [1000, 10_000], keepIntermediates: false },
  { name: 'chain, every step kept', build: chain, counts: [1000, 10_000], keepIntermediates: true },
]

export async function* planSteps(): AsyncGenerator<BenchTable> {
  planCpuSec(chain(2000), false)
  yield {
    title: 'Plan: recipe to commands, nothing cached',
    columns: ['graph', 'steps', 'CPU s', 'goal', '', 'µs per step', 'growth', 'goal', ''],
    rows: GRAPHS.flatMap(rowsOf),
    notes: ['growth: cost of a step against one of the same graph with 1,000; 1.00 is linear'],
  }
}

function rowsOf({ name, build, counts, keepIntermediates }: Graph): BenchTable['rows'] {
  let base = 0
  return counts.map((count) => {
    const cpuSec = medianCpuSec(build(count), keepIntermediates)
    const perStep = cpuSec / count
    base ||= perStep
    const costs =
      count === 10_000
        ? [cpuSec.toFixed(3), `≤ ${GOAL_SEC}`, verdict(cpuSec <= GOAL_SEC)]
        : [cpuSec.toFixed(3), '', '']
    const growth =
      count === 1000
        ? []
        : [(perStep / base).toFixed(2), `≤ ${GOAL_GROWTH}`, verdict(perStep / base <= GOAL_GROWTH)]
    return [name, count, ...costs, (perStep * 1e6).toFixed(1), ...growth]
  })
}

const medianCpuSec = (recipe: Recipe, keepIntermediates: boolean): number =>
  median(Array.from({ length: ROUNDS }, () => planCpuSec(recipe, keepIntermediates)))

/** From a checked recipe to a plan with commands. */
function planCpuSec(recipe: Recipe, keepIntermediates: boolean): number {
  const before = process.cpuUsage()
  planOf(recipe, { files: FILES }, { keepIntermediates })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
