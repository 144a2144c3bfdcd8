/** Two ways of writing the same thing share an id; what cannot be meant is refused in words. */
import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../engine/nodes/index.ts'
import type { RecipeStep } from '../../engine/recipe/recipe.ts'
import { factsOf, fileOf, planOf, recipeOf, SILENT, STILL, step } from '../plan/kit.ts'

const idOf = (type: string, config: RecipeStep['config'], from = ['a']) =>
  planOf(recipeOf([step('made', type, from, { config })])).output.cacheId

const refusal = (type: string, config: unknown): string =>
  CATALOGUE.get(type)
    ?.config.safeParse(config)
    .error?.issues.map(({ message }) => message)
    .join('; ') ?? ''

describe('SEGMENT', () => {
  it('takes start and end for offset and duration', () => {
    expect(idOf('SEGMENT', { start: 1, end: 3 })).toBe(idOf('SEGMENT', { offset: 1, duration: 2 }))
    expect(idOf('SEGMENT', { start: 0.1, end: 0.3 })).toBe(idOf('SEGMENT', { offset: 0.1, duration: 0.2 }))
    expect(idOf('SEGMENT', { duration: 2, precise: false })).toBe(idOf('SEGMENT', { offset: 0, duration: 2 }))
  })

  it('refuses what contradicts itself', () => {
    expect(refusal('SEGMENT', { start: 1, offset: 1 })).toBe('offset and start mean the same; give one')
    expect(refusal('SEGMENT', { duration: 1, end: 2 })).toBe('give either a duration or an end')
    expect(refusal('SEGMENT', { start: 2, end: 2 })).toBe('the end must come after the start')
  })

  const lengthOf = (config: RecipeStep['config'], more = {}) =>
    planOf(recipeOf([step('made', 'SEGMENT', ['a'], { config })]), more).output.delivery.video?.frames

  it('of one frame is one frame wherever it lies on the grid', () => {
    for (let n = 0; n < 200; n += 1) {
      const offset = Number((n * 0.04 + 0.02).toFixed(2))
      expect(lengthOf({ start: offset, end: Number((offset + 0.04).toFixed(2)) }), `from ${offset}`).toBe(1)
    }
  })

  it('neighbours share their border, so that no frame is lost in a long clip of 30000/1001 fps', () => {
    const fps = { num: 30_000, den: 1001 }
    const long = { files: { a: fileOf('a', factsOf({ fps, frames: 323_676, endSec: 10_800 })) } }
    let frames = 0
    for (let n = 0; n < 300; n += 1) frames += lengthOf({ offset: n * 36, duration: 36 }, long) ?? 0
    expect(frames).toBe(Math.round((10_800 * 30_000) / 1001))
  })

  it('says whether it begins too late or is too short', () => {
    expect(() => lengthOf({ offset: 10 })).toThrow(/begins at 10 s, but its input lasts only 10\.000 s/)
    expect(() => lengthOf({ offset: 1, duration: 0.001 })).toThrow(/lasts 0\.001 s, which rounds to nothing/)
  })
})

describe('TRANSFORM', () => {
  it('with neutral values is TRANSFORM without them', () => {
    const neutral = {
      brightness: 0,
      contrast: 1,
      saturation: 1,
      gamma: 1,
      hue: 0,
      blur: 0,
      sharpen: 0,
      speed: 1,
    }
    expect(idOf('TRANSFORM', { effects: neutral })).toBe(idOf('TRANSFORM', {}))
    expect(idOf('TRANSFORM', { effects: { ...neutral, hue: 20 } })).toBe(
      idOf('TRANSFORM', { effects: { hue: 20 } }),
    )
  })
})

describe('SEQUENCE', () => {
  it('takes the name of a transition for its description', () => {
    const both = (transition: RecipeStep['config'][string]) => idOf('SEQUENCE', { transition }, ['a', 'b'])
    expect(both('crossfade')).toBe(both({ type: 'crossfade', duration: 1 }))
    expect(both('cut')).toBe(both({ type: 'cut', duration: 3 }))
    expect(both('fade')).not.toBe(both('crossfade'))
  })

  it('takes colours in either case', () => {
    expect(idOf('SEQUENCE', { background: '#FFAA00' })).toBe(idOf('SEQUENCE', { background: '#ffaa00' }))
    expect(refusal('SEQUENCE', { background: 'rebeccapurple' })).toMatch(/must be #rrggbb or one of black/)
  })

  const deliveryOf = (config: RecipeStep['config'], files = {}) =>
    planOf(recipeOf([step('all', 'SEQUENCE', ['a', 'b'], { config })]), { files }).output.delivery

  it('takes the size it is told to, with even sides', () => {
    const files = { a: fileOf('a', factsOf({ width: 321, height: 181 })), b: fileOf('b') }
    const sizeOf = (target_size: string) => {
      const { video } = deliveryOf({ target_size }, files)
      return `${video?.width}×${video?.height}`
    }
    expect(['first', 'last', 'largest'].map(sizeOf)).toEqual(['322×182', '640×360', '640×360'])
  })

  it('counts its samples from its frames, whatever its parts round to', () => {
    const fps = { num: 24_000, den: 1001 }
    const odd = fileOf('a', factsOf({ fps, frames: 7, endSec: (7 * 1001) / 24_000 }))
    const steps = step(
      'all',
      'SEQUENCE',
      Array.from({ length: 999 }, () => 'a'),
    )
    const { video, audio } = planOf(recipeOf([steps]), { files: { a: odd } }).output.delivery
    expect(video?.frames).toBe(6993)
    expect(audio?.samples).toBe(Math.round((6993 * 1001 * 48_000) / 24_000))
  })

  it('shows stills for as long as it is told, and has sound as soon as one part has', () => {
    const files = { a: fileOf('a', STILL), b: fileOf('b', SILENT) }
    expect(deliveryOf({ still_duration: 2 }, files)).toMatchObject({ video: { frames: 300 } })
    expect(deliveryOf({}, files).audio).toBeUndefined()
    expect(deliveryOf({}, { a: files.a }).audio?.samples).toBe(15 * 48_000)
  })

  it('refuses crossfades longer than a part, naming it', () => {
    const long = { transition: { type: 'crossfade', duration: 11 } }
    expect(() => deliveryOf(long)).toThrow(/part 1 lasts 10\.000 s, too short for crossfades of 11 s/)
  })
})

describe('RESIZE', () => {
  it('wants a side, and keeps proportions with one', () => {
    expect(refusal('RESIZE', {})).toBe('give a width, a height or both')
    const { video } = planOf(recipeOf([step('r', 'RESIZE', ['a'], { config: { width: 101 } })])).output
      .delivery
    expect(video).toMatchObject({ width: 100, height: 56 })
  })
})
