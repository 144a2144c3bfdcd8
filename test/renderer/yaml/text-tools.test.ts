/** The text view's small tools: least changes, steps by line, corrections, and what could be written where. */
import { describe, expect, it } from 'vitest'
import { readRecipe } from '../../../engine/recipe/read/read-recipe.ts'
import { answerTo } from '../../../renderer/editor/document/read-document.ts'
import { corrected, meantWord } from '../../../renderer/editor/yaml/fix-of.ts'
import { beside, keysAround } from '../../../renderer/editor/yaml/path-at.ts'
import { type Knowledge, proposalsAt } from '../../../renderer/editor/yaml/proposals.ts'
import { smallestChange } from '../../../renderer/editor/yaml/smallest-change.ts'
import { stepAtLine } from '../../../renderer/editor/yaml/steps-in-text.ts'

const LIST = `name: test
inputs:
  clip: { type: video }
steps:
  - id: small
    type: RESIZE
    inputs: [clip]

    # As on a phone.
    config:
      width: 320
  - type: SEQUENCE
    id: all
    inputs:
      - small
output: all
`
const MAP = `name: test
steps:
  small:
    type: GENERATE
    config:
      kind: solid
output: small
`

describe('the smallest change', () => {
  it.each([
    ['one two three', 'one 2 three', { from: 4, to: 7, insert: '2' }],
    ['aaa', 'aa', { from: 2, to: 3, insert: '' }],
    ['', 'new', { from: 0, to: 0, insert: 'new' }],
    ['same', 'same', undefined],
  ])('from %j to %j', (before, after, change) => {
    expect(smallestChange(before, after)).toEqual(change)
  })
})

describe('the step of a line', () => {
  const stepOf = (text: string, line: number): string | undefined => {
    const answer = answerTo({ id: 1, text, fileName: 'test.yaml', edits: [] })
    if (!('reading' in answer)) throw new Error(answer.message)
    return stepAtLine(text.split('\n'), answer.reading.stepPlaces, line)
  }
  it.each([
    [LIST, 'steps:', undefined],
    [LIST, 'id: small', 'small'],
    [LIST, 'width', 'small'],
    [LIST, 'type: SEQUENCE', 'all'],
    [LIST, '- small', 'all'],
    [LIST, 'output', undefined],
    [MAP, '  small:', 'small'],
    [MAP, 'kind', 'small'],
  ])('of a text\n%s\nat %j is %s', (text, words, step) => {
    expect(stepOf(text, text.split('\n').findIndex((line) => line.includes(words)) + 1)).toBe(step)
  })
})

describe('a correction', () => {
  it('is the word that the reader proposes', () => {
    const { issues } = readRecipe(LIST.replace('[clip]', '[clop]'), { fileName: 'test.yaml' })
    expect(issues.map(meantWord)).toEqual(['clip'])
  })
  it('is none where nothing near was found', () => {
    expect(meantWord({ hint: 'one of "a" or "b"' })).toBeUndefined()
  })
  it('stays in its quotes', () => {
    expect([corrected('clop', 'clip'), corrected('"clop"', 'clip'), corrected("'", 'clip')]).toEqual([
      'clip',
      '"clip"',
      'clip',
    ])
  })
})

describe('what is around a line', () => {
  const at = (text: string, words: string): readonly [readonly string[], number] => {
    const lines = text.split('\n')
    return [lines, lines.findIndex((line) => line.includes(words)) + 1]
  }
  it.each([
    [LIST, 'name', []],
    [LIST, 'clip:', ['inputs']],
    [LIST, 'id: small', ['steps', '-']],
    [LIST, 'type: RESIZE', ['steps', '-']],
    [LIST, 'width', ['steps', '-', 'config']],
    [LIST, '- small', ['steps', '-', 'inputs', '-']],
    [LIST.replaceAll('\n  ', '\n'), 'type: RESIZE', ['steps', '-']],
    [MAP, 'kind', ['steps', 'small', 'config']],
  ])('of a text\n%s\nat %j is %j', (text, words, keys) => {
    expect(keysAround(...at(text, words))).toEqual(keys)
  })
  it('finds a key beside another, above and below it, and never in the next step', () => {
    expect(beside(...at(LIST, 'config:'), 'type')).toBe('RESIZE')
    expect(beside(...at(LIST, 'type: SEQUENCE'), 'id')).toBe('all')
    expect(beside(...at(LIST, 'id: all'), 'title')).toBeUndefined()
    expect(beside(...at(LIST, 'id: all'), 'config')).toBeUndefined()
  })
})

describe('a proposal', () => {
  const key = { kinds: [], choices: [], range: '', unit: '', title: '', isRequired: false }
  const known: Knowledge = {
    nodes: [
      {
        type: 'RESIZE',
        title: 'Resize',
        description: 'Makes it another size.',
        keys: [
          { ...key, path: 'width', unit: 'px' },
          { ...key, path: 'fit', choices: ['fit', 'fill'].map((text) => ({ text, isValue: true })) },
        ],
      },
    ],
    recipe: readRecipe(LIST, { fileName: 'test.yaml' }).recipe,
    words: { step: 'step', input: 'input' },
  }
  /** The words at the end of a line that is put in the place of another. */
  const words = (line: string, instead: string): readonly string[] => {
    const lines = LIST.split('\n')
    const at = lines.findIndex((each) => each.includes(instead))
    lines[at] = line
    return proposalsAt({ lines, line: at + 1, before: line }, known).map(({ word }) => word)
  }
  it.each([
    ['a node type', '    type: ', 'type: RESIZE', ['RESIZE']],
    ['a key of that type', '      w', 'width', ['width', 'fit']],
    ['a value of that key', '      fit: f', 'width', ['fit', 'fill']],
    ['what can be an input', '    inputs: [', 'inputs: [clip]', ['small', 'all', 'clip']],
    ['what can be an input, in a list', '      - s', '- small', ['small', 'all', 'clip']],
    ['what can be the output', 'output: ', 'output: all', ['small', 'all', 'clip']],
    ['nothing in a title', '    title: R', '# As on', []],
  ])('is %s', (_, line, instead, expected) => {
    expect(words(line, instead)).toEqual(expected)
  })
  it('is a key of a step, or of the recipe', () => {
    expect(words('    t', '# As on')).toContain('title')
    expect(words('o', 'output: all')).toContain('output_profile')
  })
})
