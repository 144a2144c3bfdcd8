/** Every spelling of the Python core means what it means there, and shares its id with this engine's own. */
import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../engine/nodes/index.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { checkAgainstCatalogue, placesOf } from '../../engine/recipe/check/check-config.ts'
import { readRecipe } from '../../engine/recipe/read/read-recipe.ts'
import type { Recipe } from '../../engine/recipe/recipe.ts'
import { fileOf, planOf, SOUND } from '../plan/kit.ts'

/** A step's type, inputs and config become a recipe; its result may be a list. */
const recipeFor = (text: string): string =>
  text.startsWith('type:')
    ? `
inputs: { a: any, b: any, c: any }
steps: [{ id: made, ${text} }, { id: all, type: SEQUENCE, inputs: [made] }]
output: all`
    : text

function check(text: string): { readonly recipe: Recipe | undefined; readonly faults: readonly string[] } {
  const { recipe, issues, places } = readRecipe(recipeFor(text), { fileName: 'core.yaml' })
  const all = recipe ? checkAgainstCatalogue(recipe, CATALOGUE, placesOf(places)) : issues
  return { recipe, faults: all.map(({ message, hint }) => [message, hint].join('; ')) }
}

function planFor(text: string): Plan {
  const { recipe, faults } = check(text)
  expect(faults).toEqual([])
  const files = { videos: [fileOf('a'), fileOf('b')], music: fileOf('c', SOUND), video: fileOf('a') }
  return planOf(recipe as Recipe, { files })
}

const idOf = (text: string): string => planFor(text).output.cacheId

const SEGMENT = 'type: SEGMENT, inputs: [a]'
const RESIZE = 'type: RESIZE, inputs: [a]'
const SEQUENCE = 'type: SEQUENCE, inputs: [a, b, a]'
const LAYER = 'type: LAYER, inputs: [a, b, c]'
const MUX = 'type: MUX, inputs: [a, b]'
const MIX = 'type: AUDIO_MIX, inputs: [a, b]'
const MAP = 'type: MAP, inputs: [a, b]'

describe('a spelling of the core shares its id with', () => {
  it.each([
    [`${SEGMENT}, config: { start: 1, end: 3 }`, `${SEGMENT}, config: { offset: 1, duration: 2 }`],
    [
      `${SEGMENT}, config: { offset: 1, duration: null, precise: false }`,
      `${SEGMENT}, config: { offset: 1 }`,
    ],
    [
      `${RESIZE}, config: { width: 64, height: 64, mode: pad, background: "0xFFAA00" }`,
      `${RESIZE}, config: { width: 64, height: 64, mode: pad, background: "#ffaa00" }`,
    ],
    [
      `${RESIZE}, config: { width: 64, height: 64, background: ffaa00 }`,
      `${RESIZE}, config: { width: 64, height: 64, background: "#ffaa00" }`,
    ],
    [
      `${RESIZE}, config: { width: 64, height: 64, background: DarkSlateGray }`,
      `${RESIZE}, config: { width: 64, height: 64, background: darkslategray }`,
    ],
    ['type: TRANSFORM, inputs: [a], config: { effects: {} }', 'type: TRANSFORM, inputs: [a]'],
    [`${SEQUENCE}, config: { transition: { type: cut, duration: 0.5 } }`, SEQUENCE],
    [
      `${SEQUENCE}, config: { target_size: explicit, width: 64, height: 36 }`,
      `${SEQUENCE}, config: { target_size: { width: 64, height: 36 } }`,
    ],
    [`${SEQUENCE}, config: { target_size: last, width: null }`, `${SEQUENCE}, config: { target_size: last }`],
    [
      `${LAYER}, config: { inputs: [{}, { position: [10, 20], opacity: 0.5, scale: 2 }] }`,
      `${LAYER}, config: { layers: [{ position: { x: 10, y: 20 }, opacity: 0.5, scale: 2 }, { position: [0, 0] }] }`,
    ],
    [
      `${LAYER}, config: { inputs: [{ position: [0, 0], opacity: 1.0, scale: 1.0 }, {}, {}] }`,
      `${LAYER}, config: { layers: [{ position: [0, 0] }, { position: [0, 0] }] }`,
    ],
    [`${MUX}, config: { video_stream: 0, audio_stream: 1, shortest: true }`, MUX],
    [`${MUX}, config: { video_stream: 1, audio_stream: 0 }`, 'type: MUX, inputs: [b, a]'],
    ['type: MUX, inputs: [a, b, c], config: { audio_stream: 2 }', 'type: MUX, inputs: [a, c]'],
    ['type: MUX, inputs: { video: a, audio: b }, config: { audio_stream: 1 }', MUX],
    [
      'type: MUX, inputs: { audio: b, video: a }, config: { video_stream: 1, audio_stream: 0 }',
      'type: MUX, inputs: [a, b]',
    ],
    [`${MIX}, config: { gains: ["-6 dB", "+0dB"] }`, `${MIX}, config: { gains: [0.501187, 1.0] }`],
    ['type: BLEND, inputs: [a, b], config: { mode: overlay, opacity: 0.5 }', 'type: BLEND, inputs: [a, b]'],
    [
      `${MAP}, config: { operation: RESIZE, width: 64, height: 36 }`,
      `${MAP}, config: { operation: RESIZE, config: { width: 64, height: 36 } }`,
    ],
    [
      `${MAP}, config: { effects: { hue: 20 } }`,
      `${MAP}, config: { operation: TRANSFORM, config: { effects: { hue: 20 } } }`,
    ],
    [
      'type: MAP, inputs: [a], config: { operation: RANDOM_SLICE, items: a }',
      'type: MAP, inputs: { items: a }, config: { operation: RANDOM_SLICE }',
    ],
    [
      'type: MAP, config: { items: a, operation: segment, duration: 2 }',
      `${SEGMENT}, config: { duration: 2 }`,
    ],
  ])('%s', (spelling, own) => {
    expect(idOf(spelling)).toBe(idOf(own))
  })
})

describe('what the core writes and cannot be meant is refused in words', () => {
  it.each([
    [`${MIX}, config: { gains: [-6] }`, 'a gain is a factor from 0 up; decibels are text: "-6 dB"; '],
    [`${MIX}, config: { gains: [loud] }`, 'must be a factor such as 0.5, or decibels such as "-6 dB"; '],
    [
      `${MUX}, config: { audio_stream: 2 }`,
      'audio_stream: 2 is not the input for audio: there are fewer inputs; inputs count from 0; a track of a file that has several is audio_track',
    ],
    [
      'type: MUX, inputs: { video: a, audio: b }, config: { audio_stream: 0 }',
      'audio_stream: 0 is not the input for audio: that is "a"; inputs count from 0; a track of a file that has several is audio_track',
    ],
    [
      `${SEQUENCE}, config: { width: 64 }`,
      'a side counts only with target_size: explicit; write target_size: {width: 1280, height: 720}, or remove it',
    ],
    [
      `${SEQUENCE}, config: { target_size: explicit, width: 64 }`,
      'target_size: explicit needs a width and a height; write target_size: {width: 1280, height: 720}',
    ],
    [
      `${LAYER}, config: { inputs: [{ opacity: 0.5 }, {}] }`,
      'the first input is the base: it gives the size and stays as it is; begin with {}, and lay the picture over another one',
    ],
    [`${LAYER}, config: { inputs: [{}], layers: [{}] }`, 'inputs and layers describe the same; keep layers'],
    [
      `${MAP}, config: { operation: RANDOM_SLICE, seed_from: b }`,
      'a seed is a number, not taken from a step; write seed: 1; every item gets a draw of its own',
    ],
    [
      `${MAP}, config: { operaton: RESIZE, width: 64 }`,
      'there is no "operaton" here; did you mean "operation"?',
    ],
    [
      `${MAP}, config: { operation: SEGMENT, items: c }`,
      'the list is given twice, here and by items in the config; keep it here, under inputs',
    ],
    [
      'type: SOURCE, config: { path: /clip.mp4 }',
      'a recipe never names files or addresses; write input: true and give the file when you run it, or import it and pin its CID',
    ],
    [`${RESIZE}, config: { width: 64, background: random }`, 'must be #rrggbb or one of black'],
  ])('%s', (text, words) => {
    expect(check(text).faults.join('\n')).toContain(words)
  })
})

describe('a recipe of the core plans', () => {
  const cuts = `
inputs: { video: video }
steps:
  - { id: first, type: SEGMENT, inputs: [video], config: { offset: 0, duration: 2 } }
  - { id: later, type: SEGMENT, inputs: [video], config: { offset: 5, duration: 2 } }
  - { id: joined, type: SEQUENCE, inputs: [first, later] }
output: joined`

  it('as a file with its parts under dag', () => {
    const text = `
name: two_cuts
version: "1.0"
owner: someone@local
dag:
  nodes:
    - { id: video, type: SOURCE, config: { input: true, name: "A clip", description: "What is cut" } }
    - { id: first, type: SEGMENT, config: { start: 0.0, end: 2.0 }, inputs: [video] }
    - { id: later, type: SEGMENT, config: { start: 5.0, end: 7.0 }, inputs: [video] }
    - { id: output, type: SEQUENCE, inputs: [first, later] }
  output: output`
    expect(idOf(text)).toBe(idOf(cuts))
  })

  it('as the graph its builder writes', () => {
    const node = (id: string, type: string, inputs: readonly string[], config: object) =>
      [id, { node_id: id, node_type: type, config, inputs, name: null }] as const
    const nodes = [
      node('video', 'SOURCE', [], { input: true }),
      node('0a', 'SEGMENT', ['video'], { offset: 0, precise: true, duration: 2 }),
      node('0b', 'SEGMENT', ['video'], { offset: 5, precise: true, duration: 2 }),
      node('0c', 'SEQUENCE', ['0a', '0b'], { transition: { type: 'cut' } }),
    ]
    const graph = { nodes: Object.fromEntries(nodes), output_id: '0c', metadata: {} }
    expect(idOf(JSON.stringify(graph))).toBe(idOf(cuts))
  })

  it('with a list of clips that needs no config, and settings beside the operation', () => {
    const text = `
nodes:
  - { id: music, type: SOURCE, config: { input: true } }
  - { id: videos, type: SOURCE_LIST }
  - { id: slices, type: MAP, config: { operation: RANDOM_SLICE, duration: 2 }, inputs: { items: videos } }
  - { id: joined, type: SEQUENCE, inputs: [slices] }
  - { id: final, type: MUX, inputs: [joined, music], config: { video_stream: 0, audio_stream: 1 } }
output: final`
    const { output, steps } = planFor(text)
    expect(steps.filter(({ type }) => type === 'RANDOM_SLICE')).toHaveLength(2)
    expect(output.delivery.video?.frames).toBe(100)
  })
})
