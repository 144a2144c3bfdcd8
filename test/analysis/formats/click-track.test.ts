/** Clicks begin on the sample of their beat, and the file around them is right. */
import { describe, expect, it } from 'vitest'
import { type Clicks, clickTrack } from '../../../engine/analysis/formats/click-track.ts'
import { clickWav, toS16, wavHeader } from '../../../engine/analysis/formats/wav.ts'
import { steady } from '../corrections/small-analysis.ts'

const clicks: Clicks = {
  beats: [0.1, 0.6, 1.1, 1.6],
  downbeats: [0.6],
  durationSec: 1.62,
  sampleRate: 48_000,
}

const samplesOf = (given: Clicks, block?: number): Float32Array => {
  const blocks = [...clickTrack(given, block)]
  const all = new Float32Array(blocks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const one of blocks) {
    all.set(one, at)
    at += one.length
  }
  return all
}

describe('a click track', () => {
  const samples = samplesOf(clicks)
  const peakFrom = (sample: number): number =>
    Math.max(...samples.subarray(sample, sample + 480).map((value) => Math.abs(value)))

  it('is as long as the clip, to the sample', () => {
    expect(samples).toHaveLength(77_760)
    expect(samplesOf({ ...clicks, durationSec: 0 })).toHaveLength(0)
  })

  it('is silent but for clicks that begin on the sample of a beat', () => {
    const begins = [...samples.keys()].filter(
      (at) => samples[at] !== 0 && samples.subarray(Math.max(0, at - 100), at).every((value) => value === 0),
    )
    expect(begins).toEqual([4800, 28_800, 52_800, 76_800])
  })

  it('is louder and higher where a bar begins', () => {
    expect(peakFrom(28_800)).toBeCloseTo(0.9, 6)
    expect(peakFrom(4800)).toBeCloseTo(0.45, 6)
    const crossings = (from: number): number =>
      [...samples.subarray(from, from + 480).keys()].filter(
        (at) => (samples[from + at] as number) * (samples[from + at + 1] as number) < 0,
      ).length
    expect([crossings(4800), crossings(28_800)]).toEqual([20, 32])
  })

  it('is the same in blocks of any size', () => {
    for (const block of [1, 7, 480, 1920, 5000]) expect(samplesOf(clicks, block)).toEqual(samples)
  })

  it('lets a click that comes too early cut the one before', () => {
    const close = samplesOf({ ...clicks, beats: [0.1, 0.11], downbeats: [0.11] })
    expect(close[4800 + 480]).toBeCloseTo(0.9, 6)
  })

  it('of an hour is made block by block in a few seconds', () => {
    const hour = { beats: steady(0, 3600), downbeats: [], durationSec: 3600, sampleRate: 48_000 }
    let [count, largest] = [0, 0]
    for (const { length } of clickTrack(hour)) [count, largest] = [count + length, Math.max(largest, length)]
    expect([count, largest]).toEqual([172_800_000, 65_536])
  })
})

describe('a WAV file', () => {
  it('begins with these bytes', () => {
    const header = Buffer.from(wavHeader({ samples: 1000, channels: 2, sampleRate: 44_100 }))
    expect(header.toString('latin1', 0, 4) + header.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ')
    expect(header.toString('hex', 4, 8)).toBe('c40f0000')
    expect(header.toString('hex', 16)).toBe(
      ['10000000', '0100', '0200', '44ac0000', '10b10200', '0400', '1000', '64617461', 'a00f0000'].join(''),
    )
  })

  it('has samples of 16 bits, held at full scale', () => {
    const bytes = Buffer.from(toS16(Float32Array.of(0, 1, -1, 0.5, 3, -3)))
    expect([0, 2, 4, 6, 8, 10].map((at) => bytes.readInt16LE(at))).toEqual([
      0, 32_767, -32_767, 16_384, 32_767, -32_767,
    ])
  })

  it('of clicks is as long as it says', () => {
    const file = Buffer.concat([...clickWav(clicks)])
    expect(file).toHaveLength(44 + 2 * 77_760)
    expect([file.readUInt32LE(4), file.readUInt32LE(40)]).toEqual([file.length - 8, file.length - 44])
    expect(file.readInt16LE(44 + 2 * 28_800)).toBe(Math.round(0.9 * 32_767))
  })

  it('cannot be longer than 4 GiB', () => {
    expect(() => wavHeader({ samples: 2 ** 31, channels: 1, sampleRate: 48_000 })).toThrow(/too many/)
  })
})
