import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rational } from '../../../engine/media/graph/rational.ts'
import type { Rational } from '../../../engine/media/probe/facts.ts'
import { timeFrames } from '../../../engine/media/probe/frame-timing.ts'
import type { PacketList } from '../../../engine/media/probe/packet-scan.ts'

const packets = (pts: readonly number[], more: Partial<PacketList> = {}): PacketList => ({
  pts,
  dts: pts,
  lastDuration: undefined,
  longestGop: 1,
  end: undefined,
  skipSamples: 0,
  padSamples: 0,
  ...more,
})
const stream = (timeBase: Rational, claimedRates: readonly Rational[] = []) => ({
  timeBase,
  claimedRates,
  delayFrames: 0,
})
const ticksAt = (frames: number, fps: Rational, timeBase: Rational) =>
  Array.from({ length: frames }, (_, i) =>
    Math.round((i * fps.den * timeBase.den) / (fps.num * timeBase.num)),
  )

const RATES = [
  rational(24000, 1001),
  rational(25),
  rational(30000, 1001),
  rational(60),
  rational(25, 2),
  rational(7),
]
const BASES = [rational(1, 1000), rational(1, 90000), rational(1, 12800), rational(1, 30000)]

test('a claimed rate that the frames keep is exact in every time base, in any order of packets', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...RATES),
      fc.constantFrom(...BASES),
      fc.integer({ min: 2, max: 400 }),
      fc.integer({ min: 0, max: 1e9 }),
      (fps, timeBase, frames, offset) => {
        const ticks = ticksAt(frames, fps, timeBase).map((tick) => tick + offset)
        const timing = timeFrames(packets(ticks.toReversed()), stream(timeBase, [rational(90000), fps]))
        expect(timing).toMatchObject({ fps, frames, isVariable: false })
        expect((timing?.endSec ?? 0) - (timing?.startSec ?? 0)).toBeCloseTo((frames * fps.den) / fps.num, 9)
      },
    ),
  )
})

test('without a claim a common rate is found', () => {
  const timeBase = rational(1, 1000)
  const ntsc = rational(30000, 1001)
  expect(timeFrames(packets(ticksAt(300, ntsc, timeBase)), stream(timeBase))?.fps).toEqual(ntsc)
})

test('without a claim an uncommon but even rate is found', () => {
  expect(timeFrames(packets([0, 7, 14, 21, 28]), stream(rational(1, 100)))).toMatchObject({
    fps: rational(100, 7),
    isVariable: false,
  })
})

test('a missing frame makes the rate variable, even in the coarsest time base', () => {
  const timing = timeFrames(
    packets([0, 1, 2, 4, 5], { lastDuration: 1 }),
    stream(rational(1, 25), [rational(25)]),
  )
  expect(timing).toEqual({ frames: 5, fps: rational(125, 6), isVariable: true, startSec: 0, endSec: 0.24 })
})

test('a variable rate is the average, ends included', () => {
  const timing = timeFrames(packets([0, 500, 600, 1500], { lastDuration: 500 }), stream(rational(1, 1000)))
  expect(timing).toEqual({ frames: 4, fps: rational(2), isVariable: true, startSec: 0, endSec: 2 })
})

test('packets of one time are the halves of one frame', () => {
  expect(timeFrames(packets([0, 0, 40, 40, 80, 80]), stream(rational(1, 1000)))).toMatchObject({
    frames: 3,
    fps: rational(25),
  })
})

test('where frames have no times of their own, the order of decoding and its delay tell', () => {
  const pts = [Number.NaN, Number.NaN, Number.NaN]
  const timing = timeFrames(packets(pts, { dts: [0, 1, 2] }), {
    timeBase: rational(1, 25),
    claimedRates: [rational(25)],
    delayFrames: 2,
  })
  expect(timing).toMatchObject({ frames: 3, isVariable: false, startSec: 0.08, endSec: 0.2 })
})

test('a single frame has the claimed rate, unless it is absurd', () => {
  expect(timeFrames(packets([7]), stream(rational(1, 1000), [rational(24)]))?.fps).toEqual(rational(24))
  expect(timeFrames(packets([7]), stream(rational(1, 1000), [rational(90000)]))?.fps).toEqual(rational(25))
})

test('no packets, no timing', () => {
  expect(timeFrames(packets([]), stream(rational(1, 25)))).toBeUndefined()
  expect(timeFrames(packets([Number.NaN]), stream(rational(1, 25)))).toBeUndefined()
})
