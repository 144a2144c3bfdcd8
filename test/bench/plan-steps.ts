/** Planning alone: long chains and wide joins, without YAML and without files. Goal: 10,000 steps in 0.5 s of CPU. */
import { documentCid } from '../../engine/content/cid.ts'
import type { MediaFacts } from '../../engine/media/probe/facts.ts'
import type { Profile } from '../../engine/media/profiles.ts'
import { profileNamed } from '../../engine/media/profiles.ts'
import { CATALOGUE } from '../../engine/nodes/index.ts'
import { makePlan } from '../../engine/plan/plan.ts'
import { resolveGraph } from '../../engine/plan/resolve.ts'
import type { Recipe, RecipeStep } from '../../engine/recipe/recipe.ts'
import { type BenchTable, median } from './table.ts'

/** An hour of numbered nothing; no file is ever opened. */
const FACTS: MediaFacts = {
  v: 1,
  kind: 'video',
  demuxer: 'mov',
  sizeBytes: 1,
  durationSec: 3600,
  isCut: false,
  video: [
    {
      index: 0,
      codec: 'h264',
      width: 640,
      height: 360,
      codedWidth: 640,
      codedHeight: 360,
      sampleAspect: { num: 1, den: 1 },
      isMirrored: false,
      rotationDeg: 0,
      fps: { num: 25, den: 1 },
      isVariable: false,
      frames: 90_000,
      startSec: 0,
      endSec: 3600,
      pixelFormat: 'yuv420p',
      hasAlpha: false,
      colour: {},
      longestGop: 48,
    },
  ],
  audio: [
    { index: 1, codec: 'aac', sampleRate: 48_000, channels: 2, layout: 'stereo', startSec: 0, endSec: 3600 },
  ],
}

const step = (
  id: string,
  type: string,
  from: readonly string[],
  config: RecipeStep['config'],
): RecipeStep => ({
  id,
  type,
  config,
  inputs: from.map((name) => ({ from: name })),
  isMuted: false,
  isBypassed: false,
  isPinned: false,
})

const recipeOf = (steps: readonly RecipeStep[]): Recipe => ({
  name: 'bench',
  version: '1',
  description: '',
  params: [],
  effects: [],
  canvas: {},
  steps,
  inputs: [{ name: 'source', kind: 'video', description: '', isList: false }],
  output: steps.at(-1)?.id ?? 'source',
})

/** Each TRANSFORM after the one before. */
const chain = (count: number): Recipe =>
  recipeOf(
    Array.from({ length: count }, (_, n) =>
      step(`s${n}`, 'TRANSFORM', [n === 0 ? 'source' : `s${n - 1}`], {
        effects: { saturation: 1 + ((n % 100) + 1) / 1000 },
      }),
    ),
  )

/** Cuts of one source, all joined by one SEQUENCE. */
const cuts = (count: number): Recipe => {
  const parts = Array.from({ length: count - 1 }, (_, n) =>
    step(`c${n}`, 'SEGMENT', ['source'], { offset: (n * 0.3) % 3500, duration: 0.2 }),
  )
  return recipeOf([
    ...parts,
    step(
      'all',
      'SEQUENCE',
      parts.map(({ id }) => id),
      {},
    ),
  ])
}

const GRAPHS: readonly (readonly [string, (count: number) => Recipe, readonly number[], boolean])[] = [
  ['chain of TRANSFORM', chain, [1000, 10_000, 100_000], false],
  ['cuts joined by a SEQUENCE', cuts, [1000, 10_000], false],
  ['chain, every step kept', chain, [1000, 10_000], true],
]

/** CPU seconds from a checked recipe to a plan with commands. */
function planCpuSec(recipe: Recipe, keepIntermediates: boolean): number {
  const source = { cid: documentCid('bench source').cid, facts: FACTS }
  const before = process.cpuUsage()
  const graph = resolveGraph(recipe, {
    catalogue: CATALOGUE,
    files: new Map([['source', [source]]]),
    effects: new Map(),
  })
  makePlan(graph, {
    catalogue: CATALOGUE,
    profileFor: () => profileNamed('mp4') as Profile,
    cache: () => undefined,
    keepIntermediates,
  })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

export async function planSteps(): Promise<BenchTable> {
  planCpuSec(chain(2000), false)
  const rows = GRAPHS.flatMap(([name, build, counts, isKept]) => {
    const costs = counts.map((count) => costOf(build(count), isKept))
    return counts.map((count, n) => {
      const [cost, before] = [costs[n] as number, costs[n - 1]]
      const growth =
        before === undefined ? '' : (cost / before / (count / (counts[n - 1] as number))).toFixed(2)
      return [name, count, cost.toFixed(3), ((cost / count) * 1e6).toFixed(1), growth]
    })
  })
  return {
    title: 'Plan: recipe to commands, nothing cached',
    columns: ['graph', 'steps', 'CPU s', 'µs per step', 'growth'],
    rows,
    notes: [
      'goal: 10,000 steps in 0.5 s; growth 1.00 is linear (cost per step against the row above)',
      'median of 5, of 3 from 100,000 steps',
    ],
  }
}

function costOf(recipe: Recipe, isKept: boolean): number {
  const times = recipe.steps.length >= 100_000 ? 3 : 5
  return median(Array.from({ length: times }, () => planCpuSec(recipe, isKept)))
}
