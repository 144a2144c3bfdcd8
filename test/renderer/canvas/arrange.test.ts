import { expect, test } from 'vitest'
import { align, type Box, distribute, freePlace } from '../../../renderer/editor/canvas/model/arrange.ts'
import { nextNode } from '../../../renderer/editor/canvas/model/walk.ts'

const box = (key: string, x: number, y: number, width = 100): Box => ({ key, x, y, width, height: 50 })
const BOXES = [box('a', 0, 0), box('b', 150, 10, 60), box('c', 400, 200)]

test('edges and middles are put in a line', () => {
  expect([...align(BOXES, 'right').values()].map(([x]) => x)).toEqual([400, 440, 400])
  expect([...align(BOXES, 'top').values()].map(([, y]) => y)).toEqual([0, 0, 0])
  expect([...align(BOXES, 'middle').values()].map(([, y]) => y)).toEqual([100, 100, 100])
})

test('gaps become the same, and the outermost stay', () => {
  expect([...distribute(BOXES, 'across')]).toEqual([
    ['a', [0, 0]],
    ['b', [220, 10]],
    ['c', [400, 200]],
  ])
  expect(distribute(BOXES.slice(0, 2), 'across').size).toBe(0)
})

test('something new does not come over something old', () => {
  expect(freePlace([10, 10], { width: 100, height: 50 }, BOXES)).toEqual([10, 74])
  expect(freePlace([900, 10], { width: 100, height: 50 }, BOXES)).toEqual([900, 10])
})

test('arrows go along links, else to what lies there', () => {
  const links = [{ from: 'a', to: 'c' }]
  expect(nextNode('a', 'right', links, BOXES)).toBe('c')
  expect(nextNode('c', 'left', links, BOXES)).toBe('a')
  expect(nextNode('b', 'left', links, BOXES)).toBe('a')
  expect(nextNode('a', 'up', links, BOXES)).toBeUndefined()
  expect(nextNode('', 'right', links, BOXES)).toBe('a')
})
