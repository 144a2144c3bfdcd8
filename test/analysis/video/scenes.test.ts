/** New scenes are told from everything else that changes a picture. */
import { describe, expect, it, test } from 'vitest'
import { analyse, frames, grainy, grey, mix, type Picture, scene, secondsOf, times } from './pictures.ts'

const NTSC = { num: 30000, den: 1001 }
const scenesOf = (pictures: readonly Picture[]): readonly number[] => analyse(pictures).scenes

describe('a cut is found at the first frame of the new scene', () => {
  test.each([
    [25, 1],
    [30000, 1001],
    [10, 1],
    [60, 1],
  ])('at %i/%i frames a second', (num, den) => {
    const rate = { num, den }
    const cuts = [31, 75, 90, 140]
    const shot = (frame: number): number => cuts.filter((cut) => cut <= frame).length
    const pictures = frames(180, (frame) => grainy(scene(shot(frame), { x: frame / 5 }), 6, frame))
    expect(analyse(pictures, rate).scenes).toEqual(cuts.map((cut) => secondsOf(cut, rate)))
  })

  it('where a converter mixed the scenes in one frame', () => {
    const mixed = mix(scene(1), scene(2), 0.5)
    expect(scenesOf([...times(30, scene(1)), mixed, ...times(30, scene(2))])).toEqual([1.2])
  })

  it('where both scenes are dark', () => {
    const dark = { darkest: 0, brightest: 50 }
    expect(scenesOf([...times(30, scene(1, dark)), ...times(30, scene(2, dark))])).toEqual([1.2])
  })

  it('where each is of one grey', () => {
    expect(scenesOf([...times(30, grey(60)), ...times(30, grey(120))])).toEqual([1.2])
  })

  it('where every picture is shown three times', () => {
    const slow = (seed: number) => frames(36, (frame) => scene(seed, { x: Math.floor(frame / 3) }))
    expect(scenesOf([...slow(1), ...slow(2)])).toEqual([1.44])
  })

  it('four times a second', () => {
    const pictures = frames(120, (frame) => scene(Math.floor(frame / 6)))
    expect(scenesOf(pictures)).toEqual(Array.from({ length: 19 }, (_, i) => secondsOf(6 * (i + 1))))
  })
})

describe('no cut is', () => {
  test.each([3, 4, 8, 12, 25, 60])('a fade to black and out of it, of %i frames each', (length) => {
    const fade = frames(length, (frame) => mix(scene(1), grey(0), (frame + 1) / length))
    const back = frames(length, (frame) => mix(grey(0), scene(2), (frame + 1) / length))
    expect(
      scenesOf([...times(30, scene(1)), ...fade, ...times(10, grey(0)), ...back, ...times(30, scene(2))]),
    ).toEqual([])
  })

  test.each([4, 8, 12, 25])('a dissolve of %i frames', (length) => {
    const dissolve = frames(length, (frame) => mix(scene(1), scene(2), (frame + 1) / (length + 1)))
    expect(scenesOf([...times(30, scene(1)), ...dissolve, ...times(30, scene(2))])).toEqual([])
  })

  test.each([0.3, 1, 4])('a pan of %d pixels a frame', (speed) => {
    expect(scenesOf(frames(100, (frame) => scene(1, { x: speed * frame })))).toEqual([])
  })

  it('a whip pan', () => {
    const x = (frame: number): number => 60 / (1 + Math.exp((50 - frame) / 2))
    expect(scenesOf(frames(100, (frame) => scene(1, { x: x(frame) })))).toEqual([])
  })

  it('movement that sets in at once and goes on', () => {
    expect(scenesOf(frames(100, (frame) => scene(1, { x: 5 * Math.max(0, frame - 50) })))).toEqual([])
  })

  it('fast movement of pictures that are each shown twice', () => {
    expect(scenesOf(frames(100, (frame) => scene(1, { x: 4 * Math.floor(frame / 2) })))).toEqual([])
  })

  it('a light that is switched on', () => {
    const [dim, lit] = [scene(1, { darkest: 5, brightest: 100 }), scene(1, { darkest: 30, brightest: 230 })]
    expect(analyse([...times(30, dim), ...times(30, lit)])).toMatchObject({ scenes: [], motionPeaks: [1.2] })
  })

  it('heavy grain', () => {
    expect(scenesOf(frames(100, (frame) => grainy(grey(128), 80, frame)))).toEqual([])
  })

  it('the last two frames of another picture: no scene is so short', () => {
    expect(scenesOf([...times(30, scene(1)), ...times(2, scene(2))])).toEqual([])
  })
})

it('cuts nearer than a fifth of a second are one', () => {
  const pictures = [...times(30, scene(1)), ...times(3, scene(2)), ...times(30, scene(3))]
  expect(analyse(pictures, NTSC).scenes).toHaveLength(1)
})
