/** Numbers as people read them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clip,
  count,
  formatBytes,
  formatClock,
  formatSeconds,
  shortCid,
  widthOf,
} from '../../engine/cli/quantities.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [9949, '9.9 kB'],
  [9950, '10 kB'],
  [1_400_000, '1.4 MB'],
  [999_499_999, '999 MB'],
  [999_500_000, '1.0 GB'],
  [5e15, '5000 TB'],
])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))

test.each([
  [0.04, '0.0 s'],
  [4.13, '4.1 s'],
  [59.94, '59.9 s'],
  [59.96, '1 min 00 s'],
  [125, '2 min 05 s'],
  [3720, '1 h 02 min'],
])('%d seconds took %s', (seconds, text) => expect(formatSeconds(seconds)).toBe(text))

test.each([
  [-1, '0:00'],
  [7.4, '0:07'],
  [750, '12:30'],
  [3750, '1:02:30'],
])('%d seconds left are %s', (seconds, text) => expect(formatClock(seconds)).toBe(text))

test('nouns follow their number', () => {
  expect([0, 1, 2].map((number) => count(number, 'task'))).toEqual(['0 tasks', '1 task', '2 tasks'])
})

test('a short CID is the beginning that can be typed back', () => {
  expect(shortCid('bafybeiehb2qevtoe2aevkqn53bdu5nb7xawikgh23ah2qkiqvaniqsk7nu')).toBe('bafybeiehb2q…')
})

describe('clip', () => {
  test('nothing is wider than it may be, and what fits is whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.integer({ min: 1, max: 40 }), (text, columns) => {
        const shown = clip(text, columns)
        expect(widthOf(shown)).toBeLessThanOrEqual(columns)
        if (widthOf(text) <= columns) expect(shown).toBe(text)
      }),
    )
  })
})
