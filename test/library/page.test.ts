/** Pages and their cursors. */
import { describe, expect, it } from 'vitest'
import { anywhere, beginning, pageOf, readCursor, writeCursor } from '../../engine/library/page.ts'

const numbers = (rows: readonly number[], limit: number) =>
  pageOf(
    rows,
    limit,
    (row) => row,
    (row) => [row],
  )

describe('a page', () => {
  it('tells where the next begins only where there is one', () => {
    expect(numbers([1, 2, 3], 3)).toEqual({ items: [1, 2, 3] })
    expect(numbers([1, 2, 3, 4], 3)).toEqual({ items: [1, 2, 3], next: writeCursor([3]) })
    expect(numbers([], 3)).toEqual({ items: [] })
  })
})

describe('a cursor', () => {
  it('is read as it was written', () => {
    expect(readCursor(writeCursor(['2026', 'a"b']), ['', ''])).toEqual(['2026', 'a"b'])
  })

  it.each(['', 'x', '%%%', writeCursor([1]), writeCursor(['a', 'b']), 'bnVsbA', 'e30', 'WzEsMl0x'])(
    '%j of another list is refused',
    (cursor) => {
      expect(() => readCursor(cursor, [''])).toThrow(expect.objectContaining({ code: 'USAGE' }))
    },
  )
})

it('a text to look for means itself, whatever is in it', () => {
  expect(anywhere('50%_a\\b')).toBe('%50\\%\\_a\\\\b%')
  expect(beginning('ba_')).toBe('ba\\_%')
})
