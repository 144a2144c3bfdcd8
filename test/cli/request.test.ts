/** How -i and --param are read. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readInputs, readParams, readValue } from '../../engine/cli/request.ts'

describe('readInputs', () => {
  test('the first = divides, so that a path may hold others', () => {
    expect(readInputs(['clip=a=b.mp4'])).toEqual([{ name: 'clip', content: 'a=b.mp4' }])
  })

  test('one name given twice is a list, in the order given', () => {
    expect(readInputs(['a=2.mp4', 'b=x', 'a=1.mp4']).map(({ content }) => content)).toEqual([
      '2.mp4',
      'x',
      '1.mp4',
    ])
  })

  test.each(['clip', '=file.mp4', 'clip=', ''])('%j is a usage error', (text) => {
    expect(() => readInputs([text])).toThrow(
      expect.objectContaining({ code: 'USAGE', hint: expect.stringContaining('-i') }),
    )
  })

  test('whatever stands on the two sides comes out again', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => !text.includes('='))
    fc.assert(
      fc.property(name, fc.string({ minLength: 1 }), (left, right) => {
        expect(readInputs([`${left}=${right}`])).toEqual([{ name: left, content: right }])
      }),
    )
  })
})

describe('readParams', () => {
  test.each([
    ['1.5', 1.5],
    ['-2e3', -2000],
    ['true', true],
    ['false', false],
    ['null', null],
    ['"7"', '7'],
    ['[1, 2]', [1, 2]],
    ['{"a": 1}', { a: 1 }],
    ['007', '007'],
    ['2x', '2x'],
    ['truely', 'truely'],
    ['[draft', '[draft'],
    ['rot=13', 'rot=13'],
    ['', ''],
    [' 1', ' 1'],
  ])('k=%s is %j', (text, value) => {
    expect(readParams([`k=${text}`])).toEqual({ k: value })
  })

  test('every JSON value comes out as it went in', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        expect(readValue(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('the last of two values counts', () => {
    expect(readParams(['k=1', 'k=2'])).toEqual({ k: 2 })
  })

  test('a parameter without = is a usage error', () => {
    expect(() => readParams(['speed'])).toThrow(expect.objectContaining({ code: 'USAGE' }))
  })
})
