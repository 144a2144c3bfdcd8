/** Movement, its tempo, and where there is nothing to see, in numbers that are known beforehand. */
import { describe, expect, it, test } from 'vitest'
import { VideoAnalysis } from '../../../engine/contract/analysis.ts'
import { analyse, chance, frames, grainy, grey, pictureOf, scene, times, withPatch } from './pictures.ts'

/** Half of it is dark; the other is as bright as wanted. */
const half = (level: number) => pictureOf((x) => (x < 32 ? 40 : level))

describe('movement', () => {
  it('is the mean change of a pixel, over a tenth of a second', () => {
    const levels = frames(60, (frame) => half(frame % 2 === 0 ? 100 : 151))
    const { motion } = analyse(levels, { num: 20, den: 1 })
    expect(motion.hopSec).toBe(0.1)
    // Half of the pixels change by a fifth. Of the first frame nobody knows.
    expect(motion.values).toEqual(Array.from({ length: 30 }, () => 0.1))
  })

  it('has hops of whole frames, and the last one may be short', () => {
    const { motion, durationSec } = analyse(times(100, grey(9)), { num: 30000, den: 1001 })
    expect(motion.hopSec).toBeCloseTo(0.1001, 12)
    expect(motion.values).toHaveLength(34)
    expect(durationSec).toBe(3.3367)
  })

  it('does not count the cut', () => {
    const { motion, scenes } = analyse([...times(41, scene(1)), ...times(40, scene(2))])
    expect(scenes).toEqual([1.64])
    expect(Math.max(...motion.values)).toBe(0)
  })

  it('does not count grain of coding', () => {
    const { motion } = analyse(frames(50, (frame) => grainy(scene(1), 1.4, frame)))
    expect(Math.max(...motion.values)).toBe(0)
  })

  it('peaks where something sets in, not while it goes on', () => {
    const x = (frame: number): number => Math.min(44, Math.max(0, frame - 30) * 4)
    const pictures = frames(100, (frame) => withPatch(scene(1), x(frame), 12, 14))
    expect(analyse(pictures)).toMatchObject({ scenes: [], motionPeaks: [1.24] })
  })

  it('peaks each time anew', () => {
    const pictures = frames(100, (frame) => withPatch(scene(1), 12 * Math.floor(frame / 20), 12, 14))
    expect(analyse(pictures).motionPeaks).toEqual([0.8, 1.6, 2.4, 3.2])
  })
})

describe('the tempo of movement', () => {
  const background = scene(1)
  /** A patch goes to and fro, once each beat, in a quarter of it. */
  const dance = (bpm: number, rate: number) =>
    frames(12 * rate, (frame) => {
      const beats = (frame / rate) * (bpm / 60)
      const gone = Math.min(1, 4 * (beats % 1))
      return withPatch(background, 8 + 24 * (Math.floor(beats) % 2 ? 1 - gone : gone), 12, 12)
    })

  test.each([72, 96, 100, 120, 128, 150, 174])('%i beats a minute', (bpm) => {
    const { motionTempo } = analyse(dance(bpm, 30), { num: 30, den: 1 })
    expect(Math.abs((motionTempo?.bpm ?? 0) / bpm - 1)).toBeLessThan(0.01)
    expect(motionTempo?.confidence).toBeGreaterThan(0.4)
  })

  test.each([25, 50, 120])('at %i frames a second', (rate) => {
    const { motionTempo } = analyse(dance(110, rate), { num: rate, den: 1 })
    expect(Math.abs((motionTempo?.bpm ?? 0) / 110 - 1)).toBeLessThan(0.01)
  })

  it('is none where nothing moves, where all moves by chance, or where it is short', () => {
    const numbers = chance(5)
    const jumps = Array.from({ length: 40 }, () => Math.floor(numbers.next().value * 1000))
    const restless = frames(1000, (frame) =>
      withPatch(background, 5 * (jumps.filter((jump) => jump <= frame).length % 8), 12, 12),
    )
    expect(analyse(times(300, scene(1))).motionTempo).toBeNull()
    expect(analyse(restless).motionTempo).toBeNull()
    expect(analyse(dance(120, 25).slice(0, 60)).motionTempo).toBeNull()
  })
})

describe('stretches', () => {
  it('are black, with a logo too', () => {
    const logo = withPatch(grey(10), 3, 3, 5)
    const pictures = [
      ...frames(50, (i) => scene(i)),
      ...times(20, grey(10)),
      ...times(5, logo),
      ...times(30, scene(2)),
    ]
    expect(analyse(pictures).black).toEqual([{ startSec: 2, endSec: 3 }])
  })

  it('are not black for a moment, nor because it is night', () => {
    const night = scene(2, { darkest: 0, brightest: 70 })
    const pictures = [...times(20, scene(1)), ...times(4, grey(0)), ...times(50, night)]
    expect(analyse(pictures).black).toEqual([])
  })

  it('are still, whatever coding does to them', () => {
    const moving = frames(50, (frame) => scene(1, { x: frame }))
    const still = frames(50, (frame) => grainy(scene(1, { x: 49 }), 1.4, frame))
    expect(analyse([...moving, ...still, ...moving]).still).toEqual([{ startSec: 1.96, endSec: 4 }])
  })

  it('are still picture by picture', () => {
    const pictures = frames(150, (frame) => scene(Math.floor(frame / 50)))
    expect(analyse(pictures).still).toEqual([0, 2, 4].map((startSec) => ({ startSec, endSec: startSec + 2 })))
  })

  it('are not still where the light changes slowly, or something small moves', () => {
    const dawn = frames(250, (frame) => grey(frame))
    const small = frames(100, (frame) => withPatch(scene(1), 10 + frame / 4, 10, 2))
    expect(analyse(dawn).still).toEqual([])
    expect(analyse(small).still).toEqual([])
  })
})

it('one frame, and none, are analysed', () => {
  const nothing = { scenes: [], motionPeaks: [], motionTempo: null, black: [], still: [] }
  const hopSec = 0.12
  expect(analyse([scene(1)])).toEqual({ ...nothing, durationSec: 0.04, motion: { hopSec, values: [0] } })
  expect(analyse([])).toEqual({ ...nothing, durationSec: 0, motion: { hopSec, values: [] } })
})

it('the same frames give the same, as the contract says it', () => {
  const pictures = frames(200, (frame) => grainy(scene(Math.floor(frame / 37), { x: frame / 3 }), 9, frame))
  const analysis = analyse(pictures)
  expect(analyse(pictures)).toEqual(analysis)
  expect(VideoAnalysis.parse(analysis)).toEqual(analysis)
})
