/** From a checked recipe and its files to a graph: lists, names, muted and bypassed steps, the canvas, the plan document. */
import { describe, expect, it } from 'vitest'
import { decodeDocument, documentCid } from '../../engine/content/cid.ts'
import { readPlanDocument } from '../../engine/plan/document.ts'
import { factsOf, fileOf, graphOf, input, planOf, recipeOf, SOUND, STILL, step } from './kit.ts'

const joined = step('all', 'SEQUENCE', ['a', 'b'])
const inputsOf = (graph: ReturnType<typeof graphOf>, id: string) =>
  graph.steps.find((each) => each.id === id)?.inputs

describe('inputs', () => {
  it('that are lists become one source per file, in the order given', () => {
    const recipe = recipeOf([step('all', 'SEQUENCE', ['clips'])], {
      inputs: [input('clips', { isList: true })],
    })
    const graph = graphOf(recipe, { files: { clips: [fileOf('one'), fileOf('two')] } })
    expect(inputsOf(graph, 'all')).toEqual(['clips#1', 'clips#2'])
    expect(graph.steps.map(({ title }) => title)).toEqual(['one.mp4', 'two.mp4', undefined])
  })

  it('that are named go to their port, whatever the order of writing', () => {
    const mux = {
      ...step('mux', 'MUX', []),
      inputs: [
        { port: 'audio', from: 'b' },
        { port: 'video', from: 'a' },
      ],
    }
    expect(inputsOf(graphOf(recipeOf([mux])), 'mux')).toEqual(['a', 'b'])
  })

  it('that nothing fills are named, with what to add', () => {
    expect(() => graphOf(recipeOf([joined]), { files: { b: [] } })).toThrow(
      expect.objectContaining({ code: 'INPUT_MISSING', hint: expect.stringContaining('-i b=') }),
    )
  })

  it('and steps that the output does not need are left out', () => {
    const recipe = recipeOf([step('stray', 'RESIZE', ['c'], { config: { width: 100 } }), joined])
    expect(graphOf(recipe).steps.map(({ id }) => id)).toEqual(['a', 'b', 'all'])
  })
})

describe('a step', () => {
  const small = (more: object) => step('small', 'RESIZE', ['a'], { config: { width: 100 }, ...more })

  it('that is muted is gone from the joins that used it', () => {
    const recipe = recipeOf([small({ isMuted: true }), step('all', 'SEQUENCE', ['small', 'b'])])
    expect(inputsOf(graphOf(recipe), 'all')).toEqual(['b'])
  })

  it('that is bypassed is replaced by its first input, also through several', () => {
    const more = step('more', 'RESIZE', ['small'], { config: { width: 50 }, isBypassed: true })
    const recipe = recipeOf([small({ isBypassed: true }), more, step('all', 'SEQUENCE', ['more', 'b'])])
    expect(inputsOf(graphOf(recipe), 'all')).toEqual(['a', 'b'])
  })

  it('that is left without an input says so', () => {
    const recipe = recipeOf([small({ isMuted: true }), step('next', 'TRANSFORM', ['small'])])
    expect(() => graphOf(recipe)).toThrow(/steps\.next\.inputs: .*takes 1, and gets 0/)
  })

  it('that is muted cannot be the output', () => {
    expect(() => graphOf(recipeOf([small({ isMuted: true })]))).toThrow(/output “small” is muted/)
  })

  it('can be rendered in place of the output; one that does not exist is a usage error', () => {
    const recipe = recipeOf([small({}), step('all', 'SEQUENCE', ['small', 'b'])])
    expect(graphOf(recipe, { target: 'small' }).output).toBe('small')
    expect(() => graphOf(recipe, { target: 'smal' })).toThrow(expect.objectContaining({ code: 'USAGE' }))
  })

  it('that gets sound where it wants a picture says which input is wrong', () => {
    expect(() => planOf(recipeOf([small({})]), { files: { a: fileOf('a', SOUND) } })).toThrow(
      /steps\.small: input 1 \(“a”\) is audio; RESIZE wants video or image/,
    )
  })
})

describe('the canvas', () => {
  const canvasOf = (files: Parameters<typeof graphOf>[1]) => graphOf(recipeOf([joined]), files).canvas

  it('takes the rate of the first moving picture, 48 kHz and stereo', () => {
    const ntsc = fileOf('b', factsOf({ fps: { num: 30_000, den: 1001 } }))
    expect(canvasOf({ files: { a: fileOf('a', STILL), b: ntsc } })).toEqual({
      fps: { num: 30_000, den: 1001 },
      sampleRate: 48_000,
      channels: 2,
    })
  })

  it('takes the nearest standard rate for a variable one, and 25 when there are only stills', () => {
    const variable = fileOf('a', factsOf({ fps: { num: 29_700, den: 1001 }, isVariable: true }))
    expect(canvasOf({ files: { a: variable } }).fps).toEqual({ num: 30_000, den: 1001 })
    const stills = { a: fileOf('a', STILL), b: fileOf('b', STILL) }
    expect(canvasOf({ files: stills }).fps).toEqual({ num: 25, den: 1 })
  })

  it('is what the author fixed, where that was done', () => {
    const canvas = { width: 800, height: 600, fps: { num: 50, den: 2 }, sampleRate: 44_100, channels: 1 }
    expect(graphOf(recipeOf([joined], { canvas })).canvas).toEqual({
      fps: { num: 25, den: 1 },
      sampleRate: 44_100,
      channels: 1,
      size: { width: 800, height: 600 },
    })
  })

  const sizeWith = (canvas: object, a: Parameters<typeof fileOf>[1]) =>
    graphOf(recipeOf([joined], { canvas }), { files: { a: fileOf('a', a), b: fileOf('b', SOUND) } }).canvas
      .size

  it('with one side takes the other from the shape of the first moving picture, even', () => {
    const wide = factsOf({ width: 1024, height: 576, codedWidth: 720 })
    expect(sizeWith({ width: 640 }, wide)).toEqual({ width: 640, height: 360 })
    expect(sizeWith({ height: 480 }, wide)).toEqual({ width: 854, height: 480 })
    expect(sizeWith({ width: 3 }, factsOf({ width: 4000, height: 2 }))).toEqual({ width: 3, height: 2 })
    const files = { a: fileOf('a', { ...STILL, video: factsOf({ width: 10, height: 10 }).video }) }
    const canvas = { width: 320 }
    expect(graphOf(recipeOf([joined], { canvas }), { files }).canvas.size).toEqual({
      width: 320,
      height: 180,
    })
  })

  it('with one side takes the other from a still when nothing moves', () => {
    expect(sizeWith({ width: 320 }, STILL)).toEqual({ width: 320, height: 180 })
  })

  it('with one side and no picture asks for the other', () => {
    expect(() => sizeWith({ height: 480 }, SOUND)).toThrow(
      expect.objectContaining({ code: 'RECIPE_INVALID', hint: expect.stringContaining('canvas.width') }),
    )
  })
})

describe('a plan document', () => {
  it('comes back from its bytes as it went in, under the plan id', () => {
    const recipe = recipeOf([{ ...joined, isPinned: true }], { canvas: { width: 640, height: 360 } })
    const plan = planOf(recipe, { domain: 'k1' })
    const read = readPlanDocument(decodeDocument(plan.bytes))
    expect(read).toEqual(plan.document)
    expect(documentCid(read).cid).toBe(plan.planId)
  })

  it('holds no state: what is cached does not change its id', () => {
    const plan = planOf(recipeOf([joined]))
    const cached = planOf(recipeOf([joined]), {}, { cache: () => fileOf('x').cid })
    expect(cached.tasks).toHaveLength(0)
    expect(cached.planId).toBe(plan.planId)
  })

  it.each([{}, { v: 2, kind: 'plan' }, null, 'text'])('is refused when it is none: %j', (value) => {
    expect(() => readPlanDocument(value)).toThrow(expect.objectContaining({ code: 'PLAN_MISMATCH' }))
  })

  it('with anything more in it is refused, a command above all', () => {
    const { document } = planOf(recipeOf([joined]))
    expect(() => readPlanDocument({ ...document, command: ['rm'] })).toThrow(/command/)
  })
})

describe('limits', () => {
  it('of pixels are told before anything runs, with the step', () => {
    const tall = { files: { a: fileOf('a', factsOf({ width: 16, height: 3840 })) } }
    const huge = recipeOf([step('huge', 'RESIZE', ['a'], { config: { width: 8192 } })])
    expect(() => planOf(huge, tall)).toThrow(
      expect.objectContaining({
        code: 'MEDIA_LIMIT',
        message: expect.stringMatching(/^steps\.huge: its picture would be 8192×1966080/),
      }),
    )
  })

  it('of length hold for results, not for what is cut further on', () => {
    const long = { files: { a: fileOf('a', factsOf({ frames: 90_000, endSec: 3600 })) } }
    const slow = step('slow', 'TRANSFORM', ['a'], { config: { effects: { speed: 0.1 } } })
    expect(() => planOf(recipeOf([slow]), long)).toThrow(/would last 36000 s and have 900000 frames; 14400 s/)
    const cut = step('cut', 'SEGMENT', ['slow'], { config: { duration: 1 } })
    expect(planOf(recipeOf([slow, cut]), long).tasks).toHaveLength(1)
  })
})
