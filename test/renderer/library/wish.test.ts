/** What is looked for, in the address and as the engine takes it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ContentFilter } from '../../../engine/contract/groups/content.ts'
import {
  countOf,
  EVERYTHING,
  filterOf,
  isNarrow,
  ORDERS,
  readRange,
  readWish,
  type Wish,
  writeWish,
} from '../../../renderer/library/facets/wish.ts'

const read = (query: string): Wish => readWish(new URLSearchParams(query))

describe('an address', () => {
  it('says all that is looked for', () => {
    const wish = read(
      'q=dusk&kind=outputs&bpm=120-160&length=-60&height=720&stars=3&tag=sea&tag=sky&order=largest',
    )
    expect(filterOf(wish)).toEqual({
      text: 'dusk',
      role: 'output',
      minBpm: 120,
      maxBpm: 160,
      maxSec: 60,
      minHeight: 720,
      minRating: 3,
      tags: ['sea', 'sky'],
      order: 'largest',
    })
  })

  it('that anybody wrote asks for nothing the engine refuses', () => {
    const NAMES = ['q', 'kind', 'bpm', 'length', 'height', 'stars', 'tag', 'order']
    const values = fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.string({ maxLength: 300 })), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(values, (pairs) => {
        ContentFilter.parse(filterOf(readWish(new URLSearchParams(pairs))))
      }),
    )
  })

  it('comes back as it was written', () => {
    const range = fc.tuple(fc.option(fc.nat(), { nil: undefined }), fc.nat()).map(([least, more]) => {
      const most = (least ?? 0) + more
      return [least, most] as const
    })
    const wishes = fc.record({
      text: fc.string({ maxLength: 50 }),
      shelf: fc.constantFrom('video', 'audio', 'image', 'outputs', undefined),
      length: fc.option(range, { nil: undefined }),
      bpm: fc.option(range, { nil: undefined }),
      height: fc.constantFrom(720, 1080, undefined),
      stars: fc.constantFrom(1, 5, undefined),
      tags: fc.array(fc.string({ minLength: 1, maxLength: 20 })),
      order: fc.constantFrom(...ORDERS),
    })
    fc.assert(
      fc.property(wishes, (wish) => {
        expect(readWish(writeWish(wish as Wish))).toEqual(wish)
      }),
    )
  })

  it('is empty when everything is wanted', () => {
    expect(writeWish(EVERYTHING).toString()).toBe('')
    expect(isNarrow(EVERYTHING)).toBe(false)
  })
})

it.each([
  ['5-60', [5, 60]],
  ['5-', [5, undefined]],
  ['-60', [undefined, 60]],
  ['60-5', [60, undefined]],
  ['0.5-1.5', [0.5, 1.5]],
  ['-', undefined],
  ['a-b', undefined],
  ['1-2-3', undefined],
])('the range %s is %j', (text, range) => {
  expect(readRange(text)).toEqual(range)
})

it('counts the filters that are on, without search, kind and order', () => {
  expect(countOf(read('q=x&kind=audio&order=oldest'))).toBe(0)
  expect(countOf(read('bpm=1-2&stars=2&tag=a&tag=b'))).toBe(4)
})
