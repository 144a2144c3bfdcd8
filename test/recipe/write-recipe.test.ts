/** Recipes become text again, whole or by edits that leave the rest alone. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecipe } from '../../engine/recipe/read/read-recipe.ts'
import type { Json, Recipe, RecipeStep } from '../../engine/recipe/recipe.ts'
import { editRecipe, type RecipeEdit } from '../../engine/recipe/write/edit-recipe.ts'
import { writeRecipe } from '../../engine/recipe/write/write-recipe.ts'

const FOLDER = new URL('../fixtures/recipes/valid/', import.meta.url)
const fixture = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')

function read(text: string): Recipe {
  const { recipe, issues } = readRecipe(text, { fileName: 'x.yaml' })
  expect(issues).toEqual([])
  if (recipe === undefined) throw new Error('no recipe')
  return recipe
}

/** Names that every object has are refused. */
const REFUSED = ['constructor', 'prototype', '__proto__']

const name = fc
  .oneof(
    fc.stringMatching(/^[A-Za-z0-9_.:-]{1,12}$/),
    fc.constantFrom('1e5', 'null', 'true', '010', '-', '.inf', '0x10', 'on'),
  )
  .filter((text) => !REFUSED.includes(text))
const words = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text))
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => (Number.isInteger(value) ? Math.sign(value) + 0 : value)),
    words,
    fc.array(tie('value')),
    fc.dictionary(
      fc.stringMatching(/^[a-z][a-z0-9 :#-]{0,8}$/).filter((key) => !['param', ...REFUSED].includes(key)),
      tie('value'),
    ),
  ),
})).value

/** Any chain of steps over a few inputs. */
const recipes = fc
  .record({
    ids: fc.uniqueArray(name, { minLength: 2, maxLength: 6 }),
    configs: fc.array(
      fc.dictionary(
        fc.stringMatching(/^[a-z]{1,8}$/).filter((key) => !['param', ...REFUSED].includes(key)),
        json,
      ),
      { minLength: 6, maxLength: 6 },
    ),
    title: words,
    isPinned: fc.boolean(),
    isNamed: fc.boolean(),
    fps: fc.constantFrom({ num: 25, den: 1 }, { num: 30_000, den: 1001 }, { num: 25, den: 2 }),
  })
  .map(({ ids, configs, title, isPinned, isNamed, fps }): Recipe => {
    const [input = '', ...stepIds] = ids
    const steps = stepIds.map((id, index): RecipeStep => {
      const from = stepIds[index - 1] ?? input
      return {
        id,
        type: 'X',
        title,
        config: configs[index] ?? {},
        inputs: [isNamed ? { port: 'in', from } : { from }],
        isMuted: false,
        isBypassed: !isPinned,
        isPinned,
      }
    })
    return {
      name: `r${title}`,
      version: '1.0',
      description: title,
      inputs: [{ name: input, kind: 'any', description: title, isList: isNamed }],
      params: [{ name: 'p', default: configs[0] ?? null, description: '' }],
      effects: [{ name: 'dog', pin: '00123' }],
      steps,
      output: stepIds.at(-1) ?? '',
      canvas: { fps },
    }
  })

describe('a written recipe', () => {
  test.each(readdirSync(FOLDER))('of %s reads as the same recipe', (file) => {
    const recipe = read(fixture(file))
    expect(read(writeRecipe(recipe))).toEqual(recipe)
  })

  test('reads as the same recipe, whatever is in it', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        expect(read(writeRecipe(recipe))).toEqual(recipe)
      }),
    )
  })

  test('turns the registry/dag dialect into inputs/steps/output', () => {
    expect(writeRecipe(read(fixture('my-effect.yaml')))).toBe(`name: my-effect
version: "1.0"
description: Apply effect to user image
inputs:
  input_image: {}
effects:
  dog:
    pin: abc123ff
steps:
  - id: apply_dog
    type: EFFECT
    inputs:
      - input_image
    config:
      effect: dog
output: apply_dog
`)
  })
})

const BEATS = fixture('beat-sync.yaml')
const NEW_STEP: RecipeStep = {
  id: 'end',
  type: 'SEQUENCE',
  title: 'All of it',
  config: { n: 1 },
  inputs: [{ from: 'sync_video' }],
  isMuted: false,
  isBypassed: false,
  isPinned: false,
}

const changedLines = (before: string, after: string) => {
  const old = new Set(before.split('\n'))
  return after.split('\n').filter((line) => !old.has(line))
}

describe('an edit', () => {
  test.each(readdirSync(FOLDER))('of nothing leaves %s as it is', (file) => {
    expect(editRecipe(fixture(file), [])).toBe(fixture(file))
  })

  test('changes one line and keeps its comment', () => {
    const text = BEATS.replace('mode: stretch', 'mode: stretch # how')
    const after = editRecipe(text, [{ set: ['steps', 'sync_video', 'config', 'mode'], value: 'cut' }])
    expect(after).toBe(text.replace('mode: stretch', 'mode: cut'))
  })

  test('adds a key, and the maps around it', () => {
    const after = editRecipe(BEATS, [
      { set: ['ui', 'positions', 'sync_video'], value: [10, 20] },
      { set: ['steps', 'sync_video', 'mute'], value: true },
    ])
    expect(changedLines(BEATS, after).map((line) => line.trim())).toEqual([
      'mute: true',
      'ui:',
      'positions:',
      'sync_video: [10, 20]',
    ])
    expect(read(after).steps[1]?.isMuted).toBe(true)
  })

  test('adds a step at the end, or before another', () => {
    const after = editRecipe(BEATS, [
      { addStep: NEW_STEP },
      { addStep: { ...NEW_STEP, id: 'first', inputs: [] }, before: 'analyze_audio' },
    ])
    expect(read(after).steps.map((step) => step.id)).toEqual(['first', 'analyze_audio', 'sync_video', 'end'])
    expect(read(after).steps.at(-1)).toEqual(NEW_STEP)
    expect(after).toContain('inputs: [sync_video]')
  })

  test('removes a step', () => {
    const after = editRecipe(BEATS, [
      { remove: ['steps', 'sync_video'] },
      { set: ['output'], value: 'analyze_audio' },
    ])
    expect(read(after).steps.map((step) => step.id)).toEqual(['analyze_audio'])
  })

  test('finds steps by id in the other dialect, as a list or a map', () => {
    const list = editRecipe(fixture('my-effect.yaml'), [
      { set: ['steps', 'apply_dog', 'config', 'strength'], value: 0.5 },
      { addStep: { ...NEW_STEP, inputs: [{ from: 'apply_dog' }] } },
    ])
    expect(read(list).steps.map((step) => step.config)).toEqual([{ effect: 'dog', strength: 0.5 }, { n: 1 }])
    expect(list).toContain('input: true # Variable input')
    const map = editRecipe(fixture('beat-cuts.yaml'), [
      { set: ['steps', 'beats', 'config', 'feature'], value: 'energy' },
      { addStep: { ...NEW_STEP, inputs: [{ from: 'final' }] } },
      { remove: ['steps', 'slices', 'config'] },
    ])
    expect(read(map).steps.map((step) => step.config)).toEqual([{ feature: 'energy' }, {}, {}, { n: 1 }])
  })

  test('keeps the line ends of the text', () => {
    const after = editRecipe(BEATS.replaceAll('\n', '\r\n'), [{ set: ['version'], value: '2' }])
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test.each<[string, RecipeEdit]>([
    ['a step that is not there', { set: ['steps', 'nowhere', 'mute'], value: true }],
    ['a way through text', { set: ['name', 'first'], value: 1 }],
    ['nothing', { remove: [] }],
    ['a key that is not there', { remove: ['steps', 'sync_video', 'title'] }],
    ['a place for a step that is not there', { addStep: NEW_STEP, before: 'nowhere' }],
    ['__proto__', { set: ['ui', '__proto__', 'x'], value: 1 }],
  ])('refuses %s', (_what, edit) => {
    expect(() => editRecipe(BEATS, [edit])).toThrow(
      expect.objectContaining({ code: 'USAGE', hint: expect.any(String) }),
    )
  })

  test('refuses to change what an alias shares', () => {
    const text = fixture('everything.yaml')
    for (const id of ['slow', 'copy']) {
      expect(() => editRecipe(text, [{ set: ['steps', id, 'config', 'speed'], value: 1 }])).toThrow(
        expect.objectContaining({ code: 'USAGE' }),
      )
    }
    expect(() => editRecipe(text, [{ remove: ['steps', 'slow'] }])).toThrow(
      expect.objectContaining({ code: 'USAGE' }),
    )
    expect(
      read(editRecipe(text, [{ set: ['steps', 'copy', 'config'], value: { speed: 2 } }])).steps[1]?.config,
    ).toEqual({ speed: 2 })
  })

  test('refuses a text that is no YAML, with the place', () => {
    const edit: RecipeEdit = { set: ['name'], value: 'x' }
    expect(() => editRecipe('a: [', [edit])).toThrow(expect.objectContaining({ code: 'RECIPE_INVALID' }))
    expect(() => editRecipe('a: 1\na: 2', [edit], 'cut.yaml')).toThrow(/cut.yaml:2:1 {2}a\n/)
  })

  test('leaves every other line as its author wrote it', () => {
    const text = fixture('everything.yaml').replace(
      'config: { input: clip }',
      'config:   {input: clip}   # odd',
    )
    const after = editRecipe(text, [
      { set: ['canvas', 'width'], value: 640 },
      { remove: ['steps', 'copy', 'mute'] },
      { set: ['ui', 'notes', 1], value: 'more' },
      { set: ['steps', 'all', 'title'], value: 'The end' },
    ])
    const gone = text.split('\n').filter((line) => !after.split('\n').includes(line))
    expect(gone.map((line) => line.trim().slice(0, 14))).toEqual([
      'canvas: { widt',
      'mute: true',
      'notes: [hello]',
    ])
    expect(after).toContain('  Every part of the format\n  in one recipe.\n')
  })

  test('begins a new line after a text that does not end in one', () => {
    const text = 'steps:   [{id: a, type: X}]\noutput: a'
    expect(editRecipe(text, [{ set: ['name'], value: 'x' }])).toBe(`${text}\nname: x\n`)
  })

  test('keeps empty lines, and those of the author before and after', () => {
    const text = '\n\nname: x\n\n\nversion: "1"\n\n\n\nsteps: [{id: a, type: X}]\n\n\noutput: a\n\n\n'
    expect(editRecipe(text, [{ set: ['version'], value: '2' }])).toBe(text.replace('"1"', '"2"'))
  })

  test('leaves all comments and the order of all keys, whatever it sets', () => {
    const keys = ['brightness', 'mode', 'note', 'x']
    const edits = fc.array(fc.record({ step: fc.nat(3), key: fc.constantFrom(...keys), value: json }), {
      maxLength: 6,
    })
    const commented = Array.from(
      { length: 4 },
      (_, at) =>
        `  # before ${at}\n  - id: s${at} # id ${at}\n    type: X\n    config: # config ${at}\n      mode: a # mode ${at}\n      # inside ${at}\n      brightness: 1 # brightness ${at}\n`,
    )
    const text = `# top\nname: x # name\n\nsteps: # steps\n${commented.join('\n')}  # after the steps\noutput: s3 # output\n# end\n`
    const comments = (of: string) =>
      (
        of.match(/# (?:top|name|steps|before|id|config|mode|inside|brightness|after|output|end)[ \w]*$/gm) ??
        []
      )
        .map((each) => each.trim())
        .sort()
    fc.assert(
      fc.property(edits, (list) => {
        const after = editRecipe(
          text,
          list.map(({ step, key, value }) => ({ set: ['steps', `s${step}`, 'config', key], value })),
        )
        expect(comments(after)).toEqual(comments(text))
        const recipe = read(after)
        for (const { id, config } of recipe.steps) {
          const last = (key: string) =>
            list.filter((edit) => `s${edit.step}` === id && edit.key === key).at(-1)?.value
          expect(Object.keys(config).slice(0, 2)).toEqual(['mode', 'brightness'])
          for (const key of Object.keys(config))
            expect(config[key]).toEqual(
              last(key) ??
                (list.some((edit) => `s${edit.step}` === id && edit.key === key)
                  ? null
                  : { mode: 'a', brightness: 1 }[key]),
            )
        }
      }),
    )
  })
})
