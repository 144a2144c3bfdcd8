import { describe, expect, test } from 'vitest'
import { portsOf } from '../../../renderer/editor/canvas/model/catalogue.ts'
import {
  inputsEdit,
  refusalOf,
  withInput,
  withoutInputs,
} from '../../../renderer/editor/canvas/model/connect.ts'
import { flowsOf } from '../../../renderer/editor/canvas/model/graph.ts'
import { edited, KNOWN, recipeIn, SONG_VIDEO } from './known.ts'

const recipe = recipeIn(SONG_VIDEO)
const stepOf = (id: string, from = recipe) => {
  const step = from.steps.find((each) => each.id === id)
  if (!step) throw new Error(`no step ${id}`)
  return step
}
const refusal = (from: string, to: string, port: string) => {
  const found = portsOf(stepOf(to), KNOWN).find(({ name }) => name === port)
  const flow = flowsOf(recipe, KNOWN).get(from)
  if (!found || !flow) throw new Error(`no ${from} or ${port}`)
  return refusalOf(recipe, { from, to, port: found, flow })?.why
}

describe('a link', () => {
  test('makes a list longer, after what the port has already', () => {
    const inputs = withInput(stepOf('parts'), { from: 'clip', port: 'items' }, KNOWN)
    const text = edited(SONG_VIDEO, [inputsEdit(stepOf('parts'), inputs)])
    expect(text).toBe(SONG_VIDEO.replace('[small, cover]', '[small, cover, clip]'))
  })

  test('takes the place of the one that was there, and keeps the comment beside it', () => {
    const inputs = withInput(stepOf('small'), { from: 'cover', port: 'input', index: 0 }, KNOWN)
    const text = edited(SONG_VIDEO, [inputsEdit(stepOf('small'), inputs)])
    expect(text).toContain('inputs: [cover] # the clip')
  })

  test('to a full port takes over from its last', () => {
    expect(withInput(stepOf('small'), { from: 'cover', port: 'input' }, KNOWN)).toEqual([{ from: 'cover' }])
  })

  test('keeps names where the author wrote names', () => {
    const inputs = withInput(stepOf('done'), { from: 'song', port: 'audio' }, KNOWN)
    expect(inputs).toEqual([
      { port: 'video', from: 'parts' },
      { port: 'audio', from: 'song' },
    ])
  })

  test('keeps a plain list where places say the same as names', () => {
    const text = SONG_VIDEO.replace('{ video: parts, audio: beats }', '[parts]')
    const step = stepOf('done', recipeIn(text))
    expect(withInput(step, { from: 'beats', port: 'audio' }, KNOWN)).toEqual([
      { from: 'parts' },
      { from: 'beats' },
    ])
  })

  test('goes over to names where a place would say something else', () => {
    const text = SONG_VIDEO.replace('    inputs: { video: parts, audio: beats }\n', '')
    const step = stepOf('done', recipeIn(text))
    expect(withInput(step, { from: 'beats', port: 'audio' }, KNOWN)).toEqual([
      { port: 'audio', from: 'beats' },
    ])
  })

  test.each([
    ['song', 'small', 'input', 'kind'],
    ['beats', 'parts', 'items', undefined],
    ['done', 'small', 'input', 'circle'],
    ['small', 'small', 'input', 'circle'],
    ['cover', 'done', 'audio', 'kind'],
    ['clip', 'done', 'audio', undefined],
  ])('from %s to %s at %s is refused: %s', (from, to, port, why) => {
    expect(refusal(from, to, port)).toBe(why)
  })
})

describe('a link that is taken away', () => {
  test('leaves the others of a list as they are', () => {
    expect(withoutInputs(stepOf('parts'), [0], KNOWN)).toEqual([{ from: 'cover' }])
  })

  test('does not let the others slip to another port', () => {
    const text = SONG_VIDEO.replace('{ video: parts, audio: beats }', '[parts, beats]')
    const step = stepOf('done', recipeIn(text))
    expect(withoutInputs(step, [0], KNOWN)).toEqual([{ port: 'audio', from: 'beats' }])
  })

  test('takes the key with it when it was the last', () => {
    const text = edited(SONG_VIDEO, [inputsEdit(stepOf('small'), [])])
    expect(recipeIn(text).steps[0]?.inputs).toEqual([])
    expect(text).not.toContain('# the clip')
  })
})
