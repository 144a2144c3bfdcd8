import { expect, it } from 'vitest'
import { fitToSound } from '../../../engine/analysis/audio/rhythm/beat-ends.ts'
import { bpmOfBeats, tempiOfBeats } from '../../../engine/analysis/audio/rhythm/tempo-of-beats.ts'
import { tempoPath } from '../../../engine/analysis/audio/rhythm/tempo-path.ts'
import { repetition, tempogram } from '../../../engine/analysis/audio/rhythm/tempogram.ts'
import { trackBeats } from '../../../engine/analysis/audio/rhythm/track-beats.ts'

/** Peaks three frames wide at every multiple of a period. */
function pulses(length: number, at: readonly number[]): Float32Array {
  const out = new Float32Array(length).fill(-0.2)
  for (const place of at) for (const d of [-1, 0, 1]) out[Math.round(place) + d] = d === 0 ? 4 : 2
  return out
}
const even = (period: number, length: number) =>
  Array.from({ length: Math.floor(length / period) - 1 }, (_, i) => (i + 1) * period)

it('sees a pulse repeat after its period and not after half of it', () => {
  const gram = tempogram(pulses(3000, even(50, 3000)))
  expect(repetition(gram, 15, 50)).toBeGreaterThan(0.9)
  expect(repetition(gram, 15, 200)).toBeGreaterThan(0.8)
  expect(repetition(gram, 15, 25)).toBeLessThan(0.1)
})

it('follows a tempo that jumps', () => {
  const slow = even(60, 2000)
  const fast = even(46, 2000).map((place) => 2000 + place)
  const path = tempoPath(tempogram(pulses(4000, [...slow, ...fast])))
  expect(path[5]).toBeCloseTo(60, 0)
  expect(path[35]).toBeCloseTo(46, 0)
})

it('puts beats on the peaks, and between them where some are missing', () => {
  const places = even(50, 2000)
  const gappy = pulses(
    2000,
    places.filter((_, i) => i % 5 !== 3),
  )
  const beats = [...trackBeats(gappy, new Float64Array(21).fill(50.4))]
  for (const place of places.slice(1)) expect(beats.some((beat) => Math.abs(beat - place) <= 1)).toBe(true)
  expect(beats.length).toBeLessThanOrEqual(places.length + 1)
})

it('goes on with beats and bars to the ends of the sound, and drops what is outside', () => {
  const fitted = fitToSound({ times: [0.5, 2, 2.5, 3, 3.5, 4], starts: [1, 5] }, 4, 0.9, 5.2)
  expect(fitted.times).toEqual([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5])
  expect(fitted.starts.map((i) => fitted.times[i])).toEqual([2, 4])
})

it('reads the tempo off the beats though one is missing', () => {
  const beats = Array.from({ length: 40 }, (_, i) => i * 0.5).filter((_, i) => i !== 17)
  expect(bpmOfBeats(beats)).toBeCloseTo(120, 9)
  expect(tempiOfBeats(beats)).toEqual([{ atSec: 0, bpm: 120 }])
})

it('says from when on another tempo holds', () => {
  const beats = Array.from({ length: 20 }, (_, i) => i * 0.5)
  for (let i = 1; i <= 20; i++) beats.push(9.5 + i * 0.4)
  const [first, second, ...more] = tempiOfBeats(beats)
  expect(more).toEqual([])
  expect(first?.bpm).toBeCloseTo(120, 1)
  expect(second?.bpm).toBeCloseTo(150, 1)
  expect(Math.abs((second?.atSec ?? 0) - 9.5)).toBeLessThan(2.1)
})
