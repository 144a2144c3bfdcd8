import { describe, expect, test } from 'vitest'
import { writeRecipe } from '../../../engine/recipe/write/write-recipe.ts'
import { addedOffer } from '../../../renderer/editor/canvas/model/add-offer.ts'
import { extract, paste } from '../../../renderer/editor/canvas/model/copies.ts'
import { addInput, flagEdits, placeEdits, removeAll } from '../../../renderer/editor/canvas/model/edits.ts'
import { freshName } from '../../../renderer/editor/canvas/model/names.ts'
import { type Offer, offersOf, rankOffers } from '../../../renderer/editor/canvas/model/offers.ts'
import { readUi } from '../../../renderer/editor/document/read-ui.ts'
import { EMPTY_UI } from '../../../renderer/editor/document/reading.ts'
import { edited, KNOWN, recipeIn, SONG_VIDEO } from './known.ts'

const recipe = recipeIn(SONG_VIDEO)
const inputWords = {
  title: { video: 'Video input', audio: 'Sound input', image: 'Picture input' },
  description: { video: '', audio: '', image: '' },
}
const offers = offersOf(KNOWN.types.values(), inputWords)
const offer = (id: string): Offer => {
  const found = offers.find((each) => each.id === id)
  if (!found) throw new Error(`nothing offers ${id}`)
  return found
}

describe('a name', () => {
  test.each([
    ['RESIZE', ['small'], 'resize'],
    ['RESIZE', ['resize', 'resize_2'], 'resize_3'],
    ['resize_2', ['resize_2'], 'resize_3'],
    ['My Clip (1).mp4', [], 'my_clip_1'],
    ['Über.mov', [], 'u_ber'],
    ['???', [], 'clip'],
  ])('for %s beside %j is %s', (wish, taken, name) => {
    expect(freshName(wish, taken)).toBe(name)
  })
})

describe('adding', () => {
  test('after the output makes the new step the output, linked to what it was asked for from', () => {
    const { edits, key } = addedOffer(recipe, KNOWN, offer('TRANSFORM'), {
      at: [10.4, 20],
      end: { from: 'done' },
    })
    const next = recipeIn(edited(SONG_VIDEO, edits))
    expect(key).toBe('transform')
    expect(next.output).toBe('transform')
    expect(next.steps.at(-1)).toMatchObject({ type: 'TRANSFORM', inputs: [{ from: 'done' }] })
  })

  test('elsewhere leaves the output alone, and takes the first port that fits', () => {
    const { edits } = addedOffer(recipe, KNOWN, offer('BEAT_SYNC'), { at: [0, 0], end: { from: 'song' } })
    const next = recipeIn(edited(SONG_VIDEO, edits))
    expect(next.output).toBe('done')
    expect(next.steps.at(-1)?.inputs).toEqual([{ port: 'song', from: 'song' }])
  })

  test('for an empty port fills it', () => {
    const { edits } = addedOffer(recipe, KNOWN, offer('input:video'), {
      at: [0, 0],
      end: { to: 'parts', port: 'items', index: undefined },
    })
    expect(recipeIn(edited(SONG_VIDEO, edits)).steps[1]?.inputs.map(({ from }) => from)).toEqual([
      'small',
      'cover',
      'video',
    ])
  })

  test('to nothing gives a recipe whose result is that step', () => {
    const text = 'name: new\nsteps: []\n'
    const blank = { ...recipe, inputs: [], steps: [], output: '' }
    const { edits } = addedOffer(blank, KNOWN, offer('GENERATE'), { at: [0, 0], end: undefined })
    expect(recipeIn(edited(text, edits))).toMatchObject({
      output: 'generate',
      steps: [{ id: 'generate', type: 'GENERATE' }],
    })
  })

  test('media gives an input that it fills', () => {
    const { edits } = addInput(recipe, { kind: 'video', at: [0, 0], name: 'Street.mp4', content: 'bafy' })
    const text = edited(SONG_VIDEO, edits)
    expect(recipeIn(text).inputs.at(-1)).toMatchObject({ name: 'street', kind: 'video' })
    expect(text).toContain('street: [bafy]')
  })
})

describe('what is offered', () => {
  const found = (typed: string, loose = {}): readonly string[] =>
    rankOffers(offers, typed, loose).map(({ id }) => id)

  test('is what was typed, the closest first', () => {
    expect(found('seg').slice(0, 2)).toEqual(['SEGMENT', 'SEGMENT_AT'])
    expect(found('beat s')[0]).toBe('BEAT_SYNC')
    expect(found('qqq')).toEqual([])
  })

  test('takes what the link gives', () => {
    const sound = found('', { flow: { kind: 'audio', isList: false, isAnalysed: false } })
    expect(sound[0]).toBe('AUDIO_MIX')
    expect(sound).toContain('ANALYZE')
    expect(sound).not.toContain('RESIZE')
    expect(sound).not.toContain('input:video')
  })

  test('gives what the port wants', () => {
    const sound = found('input', { wanted: ['audio'] })
    expect(sound[0]).toBe('input:audio')
    expect(sound).not.toContain('input:video')
  })
})

describe('deleting', () => {
  test('takes links to it away, and lets the output be what went into it', () => {
    const next = recipeIn(edited(SONG_VIDEO, removeAll(recipe, EMPTY_UI, ['done', 'small'], KNOWN)))
    expect(next.output).toBe('parts')
    expect(next.steps.map(({ id, inputs }) => [id, inputs.map(({ from }) => from)])).toEqual([
      ['parts', ['cover']],
      ['beats', ['song']],
    ])
  })

  test('of everything leaves an empty recipe, with nothing of it in the layout', () => {
    const ui = { positions: { done: [1, 2], 'input:clip': [3, 4] }, fill: { clip: ['bafy'] } } as const
    const text = `${SONG_VIDEO}ui:\n  positions: { done: [1, 2], "input:clip": [3, 4] }\n  fill: { clip: [bafy] }\n`
    const keys = [...recipe.inputs.map(({ name }) => `input:${name}`), ...recipe.steps.map(({ id }) => id)]
    const after = edited(text, removeAll(recipe, readUi(ui), keys, KNOWN))
    expect(after).not.toContain('done')
    expect(after).not.toContain('clip')
    expect(after).not.toContain('output')
  })
})

test('places are written one by one while they are few, all at once when they are many', () => {
  const places = new Map(Array.from({ length: 30 }, (_, at) => [`s${at}`, [at * 10.4, 0]] as const))
  expect(placeEdits({}, places)).toHaveLength(1)
  const saved = Object.fromEntries([...places].map(([key, [x]]) => [key, [Math.round(x), 0] as const]))
  expect(placeEdits(saved, places)).toEqual([])
  expect(placeEdits(saved, new Map(places).set('s3', [5, 5]))).toEqual([
    { set: ['ui', 'positions', 's3'], value: [5, 5] },
  ])
})

test('a flag that is off is not written', () => {
  const on = edited(SONG_VIDEO, flagEdits(recipe.steps.slice(0, 1), 'mute', true))
  expect(on).toContain('mute: true')
  expect(edited(on, flagEdits(recipeIn(on).steps.slice(0, 1), 'mute', false))).toBe(SONG_VIDEO)
})

describe('copies', () => {
  const copied = extract(recipe, ['parts', 'done'])

  test('are a recipe of their own: what stood outside is an input', () => {
    expect(copied && recipeIn(writeRecipe(copied))).toMatchObject({
      output: 'done',
      inputs: [{ name: 'cover' }, { name: 'small' }, { name: 'beats' }],
    })
  })

  test('pasted where they came from have fresh names, links among them, and the same things before them', () => {
    if (!copied) throw new Error('nothing was copied')
    const places = new Map([
      ['parts', [100, 50] as const],
      ['done', [300, 80] as const],
    ])
    const { edits, keys } = paste(recipe, copied, { places, at: [0, 0] })
    const text = edited(SONG_VIDEO, edits)
    const next = recipeIn(text)
    expect(keys).toEqual(['parts_2', 'done_2'])
    expect(next.inputs).toHaveLength(3)
    expect(next.steps.slice(-2).map(({ inputs }) => inputs)).toEqual([
      [{ from: 'small' }, { from: 'cover' }],
      [
        { port: 'video', from: 'parts_2' },
        { port: 'audio', from: 'beats' },
      ],
    ])
    expect(text).toContain('done_2: [200, 30]')
  })

  test('pasted into an empty recipe bring their inputs and their output', () => {
    if (!copied) throw new Error('nothing was copied')
    const blank = { ...recipe, inputs: [], steps: [], output: '' }
    const { edits } = paste(blank, copied, { places: new Map(), at: [0, 0] })
    const next = recipeIn(edited('name: new\nsteps: []\n', edits))
    expect(next.output).toBe('done')
    expect(next.inputs.map(({ name }) => name)).toEqual(['cover', 'small', 'beats'])
  })
})
