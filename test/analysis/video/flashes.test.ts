/** Flashes are accents at their first frame, and no scenes. */
import { describe, expect, it, test } from 'vitest'
import {
  analyse,
  chance,
  frames,
  grainy,
  grey,
  mix,
  type Picture,
  scene,
  secondsOf,
  times,
  withPatch,
} from './pictures.ts'

/** First frames of 40 flashes, between a quarter and one and a half seconds apart at 25 frames a second. */
function irregular(): readonly number[] {
  const numbers = chance(7)
  let at = 10
  return Array.from({ length: 40 }, () => {
    at += 6 + Math.floor(numbers.next().value * 32)
    return at
  })
}

const flashing = (
  starts: readonly number[],
  length: number,
  picture: (frame: number) => Picture,
): Picture[] =>
  frames((starts.at(-1) ?? 0) + 40, (frame) =>
    starts.some((start) => frame >= start && frame < start + length) ? grey(250) : picture(frame),
  )

const backgrounds: readonly (readonly [string, (frame: number) => Picture])[] = [
  ['black', () => grey(0)],
  ['one grey', () => grey(90)],
  ['a still picture', () => scene(3)],
  ['a grainy picture', (frame) => grainy(scene(3), 8, frame)],
  ['a pan', (frame) => scene(3, { x: frame / 2 })],
]

describe.each(backgrounds)('forty flashes over %s', (_, picture) => {
  test.each([1, 2, 3, 4])('of %i frames', (length) => {
    const starts = irregular()
    const { scenes, motionPeaks } = analyse(flashing(starts, length, picture))
    expect(scenes).toEqual([])
    expect(motionPeaks).toEqual(starts.map((start) => secondsOf(start)))
  })
})

it('at few frames a second they are found as well', () => {
  const rate = { num: 25, den: 2 }
  const starts = irregular()
  const { scenes, motionPeaks } = analyse(
    flashing(starts, 1, () => scene(3)),
    rate,
  )
  expect(scenes).toEqual([])
  expect(motionPeaks).toEqual(starts.map((start) => secondsOf(start, rate)))
})

it('one that dies away over half a second is one too', () => {
  const dying = frames(12, (frame) => mix(grey(255), scene(3), frame / 12))
  const analysis = analyse([...times(50, scene(3)), ...dying, ...times(50, scene(3))])
  expect(analysis).toMatchObject({ scenes: [], motionPeaks: [2] })
})

it('a small light, and a blink of darkness, are too', () => {
  const blinks = [...times(50, scene(3)), grey(0), grey(0), ...times(50, scene(3))]
  expect(analyse(blinks)).toMatchObject({ scenes: [], motionPeaks: [2] })
  const small = [...times(50, scene(3)), withPatch(scene(3), 20, 10, 12), ...times(50, scene(3))]
  expect(analyse(small)).toMatchObject({ scenes: [], motionPeaks: [2] })
})

it('a stroboscope is a row of them', () => {
  const lit = (frame: number): boolean => frame >= 50 && frame < 100 && frame % 5 < 2
  const { scenes, motionPeaks } = analyse(frames(150, (frame) => (lit(frame) ? grey(250) : scene(3))))
  expect(scenes).toEqual([])
  expect(motionPeaks).toEqual(Array.from({ length: 10 }, (_, i) => secondsOf(50 + 5 * i)))
})

it('one that hides a cut is a cut, once', () => {
  const { scenes } = analyse([...times(50, scene(1)), ...times(2, grey(255)), ...times(50, scene(2))])
  expect(scenes).toHaveLength(1)
  expect(scenes[0]).toBeGreaterThanOrEqual(2)
  expect(scenes[0]).toBeLessThanOrEqual(2.08)
})

it('a picture that comes for half a second and goes again is a scene', () => {
  const { scenes } = analyse([...times(50, scene(1)), ...times(12, scene(2)), ...times(50, scene(1))])
  expect(scenes).toEqual([2, 2.48])
})
