/** Matrices as ffprobe prints them, and what they mean for a viewer. */
import { expect, test } from 'vitest'
import { orientationOf } from '../../../engine/media/probe/orientation.ts'

const ONE = 65_536
const matrix = (...numbers: readonly [number, number, number, number]): string => {
  const [a, b, c, d] = numbers.map((number) => Math.round(number * ONE))
  return `\n00000000: ${a} ${b} 0\n00000001: ${c} ${d} 0\n00000002: 0 0 1073741824\n`
}

test.each([
  [1, matrix(1, 0, 0, 1), false, 0],
  [2, matrix(-1, 0, 0, 1), true, 0],
  [3, matrix(-1, 0, 0, -1), false, 180],
  [4, matrix(1, 0, 0, -1), true, 180],
  [5, matrix(0, 1, 1, 0), true, 270],
  [6, matrix(0, 1, -1, 0), false, 90],
  [7, matrix(0, -1, -1, 0), true, 90],
  [8, matrix(0, -1, 1, 0), false, 270],
])('EXIF orientation %i is a flip or none, and then a quarter turn', (_, text, isMirrored, rotationDeg) => {
  expect(orientationOf(text, 0)).toEqual({ isMirrored, rotationDeg })
})

test('angles in between go to the nearest quarter', () => {
  expect(orientationOf(matrix(0.1, 0.99, -0.99, 0.1), 0).rotationDeg).toBe(90)
})

test('without a matrix the angle counts, told against the clock', () => {
  expect(orientationOf(undefined, -90)).toEqual({ isMirrored: false, rotationDeg: 90 })
  expect(orientationOf(undefined, 450).rotationDeg).toBe(270)
  expect(orientationOf(undefined, Number.NaN).rotationDeg).toBe(0)
})

test('a matrix that flattens the picture, or is none, counts for nothing', () => {
  expect(orientationOf(matrix(0, 0, 0, 0), 0)).toEqual({ isMirrored: false, rotationDeg: 0 })
  expect(orientationOf('nonsense', 180)).toEqual({ isMirrored: false, rotationDeg: 180 })
})
