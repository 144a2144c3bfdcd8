/** Times as people write them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTime } from '../../engine/cli/read-time.ts'
import { cli } from './kit.ts'

describe('readTime', () => {
  test.each([
    ['3', 3],
    ['0', 0],
    ['12.48', 12.48],
    ['.5', 0.5],
    ['90', 90],
    ['1:05.5', 65.5],
    ['90:00', 5400],
    ['1:02:03.25', 3723.25],
    ['0:00:00', 0],
  ])('%s is %d s', (text, seconds) => {
    expect(readTime(text)).toBe(seconds)
  })

  test.each(['', '-1', '1:5', '1:60', '1:60:00', '1:2:03', ':30', '3s', '1e3', '0x10', '1:05,5', 'Infinity'])(
    '%j is refused',
    (text) => {
      expect(() => readTime(text)).toThrow(/seconds, m:ss or h:mm:ss/)
    },
  )

  test('every time of the clock is the number of its seconds', () => {
    const two = (value: number): string => String(value).padStart(2, '0')
    fc.assert(
      fc.property(fc.nat(99), fc.nat(59), fc.nat(59), (hours, minutes, seconds) => {
        const sum = hours * 3600 + minutes * 60 + seconds
        expect(readTime(`${hours}:${two(minutes)}:${two(seconds)}`)).toBe(sum)
        expect(readTime(`${hours * 60 + minutes}:${two(seconds)}`)).toBe(sum)
      }),
    )
  })
})

test.each([
  ['run', '--from'],
  ['plan', '--to'],
  ['render', '--from'],
  ['still', '--at'],
])('artdag %s with a time that is none is bad usage', async (command, option) => {
  const { exitCode, err } = await cli([command, 'cut.yaml', 'x.mp4', option, 'noon'])
  expect(exitCode).toBe(2)
  expect(err).toContain(option)
  expect(err).toContain('1:05.5')
})
