import { expect, it } from 'vitest'
import { halveRate } from './halve-rate.ts'

const sine = (hz: number, rate: number): Float32Array =>
  Float32Array.from({ length: rate / 10 }, (_, i) => Math.sin((2 * Math.PI * hz * i) / rate))

it.each([50, 440, 5000])('%i Hz stay as they are, at the same time', (hz) => {
  const halved = halveRate(sine(hz, 44_100)).subarray(20, -20)
  const wanted = sine(hz, 22_050).subarray(20, -20)
  for (const [i, value] of halved.entries())
    expect(Math.abs(value - (wanted[i] as number))).toBeLessThan(0.02)
})

it('leaves out what the lower rate cannot hold', () => {
  const most = halveRate(sine(17_000, 44_100))
    .subarray(20, -20)
    .reduce((loudest, value) => Math.max(loudest, Math.abs(value)), 0)
  expect(most).toBeLessThan(0.02)
})
