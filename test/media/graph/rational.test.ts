/** The grid of frames and samples: exact however long a file is. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatRational,
  gridAt,
  isSameRational,
  nearestStandardRate,
  rational,
  samplesAt,
  secondsAt,
} from '../../../engine/media/graph/rational.ts'

const RATES = ['24000/1001', '24', '25', '30000/1001', '50', '60000/1001', '12.5', '240'].map((text) => {
  const [num = 0, den = 1] = text.split('/').map(Number)
  return rational(num * 2, den * 2)
})
const rates = fc.constantFrom(...RATES)
/** Up to four hours. */
const frames = fc.nat(4 * 3600 * 240)

describe('the grid', () => {
  it('gives back every frame from its time', () => {
    fc.assert(
      fc.property(rates, frames, (rate, frame) => {
        expect(gridAt(secondsAt(frame, rate), rate)).toBe(frame)
      }),
    )
  })

  it('takes times written with decimals for what was written: ties go to the later frame', () => {
    const fps = rational(25)
    for (let n = 0; n < 5000; n += 1)
      expect(gridAt(Number((n * 0.04 + 0.02).toFixed(2)), fps), `${n}.5 frames`).toBe(n + 1)
  })

  it('lets neighbours share their border, so that the samples of all frames add up', () => {
    fc.assert(
      fc.property(rates, frames, fc.nat(1000), (rate, from, count) => {
        const at = (frame: number) => samplesAt(frame, rate, 48_000)
        const sum = Array.from({ length: count }, (_, n) => at(from + n + 1) - at(from + n)).reduce(
          (a, b) => a + b,
          0,
        )
        expect(sum).toBe(at(from + count) - at(from))
      }),
    )
  })

  it('drifts by nothing in four hours of 30000/1001', () => {
    const fps = rational(30_000, 1001)
    const end = gridAt(14_400, fps)
    expect(end).toBe(431_568)
    expect(samplesAt(end, fps, 48_000)).toBe(691_199_309)
  })
})

describe('ratios', () => {
  it('are kept in lowest terms and written as ffmpeg reads them', () => {
    expect(rational(50, 2)).toEqual({ num: 25, den: 1 })
    expect(formatRational(rational(60_000, 2002))).toBe('30000/1001')
    expect(formatRational(rational(25))).toBe('25')
    expect(isSameRational({ num: 50, den: 2 }, { num: 25, den: 1 })).toBe(true)
  })

  it.each([
    [29.9, '30000/1001'],
    [24.2, '24'],
    [9, '10'],
    [200, '120'],
  ])('near %d go to the standard rate %s', (fps, wanted) => {
    expect(formatRational(nearestStandardRate({ num: fps * 10, den: 10 }))).toBe(wanted)
  })
})
