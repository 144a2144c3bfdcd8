/** Tables: what RFC 4180 allows is read, everything else is refused with its line. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv } from '../../../engine/cli/batch/read-csv.ts'

const cells = (text: string): readonly (readonly string[])[] =>
  readCsv(text, 't.csv').rows.map((row) => row.cells)

test('plain fields, with LF or CRLF, with or without an end of the last line', () => {
  for (const text of ['a,b\n1,2\n3,4\n', 'a,b\r\n1,2\r\n3,4\r\n', 'a,b\n1,2\n3,4', '\ufeffa,b\n1,2\r\n3,4']) {
    expect(readCsv(text, 't.csv').head).toEqual(['a', 'b'])
    expect(cells(text)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
  }
})

test('quoted fields hold commas, quotes and line breaks; spaces belong to a field', () => {
  expect(cells('a,b\n"x, ""y""\r\nz", w \n')).toEqual([['x, "y"\r\nz', ' w ']])
  expect(cells('a,b\n"",\n')).toEqual([['', '']])
})

test('a row is named by the line it begins in', () => {
  expect(readCsv('a\n"1\n2\n3"\n4\n', 't.csv').rows.map(({ line }) => line)).toEqual([2, 5])
})

test('a table without rows has none', () => {
  expect(cells('a,b\n')).toEqual([])
})

describe('what is odd is refused', () => {
  test.each([
    ['', 't.csv:1: the first line names no columns'],
    ['\n1\n', 't.csv:1: the first line names no columns'],
    ['a,b\n1\n', 't.csv:2: this row has 1 fields, the first line has 2'],
    ['a\n1,2\n', 't.csv:2: this row has 2 fields, the first line has 1'],
    ['a,b\n1,2\n\n', 't.csv:3: this row has 1 fields, the first line has 2'],
    ['a\nx"y\n', 't.csv:2: a quote stands in a field that does not begin with one'],
    ['a\n"x\n\n', 't.csv:2: a quote is never closed'],
    ['a\n"x""\n', 't.csv:2: a quote is never closed'],
    ['a\n"x"y\n', 't.csv:2: something follows a closing quote'],
    ['a\n"x" \n', 't.csv:2: something follows a closing quote'],
    ['a\n1\r2\n', 't.csv:2: a line ends in a carriage return alone'],
  ])('%j', (text, message) => {
    expect(() => cells(text)).toThrow(expect.objectContaining({ code: 'USAGE', message }))
  })
})

test('what is written by the rules comes back, whatever it is', () => {
  const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é'), maxLength: 6 })
  const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 2 }), { maxLength: 5 })
  const write = (row: readonly string[]) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')
  fc.assert(
    fc.property(rows, fc.constantFrom('\n', '\r\n'), (table, end) => {
      expect(cells([['x', 'y'], ...table].map((row) => write(row) + end).join(''))).toEqual(table)
    }),
  )
})

test('a large table takes no long time, and neither does a quote that is never closed', () => {
  const big = `a,b\n${'"x ""y""",1\n'.repeat(100_000)}`
  const begun = performance.now()
  expect(cells(big)).toHaveLength(100_000)
  expect(() => cells(`${big}"`)).toThrow('never closed')
  expect(performance.now() - begun).toBeLessThan(5000)
})
