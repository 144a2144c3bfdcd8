/** Steps are held against their node types: type, inputs, settings. */
import { describe, expect, test } from 'vitest'
import { checkAgainstCatalogue, placesOf } from '../../engine/recipe/check/check-config.ts'
import { readRecipe } from '../../engine/recipe/read/read-recipe.ts'
import { longChain } from './bombs.ts'
import { CATALOGUE } from './small-catalogue.ts'

/** Faults of a recipe whose steps start at line 3, as `line:column path: message (hint)`. */
function faults(
  steps: string,
  head = 'inputs: {clip: video, song: audio, many: {list: true}}\nparams: {speed: 1}',
): string[] {
  const text = `${head}\nsteps:\n${steps}\noutput: a\n`
  const { recipe, issues, places } = readRecipe(text, { fileName: 'x.yaml' })
  expect(issues).toEqual([])
  if (recipe === undefined) return []
  return checkAgainstCatalogue(recipe, CATALOGUE, placesOf(places)).map(
    ({ path, message, hint, place }) =>
      `${place?.line}:${place?.column} ${path}: ${message}${hint === undefined ? '' : ` (${hint})`}`,
  )
}

const step = (type: string, config: string, inputs = '[clip]') =>
  `- {id: a, type: ${type}, inputs: ${inputs}, config: ${config}}`

describe('a recipe against the catalogue', () => {
  test('without faults has none', () => {
    expect(faults(step('SEGMENT', '{start: 1.5}'))).toEqual([])
    expect(
      faults(step('SEQUENCE', '{transition: {type: crossfade, durationSec: 1}}', '[clip, clip, song]')),
    ).toEqual([])
    expect(faults(step('GENERATE', '{}', '[]'))).toEqual([])
  })

  test('must know every type', () => {
    expect(faults(step('SEGMNT', '{}'))).toEqual([
      '4:17 steps.a.type: there is no node type "SEGMNT" (did you mean "SEGMENT"?)',
    ])
  })

  test.each([
    ['SEGMENT', '{strat: 1}', '4:51 steps.a.config.strat: there is no "strat" here (did you mean "start"?)'],
    ['SEGMENT', '{start: "1"}', '4:58 steps.a.config.start: must be a number, not "1"'],
    ['SEGMENT', '{start: -1}', '4:58 steps.a.config.start: must be at least 0'],
    ['SEGMENT', '{start: ~}', '4:58 steps.a.config.start: must be a number, not empty'],
    ['RESIZE', '{colour: red}', '4:58 steps.a.config.colour: write a colour as #rrggbb'],
    ['RESIZE', '{width: 1.5}', '4:57 steps.a.config.width: must be a whole number or "auto", not 1.5'],
  ])('places a wrong setting of %s: %s', (type, config, expected) => {
    expect(faults(step(type, config))).toEqual([expected])
  })

  test('names the values a setting may have', () => {
    expect(faults(step('BEAT_SYNC', '{mode: strech}', '[clip, song]'))).toEqual([
      '4:65 steps.a.config.mode: must be "stretch", "cut" or "slice", not "strech" (did you mean "stretch"?)',
    ])
  })

  test('names the forms a setting may have', () => {
    expect(faults(step('SEQUENCE', '{transition: {type: crosfade}}'))).toEqual([
      '4:71 steps.a.config.transition.type: must be "cut" or "crossfade", not "crosfade" (did you mean "crossfade"?)',
    ])
    expect(faults(step('SEQUENCE', '{transition: cut}'))).toEqual([
      '4:64 steps.a.config.transition: must be a map, not "cut"',
    ])
  })

  test('looks inside settings that have several forms', () => {
    expect(faults(step('SEQUENCE', '{transition: {type: crossfade, duration: 1}}'))).toEqual([
      '4:52 steps.a.config.transition.durationSec: is missing; it must be a number',
      '4:82 steps.a.config.transition.duration: there is no "duration" here (did you mean "durationSec"?)',
    ])
  })

  test('tells all faults of all steps in the order of the text', () => {
    const both = `- {id: b, type: SEGMENT, inputs: [clip], config: {start: x, and: 1}}\n${step('BLEND', '{opacity: 2}', '[b]')}`
    expect(faults(both).map((fault) => fault.split(':').slice(0, 3).join(':'))).toEqual(
      [
        '4:58 steps.b.config.start: must be a number, not "x"',
        '4:61 steps.b.config.and: there is no "and" here (did you mean "end"?)',
        '5:24 steps.a.inputs: BLEND takes 2 inputs ("base", "top"); "top" has 0 (add "top": what top is for)',
        '5:37 steps.a.config.mode: is missing; it must be text',
        '5:55 steps.a.config.opacity: must be at most 1',
      ].map((fault) => fault.split(':').slice(0, 3).join(':')),
    )
  })

  test.each([
    [
      'too few',
      'BLEND',
      '[clip]',
      '4:24 steps.a.inputs: BLEND takes 2 inputs ("base", "top"); "top" has 0 (add "top": what top is for)',
    ],
    [
      'too many',
      'SEGMENT',
      '[clip, song]',
      '4:41 steps.a.inputs.1: SEGMENT takes 1 input ("media"), not 2 (remove the inputs from here on)',
    ],
    [
      'any',
      'GENERATE',
      '[clip]',
      '4:36 steps.a.inputs.0: GENERATE takes no inputs, not 1 (remove the inputs from here on)',
    ],
    [
      'none',
      'SEQUENCE',
      '[]',
      '4:27 steps.a.inputs: SEQUENCE takes at least 1 input ("items"); "items" has 0 (add "items": what items is for)',
    ],
    [
      'two for one port',
      'SEGMENT',
      '{media: [clip, song]}',
      '4:42 steps.a.inputs.media: "media" of SEGMENT takes at most 1, not 2',
    ],
  ])('counts inputs: %s', (_name, type, inputs, expected) => {
    expect(faults(step(type, type === 'BLEND' ? '{mode: x, opacity: 1}' : '{}', inputs))).toEqual([expected])
  })

  test('knows the names of ports', () => {
    expect(faults(step('BEAT_SYNC', '{}', '{media: clip, timming: song}'))).toEqual([
      '4:28 steps.a.inputs: BEAT_SYNC takes 2 inputs ("media", "timing"); "timing" has 0 (add "timing": what timing is for)',
      '4:50 steps.a.inputs.timming: BEAT_SYNC has no input "timming" (did you mean "timing"?)',
    ])
  })

  test('lets one list of files fill a port', () => {
    expect(faults(step('SEQUENCE', '{}', '[many]'))).toEqual([])
  })

  test('checks the default of a parameter at the setting that uses it', () => {
    expect(faults(step('SEGMENT', '{start: {param: speed}}'))).toEqual([])
    const head = 'inputs: {clip: video}\nparams: {speed: fast}'
    expect(faults(step('SEGMENT', '{start: {param: speed}}'), head)).toEqual([
      '4:58 steps.a.config.start: must be a number, not "fast"',
    ])
  })

  test('is fast: 2000 steps in well under a second', () => {
    const { recipe, places } = readRecipe(longChain(2000), { fileName: 'x.yaml' })
    const before = performance.now()
    const issues = recipe === undefined ? [] : checkAgainstCatalogue(recipe, CATALOGUE, placesOf(places))
    expect(performance.now() - before).toBeLessThan(1000)
    expect(issues).toHaveLength(201)
    expect(issues.at(-1)?.message).toBe('and 1800 more faults')
  })
})
