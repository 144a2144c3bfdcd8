import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeOptionValue, formatNumber } from '../../../engine/media/graph/escape.ts'

/** Reads one level of escaping as ffmpeg does: a backslash takes the next character as it is. */
const readOnce = (text: string) => text.replace(/\\([\s\S])/g, '$1')

test('a text is escaped for the option reader, then for the graph reader', () => {
  expect(escapeOptionValue("it's 1:2")).toBe("it\\\\\\'s\\\\\\ 1\\\\:2")
  expect(escapeOptionValue('a,b;[c]')).toBe('a\\,b\\;\\[c\\]')
  expect(escapeOptionValue('\\')).toBe('\\\\\\\\')
})

test('words, numbers and paths without special characters stay readable', () => {
  expect(escapeOptionValue('bicubic+accurate_rnd')).toBe('bicubic+accurate_rnd')
  expect(escapeOptionValue('/tmp/a-b_c.txt')).toBe('/tmp/a-b_c.txt')
})

test('reading twice gives any text back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(!text.includes('\0'))
      expect(readOnce(readOnce(escapeOptionValue(text)))).toBe(text)
    }),
  )
})

test('no separator of the graph is left bare', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...String.raw`\'[],;: `, 'a') }), (text) => {
      expect(escapeOptionValue(text).replace(/\\[\s\S]/g, '')).not.toMatch(/[[\],;'\s]/)
    }),
  )
})

test('a NUL is refused', () => {
  expect(() => escapeOptionValue('a\0b')).toThrow(RangeError)
})

test('numbers are written in fixed notation', () => {
  expect(formatNumber(30)).toBe('30')
  expect(formatNumber(-1.5)).toBe('-1.5')
  expect(formatNumber(0.1)).toBe('0.1')
  expect(formatNumber(1e-7)).toBe('0.0000001')
  expect(formatNumber(1e-20)).toBe('0')
  expect(formatNumber(-0)).toBe('0')
  expect(formatNumber(1e15)).toBe('1000000000000000')
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e16, -1e16])('%s is no number for ffmpeg', (value) => {
  expect(() => formatNumber(value)).toThrow(RangeError)
})

test('a written number reads back as itself, to twelve decimals', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (value) => {
      const text = formatNumber(value)
      expect(text).toMatch(/^-?\d+(\.\d+)?$/)
      expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(1e-12)
    }),
  )
})
