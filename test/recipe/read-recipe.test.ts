/** Valid recipes of both dialects become the same kind of data. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readRecipe } from '../../engine/recipe/read/read-recipe.ts'
import type { Recipe } from '../../engine/recipe/recipe.ts'
import { longChain } from './bombs.ts'

const FOLDER = new URL('../fixtures/recipes/valid/', import.meta.url)
const FILES = readdirSync(FOLDER)

function readFixture(name: string): Recipe {
  const { recipe, issues } = readRecipe(readFileSync(new URL(name, FOLDER), 'utf8'), { fileName: name })
  expect(issues).toEqual([])
  if (recipe === undefined) throw new Error('no recipe')
  return recipe
}

function read(text: string): Recipe {
  const { recipe, issues } = readRecipe(text, { fileName: 'test.yaml' })
  expect(issues).toEqual([])
  if (recipe === undefined) throw new Error('no recipe')
  return recipe
}

const arrows = (recipe: Recipe) =>
  recipe.steps.map(({ id, type, inputs }) => {
    const from = inputs.map((input) =>
      input.port === undefined ? input.from : `${input.port}=${input.from}`,
    )
    return `${id} = ${type}(${from.join(', ')})`
  })

describe('a valid recipe', () => {
  test.each(FILES)('%s is read without a fault', (name) => {
    expect(readFixture(name).output).not.toBe('')
  })

  test('of the inputs/steps/output dialect keeps everything it says', () => {
    expect(readFixture('beat-sync.yaml')).toEqual({
      name: 'beat-sync',
      version: '1.0',
      description: 'Synchronize video to audio beats',
      inputs: [
        { name: 'video', kind: 'video', description: 'Source video', isList: false },
        { name: 'audio', kind: 'audio', description: 'Audio track', isList: false },
      ],
      params: [],
      effects: [],
      steps: [
        {
          id: 'analyze_audio',
          type: 'ANALYZE',
          config: { features: ['beats', 'energy'] },
          inputs: [{ from: 'audio' }],
          isMuted: false,
          isBypassed: false,
          isPinned: false,
        },
        {
          id: 'sync_video',
          type: 'BEAT_SYNC',
          config: { mode: 'stretch' },
          inputs: [{ from: 'video' }, { from: 'analyze_audio' }],
          isMuted: false,
          isBypassed: false,
          isPinned: false,
        },
      ],
      output: 'sync_video',
      canvas: {},
    })
  })

  test('of the registry/dag dialect turns its SOURCE nodes into inputs', () => {
    const recipe = readFixture('my-effect.yaml')
    expect(recipe.inputs).toEqual([{ name: 'input_image', kind: 'any', description: '', isList: false }])
    expect(recipe.effects).toEqual([{ name: 'dog', pin: 'abc123ff' }])
    expect(arrows(recipe)).toEqual(['apply_dog = EFFECT(input_image)'])
  })

  test('with a title for a SOURCE names the input after the node', () => {
    const recipe = readFixture('simple-sequence.yaml')
    expect(recipe.inputs).toEqual([
      { name: 'video', kind: 'any', description: 'The video to process', isList: false },
    ])
    expect(arrows(recipe)).toEqual([
      'first = SEGMENT(video)',
      'second = SEGMENT(video)',
      'output = SEQUENCE(first, second)',
    ])
    expect(recipe.version).toBe('1.0')
  })

  test('as a map of nodes with named inputs and a list of files', () => {
    const recipe = readFixture('beat-cuts.yaml')
    expect(recipe.inputs.map((input) => [input.name, input.kind, input.isList])).toEqual([
      ['music', 'audio', false],
      ['videos', 'any', true],
    ])
    expect(arrows(recipe)).toEqual([
      'beats = ANALYZE(music)',
      'slices = MAP(items=videos, timing=beats)',
      'final = SEQUENCE(slices)',
    ])
  })

  test('with assets pins them by the registry, each once', () => {
    const recipe = readFixture('assets.yaml')
    expect(recipe.inputs.map((input) => [input.name, input.kind, input.pin])).toEqual([
      ['cat', 'any', '33268b6e167deaf018cc538de12dbacf5c6a0b50'],
      ['dog', 'image', 'b2d9ee00c0ffee'],
    ])
    expect(arrows(recipe)).toEqual(['mix = SEQUENCE(cat, dog, cat)'])
  })

  test('may use every part of the format', () => {
    const recipe = readFixture('everything.yaml')
    expect(recipe.version).toBe('2.10')
    expect(recipe.canvas).toEqual({
      width: 1280,
      height: 720,
      fps: { num: 30_000, den: 1001 },
      sampleRate: 48_000,
      channels: 2,
    })
    expect(recipe.outputProfile).toBe('webm')
    expect(recipe.params).toEqual([
      { name: 'speed', default: 1.5, description: '' },
      { name: 'look', default: 'warm', description: 'Which look to use' },
    ])
    expect(
      recipe.steps.map((step) => [step.id, step.title, step.isMuted, step.isBypassed, step.isPinned]),
    ).toEqual([
      ['slow', 'Half speed', false, false, false],
      ['copy', undefined, true, false, true],
      ['all', undefined, false, false, false],
    ])
    expect(recipe.steps[1]?.config).toEqual(recipe.steps[0]?.config)
  })

  test('may give an input as its output', () => {
    expect(readFixture('pass-through.yaml')).toMatchObject({
      steps: [],
      output: 'clip',
      inputs: [{ name: 'clip' }],
    })
  })

  test('keeps the order of inputs whose names look like numbers', () => {
    const recipe = read(
      'inputs: {b: video, "10": video, "9": video, 1: audio}\nsteps: [{id: a, type: X, inputs: [9]}]\noutput: a',
    )
    expect(recipe.inputs.map((input) => input.name)).toEqual(['b', '10', '9', '1'])
    expect(arrows(recipe)).toEqual(['a = X(9)'])
  })

  test('without a name is called after its file', () => {
    const { recipe } = readRecipe('steps: [{id: a, type: X}]\noutput: a', {
      fileName: '/some/where/My cut.YAML',
    })
    expect(recipe?.name).toBe('My cut')
  })

  test.each([
    ['25', 25, 1],
    ['12.5', 25, 2],
    ['23.976', 24_000, 1001],
    ['"30000/1001"', 30_000, 1001],
    ['"50/2"', 25, 1],
  ])('says fps: %s exactly', (fps, num, den) => {
    expect(read(`canvas: {fps: ${fps}}\nsteps: [{id: a, type: X}]\noutput: a`).canvas.fps).toEqual({
      num,
      den,
    })
  })

  test('resolves an alias to what its anchor was at that point of the text', () => {
    const recipe = read(
      'steps:\n- {id: a, type: X, config: {one: &x 1, all: &y [*x], two: &x 2, now: *x, list: *y}}\noutput: a',
    )
    expect(recipe.steps[0]?.config).toEqual({ one: 1, all: [1], two: 2, now: 2, list: [1] })
  })

  test('is YAML 1.2: words and sexagesimals stay text, octals are decimal', () => {
    const recipe = read(
      'steps: [{id: a, type: X, config: {on: yes, time: 1:30, n: 010, zero: -0}}]\noutput: a',
    )
    expect(recipe.steps[0]?.config).toEqual({ on: 'yes', time: '1:30', n: 10, zero: 0 })
    expect(Object.is(recipe.steps[0]?.config.zero, 0)).toBe(true)
  })

  test('knows the place of every value', () => {
    const { places } = readRecipe(
      '\ufeffsteps:\r\n  - id: a\r\n    type: X\r\n    config: {mode: fast}\r\noutput: a\r\n',
      { fileName: 'x' },
    )
    expect(places.get('steps.a.config.mode')).toEqual({
      value: { line: 4, column: 20, length: 4 },
      key: { line: 4, column: 14, length: 4 },
    })
    expect(places.get('output')?.value).toEqual({ line: 5, column: 9, length: 1 })
    expect(places.get('steps.a.id')?.value).toEqual({ line: 2, column: 9, length: 1 })
  })

  test('of 2000 steps is read before the deadline, also on a busy machine', () => {
    const text = longChain(2000)
    const before = performance.now()
    expect(read(text).steps).toHaveLength(2000)
    expect(performance.now() - before).toBeLessThan(2000)
  })
})
