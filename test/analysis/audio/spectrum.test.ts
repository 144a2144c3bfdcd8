import { expect, it } from 'vitest'
import { ANALYSIS_RATE } from '../../../engine/analysis/audio/rates.ts'
import { melBank, toMel } from '../../../engine/analysis/audio/spectrum/mel.ts'
import { MelFrames } from '../../../engine/analysis/audio/spectrum/mel-frames.ts'
import { MEL, SpectrumStream } from '../../../engine/analysis/audio/spectrum/spectrum-stream.ts'
import { sound } from './sounds.ts'

const highest = (values: Float32Array | Float64Array): number => values.indexOf(Math.max(...values))

function spectra(left: Float32Array, right = left): SpectrumStream {
  const stream = new SpectrumStream()
  stream.push(left, right)
  stream.finish(left.length)
  return stream
}

it('has a weight of one in every mel band, however narrow', () => {
  const bank = melBank(MEL, ANALYSIS_RATE, 1024)
  const out = new Float64Array(MEL.bands)
  toMel(bank, new Float64Array(512).fill(1), out)
  for (const value of out) expect(value).toBeCloseTo(1, 12)
})

it('hears a higher tone in a higher band', () => {
  const bands = [60, 200, 440, 1000, 4000, 9000].map((hz) => {
    const frame = new Float32Array(MEL.bands)
    spectra(sound(0.5, (t) => Math.sin(2 * Math.PI * hz * t))).mel.read(25, frame)
    return highest(frame)
  })
  expect(bands).toEqual(bands.toSorted((a, b) => a - b))
  expect(new Set(bands).size).toBe(bands.length)
})

it('has a frame for every 220 samples begun', () => {
  expect(spectra(new Float32Array(2200)).mel.length).toBe(10)
  expect(spectra(new Float32Array(2201)).mel.length).toBe(11)
  expect(spectra(new Float32Array(0)).mel.length).toBe(0)
})

it('tells bass, mid and high by their root mean square', () => {
  const at = (hz: number, gain: number) => (t: number) => gain * Math.sin(2 * Math.PI * hz * t)
  const [bass, mid, high] = [at(80, 0.4), at(700, 0.2), at(5000, 0.1)]
  const { powers } = spectra(sound(2, (t) => bass(t) + mid(t) + high(t)))
  const middle = (values: Float32Array) => values[20] as number
  expect(middle(powers.bass.view())).toBeCloseTo(0.4 / Math.SQRT2, 2)
  expect(middle(powers.mid.view())).toBeCloseTo(0.2 / Math.SQRT2, 2)
  expect(middle(powers.high.view())).toBeCloseTo(0.1 / Math.SQRT2, 2)
})

it('hears sides that cancel each other as loud as sides that are alike', () => {
  const left = sound(0.3, (t) => Math.sin(2 * Math.PI * 440 * t))
  const alike = new Float32Array(MEL.bands)
  const opposite = new Float32Array(MEL.bands)
  spectra(left).mel.read(12, alike)
  spectra(
    left,
    left.map((value) => -value),
  ).mel.read(12, opposite)
  expect(opposite).toEqual(alike)
})

it('keeps mel frames against the peak of the whole clip', () => {
  const frames = new MelFrames(2)
  frames.push(Float64Array.of(0.001, 0))
  frames.push(Float64Array.of(0.5, 0.05))
  const out = new Float32Array(2)
  frames.read(1, out)
  expect(out[0]).toBeCloseTo(Math.log(1001), 5)
  expect(out[1]).toBeCloseTo(Math.log(101), 2)
  frames.read(0, out)
  expect(out[0]).toBeCloseTo(Math.log(3), 2)
  expect(out[1]).toBe(0)
  frames.read(2, out)
  expect([...out]).toEqual([0, 0])
})
