/** SEGMENT_AT, MAP over parts, and ANALYZE, planned over analyses that are made up. */
import { describe, expect, it } from 'vitest'
import type { ResolvedGraph } from '../../engine/plan/graph.ts'
import type { RecipeStep } from '../../engine/recipe/recipe.ts'
import { fileOf, graphOf, input, knowing, recipeOf, STILL, step, type World } from '../plan/kit.ts'
import { clipFacts, cutsOf, range, songFacts, songOf, stepsOf, videoOf } from './music-kit.ts'

const still = fileOf('still', STILL)
const world: World = {
  files: {
    a: fileOf('a', clipFacts(250)),
    b: fileOf('b', clipFacts(60)),
    s: fileOf('s', songFacts(4)),
    still,
  },
  analyses: knowing({
    audio: { s: songOf(4, { bpm: 60, firstSec: 0.5, downbeats: [1.5], sections: [2], onsets: [0.1, 3] }) },
    video: { a: videoOf(10, { scenes: [2, 6] }), b: videoOf(2.4, { scenes: [1] }) },
  }),
}
const names = ['a', 'b', 's', 'still', 'clips']

const graphWith = (steps: readonly RecipeStep[], more: World = world): ResolvedGraph =>
  graphOf(
    recipeOf([...steps, step('all', 'SEQUENCE', [steps.at(-1)?.id as string])], {
      inputs: names.map((name) => input(name, { isList: name === 'clips' })),
    }),
    more,
  )

const cut = (from: readonly string[], config: RecipeStep['config']): RecipeStep =>
  step('cuts', 'SEGMENT_AT', from, { config })
const cutting = (from: readonly string[], config: RecipeStep['config']) =>
  cutsOf(graphWith([cut(from, config)]))

describe('SEGMENT_AT', () => {
  it('cuts at the beats of the last input, clips in turn, each as if it ran along', () => {
    expect(cutting(['a', 'b', 's'], {})).toEqual([
      ['a', 0, 13],
      ['b', 13, 25],
      ['a', 38, 25],
      ['b', 3, 25],
      ['a', 88, 12],
    ])
  })

  it.each([
    ['bars', [38, 62]],
    ['downbeats', [38, 62]],
    ['sections', [50, 50]],
    ['onsets', [3, 72, 25]],
  ])('cuts at %s', (times_from, lengths) => {
    expect(cutting(['a', 's'], { times_from }).map(([, , length]) => length)).toEqual(lengths)
  })

  it('takes only every so many-th of them, some left out first', () => {
    expect(cutting(['a', 's'], { every: 2 }).map(([, start]) => start)).toEqual([0, 13, 63])
    expect(cutting(['a', 's'], { every: 2, offset: 1 }).map(([, start]) => start)).toEqual([0, 38, 88])
  })

  it('cuts at a list of times, with or without a clip that says how long', () => {
    const list = { times_from: 'list', times: [3, 1] }
    expect(cutting(['a'], list)).toEqual([
      ['a', 0, 25],
      ['a', 25, 50],
      ['a', 75, 175],
    ])
    expect(cutting(['a', 's'], list).at(-1)).toEqual(['a', 75, 25])
    expect(() => cutting(['a'], { times_from: 'list' })).toThrow(/times go with times_from: list/)
  })

  it('cuts each clip of a list at its own scenes when nothing else gives the times', () => {
    const clips = [fileOf('a', clipFacts(250)), fileOf('b', clipFacts(60))]
    const graph = graphWith([cut(['clips'], { times_from: 'scenes' })], {
      ...world,
      files: { ...world.files, clips },
    })
    expect(cutsOf(graph)).toEqual([
      ['clips#1', 0, 50],
      ['clips#1', 50, 100],
      ['clips#1', 150, 100],
      ['clips#2', 0, 25],
      ['clips#2', 25, 35],
    ])
  })

  it('by lot depends on the seed; by energy on the pictures', () => {
    const random = (seed: number) => cutting(['a', 'b', 's'], { distribute: 'random', seed })
    expect(random(1)).toEqual(random(1))
    expect(random(1)).not.toEqual(random(2))
    const total = cutting(['a', 'b', 's'], { distribute: 'by_energy' }).reduce(
      (sum, [, , length]) => sum + length,
      0,
    )
    expect(total).toBe(100)
  })

  it('holds stills from cut to cut, and refuses to look for times in them', () => {
    expect(cutting(['still', 's'], { times_from: 'sections' })).toEqual([
      ['still', 0, 50],
      ['still', 0, 50],
    ])
    expect(() => cutting(['still'], { times_from: 'scenes' })).toThrow(
      /steps\.cuts: a picture without a length/,
    )
    expect(() => cutting(['a', 's'], { times_from: 'scenes' })).toThrow(/no moving picture/)
  })
})

describe('MAP', () => {
  const mapped = (from: RecipeStep['inputs'], config: RecipeStep['config']): ResolvedGraph =>
    graphWith([{ ...step('each', 'MAP', [], { config }), inputs: from }])

  it('over scenes cuts each item and applies the operation to every part', () => {
    const graph = mapped([{ from: 'a' }], { operation: 'RESIZE', over: 'scenes', config: { width: 64 } })
    expect(cutsOf(graph).map(([, start]) => start)).toEqual([0, 50, 150])
    expect(stepsOf(graph, 'RESIZE').map(({ id, inputs }) => [id, inputs[0]])).toEqual([
      ['each#1', 'each#1.cut'],
      ['each#2', 'each#2.cut'],
      ['each#3', 'each#3.cut'],
    ])
  })

  it('with a timing makes as many random slices as there are beats, each as long as its beat, of clips in turn', () => {
    const inputs = [
      { port: 'items', from: 'a' },
      { port: 'items', from: 'b' },
      { port: 'timing', from: 's' },
    ]
    const slices = stepsOf(mapped(inputs, { operation: 'RANDOM_SLICE', config: { seed: 3 } }), 'RANDOM_SLICE')
    expect(slices.map(({ inputs: [from] }) => from)).toEqual(['a', 'b', 'a', 'b', 'a'])
    expect(slices.map(({ config }) => config)).toEqual(
      [13, 25, 25, 25, 12].map((frames, index) => ({ seed: 3, index, duration: frames / 25 })),
    )
  })

  it('over items is what it was', () => {
    const graph = mapped([{ from: 'a' }, { from: 'b' }], { operation: 'RANDOM_SLICE' })
    expect(stepsOf(graph, 'RANDOM_SLICE').map(({ config }) => config)).toEqual(
      range(2).map((index) => ({ duration: 1, seed: 0, index })),
    )
  })
})

describe('ANALYZE', () => {
  it('passes its inputs through, and needs to be nowhere for beats to be known', () => {
    const through = graphWith([
      step('known', 'ANALYZE', ['s'], { config: { feature: 'beats' } }),
      cut(['a', 'known'], {}),
    ])
    expect(cutsOf(through)).toEqual(cutting(['a', 's'], {}))
    expect(through.steps.some(({ type }) => type === 'ANALYZE')).toBe(false)
  })
})
