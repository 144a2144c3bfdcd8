/** Tiles in a width, and the way of the keys among them. */
import { describe, expect, it } from 'vitest'
import { LIBRARY_TILES, placeAfter, shapeFor } from '../../../renderer/library/grid/layout.ts'

describe('the shape of a grid', () => {
  it.each([
    [1000, 5],
    [400, 2],
    [120, 1],
    [0, 1],
  ])('in %i pixels has %i columns', (width, columns) => {
    expect(shapeFor(width, LIBRARY_TILES).columns).toBe(columns)
  })

  it('fills the width to the pixel', () => {
    for (let width = 200; width < 3000; width += 37) {
      const { columns, tileWidth } = shapeFor(width, LIBRARY_TILES)
      expect(columns * tileWidth + (columns - 1) * LIBRARY_TILES.gap).toBeCloseTo(width)
      expect(tileWidth).toBeGreaterThanOrEqual(LIBRARY_TILES.minWidth)
    }
  })
})

describe('keys lead', () => {
  const from = (at: number, key: string) => placeAfter(key, { at, count: 11, columns: 4, rowsInSight: 2 })
  it.each([
    ['ArrowRight', 3, 4],
    ['ArrowRight', 10, 10],
    ['ArrowLeft', 4, 3],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 5],
    ['ArrowDown', 7, 10],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 6, 2],
    ['ArrowUp', 2, 2],
    ['PageDown', 0, 4],
    ['PageDown', 8, 10],
    ['PageUp', 5, 1],
    ['PageUp', 2, 2],
    ['Home', 6, 0],
    ['End', 0, 10],
  ])('%s from %i to %i', (key, at, to) => {
    expect(from(at, key)).toBe(to)
  })

  it('nowhere by other keys, and nowhere in an empty list', () => {
    expect(from(0, 'x')).toBeUndefined()
    expect(placeAfter('End', { at: 0, count: 0, columns: 4, rowsInSight: 1 })).toBeUndefined()
  })
})
