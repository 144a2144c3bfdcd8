import { expect, it } from 'vitest'
import { parabolicOffset, peakNear, valueAt } from '../../../engine/analysis/audio/rhythm/frame-times.ts'
import { normalise } from '../../../engine/analysis/audio/rhythm/normalise.ts'
import { slidingMean } from '../../../engine/analysis/audio/rhythm/sliding.ts'
import { FRAME_RATE } from '../../../engine/analysis/audio/spectrum/spectrum-stream.ts'
import { analyse, drums, sound } from './sounds.ts'

it('finds every stroke once, within 15 ms, and nothing else', () => {
  const times = [0.4, 0.7, 1.21, 1.5, 2.03, 2.2, 2.95]
  const strokes = times.map((atSec, i) => ({
    atSec,
    drum: (['kick', 'snare', 'hat'] as const)[i % 3] ?? 'hat',
  }))
  const { onsets } = analyse(drums(3.5, strokes))
  expect(onsets).toHaveLength(times.length)
  for (const [i, onset] of onsets.entries())
    expect(Math.abs(onset - (times[i] as number))).toBeLessThan(0.015)
})

it('takes vibrato for one onset', () => {
  const { onsets } = analyse(
    sound(
      3,
      (t) => 0.5 * Math.min(1, t * 50) * Math.sin(2 * Math.PI * 500 * t + 3 * Math.sin(2 * Math.PI * 6 * t)),
    ),
  )
  expect(onsets).toHaveLength(1)
})

it('brings loud and quiet stretches to the same size', () => {
  const curve = Float32Array.from({ length: 4000 }, (_, i) => (i % 50 === 0 ? (i < 2000 ? 1 : 0.5) : 0))
  const even = normalise(curve)
  expect((even[500] as number) / (even[3500] as number)).toBeCloseTo(1, 2)
  expect((even[500] as number) / (even[525] as number)).toBeLessThan(-20)
})

it('slides a mean over the ends too', () => {
  expect([...slidingMean(Float32Array.of(1, 2, 3, 6), 1)]).toEqual([1.5, 2, 3.6666667461395264, 4.5])
})

it('reads curves between frames', () => {
  const curve = Float32Array.of(0, 1, 4, 1)
  expect(valueAt(curve, 1.5)).toBe(2.5)
  expect(valueAt(curve, -3)).toBe(0)
  expect(peakNear(curve, 0.6, 1)).toBe(4)
  expect(parabolicOffset(curve, 2)).toBeCloseTo(0, 12)
  expect(parabolicOffset(Float32Array.of(0, 4, 2), 1)).toBeCloseTo(1 / 6, 12)
  expect(FRAME_RATE).toBeCloseTo(100.227, 3)
})
