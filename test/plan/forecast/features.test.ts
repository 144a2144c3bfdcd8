/** What a command's cost depends on, counted from expressions of plans that nobody renders. */
import { describe, expect, it } from 'vitest'
import { type Features, featuresOf } from '../../../engine/plan/forecast/features.ts'
import { expectGroup, totalOf } from '../../../engine/plan/forecast/forecast.ts'
import type { Plan } from '../../../engine/plan/plan.ts'
import type { RecipeStep } from '../../../engine/recipe/recipe.ts'
import { effectOf, factsOf, fileOf, planOf, recipeOf, SILENT, STILL, step } from '../kit.ts'

const FRAME = (640 * 360) / 1e6

const featuresIn = ({ tasks }: Plan): Features => featuresOf(tasks, () => 0)
const amountsOf = (plan: Plan): ReadonlyMap<string, number> => totalOf(featuresIn(plan), 'cpu')
const silent = (...steps: readonly RecipeStep[]): ReadonlyMap<string, number> =>
  amountsOf(
    planOf(recipeOf(steps), {
      files: { a: fileOf('a', SILENT), b: fileOf('b', SILENT), c: fileOf('c', STILL) },
    }),
  )

describe('of a cut', () => {
  const cut = silent(step('cut', 'SEGMENT', ['a'], { config: { offset: 4, duration: 2 } }))

  it('decoding counts from the seek, half the distance of two key frames earlier', () => {
    // a margin of 7 frames, 48 between key frames
    expect(cut.get('decode:h264')).toBeCloseTo((50 + 7 + 24) * FRAME, 6)
  })

  it('encoding counts the frames delivered', () => {
    expect(cut.get('encode:mp4/libx264')).toBeCloseTo(50 * FRAME, 6)
    expect(cut.get('process')).toBe(1)
  })

  it('a file that cannot be sought is decoded from its beginning', () => {
    const facts = { ...SILENT, demuxer: 'mpegts' as const }
    const plan = planOf(recipeOf([step('cut', 'SEGMENT', ['a'], { config: { offset: 4, duration: 2 } })]), {
      files: { a: fileOf('a', facts) },
    })
    expect(amountsOf(plan).get('decode:h264')).toBeCloseTo(150 * FRAME, 6)
  })

  it('of a higher rate and a larger file more is decoded', () => {
    const facts = factsOf(
      { codec: 'hevc', fps: { num: 50, den: 1 }, codedWidth: 1280, codedHeight: 720 },
      false,
    )
    const plan = planOf(
      recipeOf([step('cut', 'SEGMENT', ['a'], { config: { duration: 1 } })], {
        canvas: { fps: { num: 25, den: 1 } },
      }),
      { files: { a: fileOf('a', facts) } },
    )
    expect(amountsOf(plan).get('decode:hevc')).toBeCloseTo(50 * 4 * FRAME, 6)
  })
})

describe('filters', () => {
  it('count the larger of what comes in and what goes out', () => {
    const resized = silent(
      step('cut', 'SEGMENT', ['a'], { config: { duration: 1 } }),
      step('small', 'RESIZE', ['cut'], { config: { width: 320, height: 180 } }),
    )
    expect(resized.get('filter:scale')).toBeCloseTo(25 * FRAME, 6)
    expect(resized.get('encode:mp4/libx264')).toBeCloseTo((25 * FRAME) / 4, 6)
  })

  it('after a cut count its frames only, in slow motion those that come out', () => {
    const blur = effectOf([{ use: 'gblur', with: { sigma: 2 } }])
    const plan = planOf(
      recipeOf([
        step('cut', 'SEGMENT', ['a'], { config: { duration: 1 } }),
        step('slow', 'TRANSFORM', ['cut'], { config: { effects: { speed: 0.5 } } }),
        step('soft', 'EFFECT', ['slow'], { config: { effect: 'mine' } }),
      ]),
      { files: { a: fileOf('a', SILENT) }, effects: { mine: blur } },
    )
    expect(amountsOf(plan).get('filter:gblur')).toBeCloseTo(50 * FRAME, 6)
    expect(amountsOf(plan).get('encode:mp4/libx264')).toBeCloseTo(50 * FRAME, 6)
  })

  it('of a still that is held count every frame it is shown', () => {
    const held = silent(
      step('cut', 'SEGMENT', ['a'], { config: { duration: 2 } }),
      step('mixed', 'BLEND', ['cut', 'c']),
    )
    expect(held.get('filter:blend')).toBeCloseTo(50 * FRAME, 6)
  })
})

describe('of pieces made by one command', () => {
  const cuts = Array.from({ length: 8 }, (_, n) =>
    step(`c${n}`, 'SEGMENT', ['a'], { config: { offset: n / 2, duration: 0.4 } }),
  )
  const plan = planOf(
    recipeOf([
      ...cuts,
      step(
        'all',
        'SEQUENCE',
        cuts.map(({ id }) => id),
      ),
    ]),
  )
  const pieces = plan.tasks.filter(({ kind }) => kind === 'piece')

  it('the decoder is shared, the encoders are not', () => {
    const together = featuresOf(pieces, () => 0)
    const single = pieces.map((piece) => featuresOf([piece], () => 0))
    const sum = (of: (features: Features) => number): number => single.reduce((all, one) => all + of(one), 0)
    const decoded = ({ common }: Features): number => common.get('decode:h264') ?? 0
    const encoded = (features: Features): number =>
      totalOf(features, 'cpu').get('encode:mp4-piece/libx264') ?? 0
    expect(decoded(together)).toBeLessThan(sum(decoded) / 2)
    expect(encoded(together)).toBeCloseTo(sum(encoded), 6)
    expect(encoded(together)).toBeCloseTo(80 * FRAME, 6)
  })

  it('what is shared is divided, and nothing is lost', () => {
    const group = expectGroup({ tasks: pieces, needs: { cpu: 1 } }, new Map(), 2)
    const parts = [...group.tasks.values()].reduce((sum, { cpuSec }) => sum + cpuSec, 0)
    expect(parts).toBeCloseTo(group.cpuSec, 6)
    expect(Math.min(...[...group.tasks.values()].map(({ cpuSec }) => cpuSec))).toBeGreaterThan(0)
  })

  it('a join is as much as its parts', () => {
    const join = plan.tasks.filter(({ kind }) => kind === 'join')
    const parts = plan.tasks.filter(({ kind }) => kind !== 'join')
    const bytesOf = (tasks: Plan['tasks']): number =>
      expectGroup({ tasks, needs: { cpu: 1 } }, new Map(), 2).bytes
    expect(bytesOf(join)).toBeCloseTo(bytesOf(parts), 0)
  })
})
