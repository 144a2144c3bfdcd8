/** What a range and a still are cut from, and what they are called; no file is read. */
import { describe, expect, it } from 'vitest'
import type { RenderRequest } from '../../engine/contract/schemas.ts'
import { CATALOGUE } from '../../engine/nodes/index.ts'
import type { ResolvedGraph, ResolvedStep, SourceFile } from '../../engine/plan/graph.ts'
import { identifyGraph } from '../../engine/plan/identify.ts'
import type { Recipe } from '../../engine/recipe/recipe.ts'
import { wantedGraph } from '../../engine/run/prepare/wanted-graph.ts'
import { factsOf, fileOf, NO_ANALYSES, recipeOf, SOUND, STILL, step } from '../plan/kit.ts'

/** Ten seconds at 25 a second, from two inputs; `b` itself has 50 a second. */
const cuts = recipeOf([
  step('first', 'SEGMENT', ['a'], { config: { duration: 4 }, isPinned: true }),
  step('second', 'SEGMENT', ['b'], { config: { duration: 6 } }),
  step('all', 'SEQUENCE', ['first', 'second']),
])
const FILES = { a: fileOf('a'), b: fileOf('b', factsOf({ fps: { num: 50, den: 1 }, frames: 500 })) }

type Wish = Pick<RenderRequest, 'target' | 'range' | 'still'>

const take = (wish: Wish, recipe: Recipe = cuts, files: Readonly<Record<string, SourceFile>> = FILES) =>
  wantedGraph(recipe, wish, {
    catalogue: CATALOGUE,
    files: new Map(Object.entries(files).map(([name, file]) => [name, [file]])),
    effects: new Map(),
    analyses: NO_ANALYSES,
  })

const idsOf = (graph: ResolvedGraph): Record<string, string> =>
  Object.fromEntries([...identifyGraph(graph, CATALOGUE)].map(([id, { cacheId }]) => [id, cacheId]))

const outputOf = ({ graph }: { graph: ResolvedGraph }) => graph.steps.find(({ id }) => id === graph.output)

describe('a range', () => {
  it('is a SEGMENT over the output and leaves the ids of all other steps alone', () => {
    const { graph, suffix } = take({ range: { fromSec: 3, toSec: 65.5 } })
    expect(outputOf({ graph })).toMatchObject({ id: 'all#range', type: 'SEGMENT', inputs: ['all'] })
    expect(suffix).toBe('-3s-10s')
    const { 'all#range': own, ...others } = idsOf(graph)
    expect(others).toEqual(idsOf(take({}).graph))
    expect(Object.values(others)).not.toContain(own)
  })

  it.each([
    [
      { fromSec: 3.001, toSec: 7.49 },
      { fromSec: 3, toSec: 7.48 },
    ],
    [{ fromSec: 3 }, { fromSec: 3, toSec: 99 }],
    [{ toSec: 2 }, { fromSec: 0, toSec: 2.01 }],
  ])('asked for as %j and as %j is one and the same', (one, other) => {
    expect(idsOf(take({ range: one }).graph)).toEqual(idsOf(take({ range: other }).graph))
  })

  it.each([{}, { fromSec: 0 }, { toSec: 10 }, { fromSec: 0.01, toSec: 50 }])(
    '%j is the whole result',
    (range) => {
      expect(take({ range })).toMatchObject({ graph: take({}).graph, suffix: '' })
    },
  )

  it.each([
    [{ fromSec: 10 }, 'lasts 10.000 s, and has nothing at 10 s'],
    [{ fromSec: 5, toSec: 4 }, 'not one frame'],
    [{ fromSec: 5, toSec: 5.01 }, 'not one frame'],
  ])('%j is refused', (range, words) => {
    expect(() => take({ range })).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(words) }),
    )
  })

  it('keeps no step as a file, which would have to be rendered to its end', () => {
    expect(take({}).graph.steps.some(({ isPinned }) => isPinned)).toBe(true)
    expect(take({ range: { toSec: 1 } }).graph.steps.some(({ isPinned }) => isPinned)).toBe(false)
    expect(take({ still: { atSec: 1 } }).graph.steps.some(({ isPinned }) => isPinned)).toBe(false)
  })

  it('of sound alone is cut to the sample', () => {
    const sound = recipeOf([step('cut', 'SEGMENT', ['a'])])
    const { graph } = take({ range: { fromSec: 1.00001, toSec: 2 } }, sound, { a: fileOf('a', SOUND) })
    expect(outputOf({ graph })?.config).toEqual({ offset: 1, duration: 1 })
  })

  it('of a picture, or together with a still, is refused', () => {
    const picture = recipeOf([step('small', 'RESIZE', ['a'], { config: { width: 64 } })])
    const refusal = (message: string) => expect.objectContaining({ code: 'USAGE', message })
    expect(() => take({ range: { toSec: 2 } }, picture, { a: fileOf('a', STILL) })).toThrow(
      refusal('the result is a picture, which has no range'),
    )
    expect(() => take({ range: { fromSec: 1 }, still: { atSec: 0 } })).toThrow(
      refusal('a still is one frame, and has no range'),
    )
  })
})

describe('a still', () => {
  const frameOf = (atSec: number): number => {
    const { config } = outputOf(take({ still: { atSec } })) as ResolvedStep
    const { offset, duration } = config as { offset: number; duration: number }
    expect(duration).toBe(0.04)
    return Math.round(offset * 25)
  }

  it.each([
    [0, 0],
    [0.019, 0],
    [0.02, 1],
    [4, 100],
    [9.96, 249],
    [9.99, 249],
    [10, 249],
    [10.039, 249],
  ])('at %d s is frame %i', (atSec, frame) => {
    expect(frameOf(atSec)).toBe(frame)
  })

  it('a frame or more after the end is refused, and told the length', () => {
    for (const atSec of [10.04, 11, 1e9]) {
      expect(() => take({ still: { atSec } })).toThrow(
        expect.objectContaining({
          code: 'USAGE',
          message: expect.stringContaining('“all” lasts 10.000 s'),
          details: { lengthSec: 10 },
        }),
      )
    }
  })

  it('of a step is cut from it as it is in the recipe: on the same canvas, with the same id', () => {
    const { graph, suffix } = take({ still: { node: 'second', atSec: 1.5 } })
    expect(graph.canvas.fps).toEqual({ num: 25, den: 1 })
    expect(idsOf(graph).second).toBe(idsOf(take({}).graph).second)
    expect(graph.steps.map(({ id }) => id)).toEqual(['b', 'second', 'second#still'])
    expect(suffix).toBe('-second-1.5s')
  })

  it('may be one of an input', () => {
    expect(take({ still: { node: 'b', atSec: 2 } }).graph.steps.map(({ id }) => id)).toEqual([
      'b',
      'b#whole',
      'b#whole#still',
    ])
  })

  it('of a picture is the picture, at whatever time', () => {
    const picture = recipeOf([step('small', 'RESIZE', ['a'], { config: { width: 64 } })])
    const { graph, suffix } = take({ still: { atSec: 77 } }, picture, { a: fileOf('a', STILL) })
    expect([graph.output, suffix]).toEqual(['small', '-small'])
  })

  it('of sound alone is refused', () => {
    const sound = recipeOf([step('cut', 'SEGMENT', ['a'])])
    expect(() => take({ still: { atSec: 0 } }, sound, { a: fileOf('a', SOUND) })).toThrow(
      expect.objectContaining({ code: 'USAGE', message: '“cut” is sound alone; there is no frame to show' }),
    )
  })

  it('of a step that is not there names the nearest', () => {
    expect(() => take({ still: { node: 'secnod', atSec: 0 } })).toThrow(
      expect.objectContaining({ code: 'USAGE', hint: 'did you mean "second"?' }),
    )
  })
})
