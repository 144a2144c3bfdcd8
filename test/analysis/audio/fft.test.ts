import { expect, it } from 'vitest'
import { Fft } from '../../../engine/analysis/audio/spectrum/fft.ts'
import { noiseFrom } from './sounds.ts'

/** By its definition. */
function transformSlowly(re: Float64Array, im: Float64Array): [Float64Array, Float64Array] {
  const n = re.length
  const sum = (k: number, part: (cos: number, sin: number, i: number) => number) => {
    let total = 0
    for (let i = 0; i < n; i++)
      total += part(Math.cos((2 * Math.PI * k * i) / n), -Math.sin((2 * Math.PI * k * i) / n), i)
    return total
  }
  return [
    re.map((_, k) => sum(k, (cos, sin, i) => (re[i] as number) * cos - (im[i] as number) * sin)),
    re.map((_, k) => sum(k, (cos, sin, i) => (re[i] as number) * sin + (im[i] as number) * cos)),
  ]
}

it.each([2, 4, 64, 1024])('transforms %i values as the definition does', (size) => {
  const noise = noiseFrom(size)
  const re = new Float64Array(size).map(noise)
  const im = new Float64Array(size).map(noise)
  const [wantedRe, wantedIm] = transformSlowly(re, im)
  new Fft(size).transform(re, im)
  expect(Math.max(...re.map((value, k) => Math.abs(value - (wantedRe[k] as number))))).toBeLessThan(1e-9)
  expect(Math.max(...im.map((value, k) => Math.abs(value - (wantedIm[k] as number))))).toBeLessThan(1e-9)
})

it.each([0, 1, 12, 2.5])('refuses %d values', (size) => {
  expect(() => new Fft(size)).toThrow(RangeError)
})
