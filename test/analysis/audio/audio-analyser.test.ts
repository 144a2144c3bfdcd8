import { expect, it } from 'vitest'
import { AudioAnalyser } from '../../../engine/analysis/audio/audio-analyser.ts'
import { AudioAnalysis } from '../../../engine/contract/analysis.ts'
import { analyse, groove, noiseFrom, shareFound, sound } from './sounds.ts'

const ROCK = 'khshkhsh'
const WALTZ = 'k.h.h.'

it.each([84, 96, 120, 140, 165])('finds the beats and bars of a rock beat at %i BPM', (bpm) => {
  const { samples, beats } = groove(ROCK, bpm, 20)
  const found = analyse(samples)
  expect(found.tempo?.bpm).toBeCloseTo(bpm, 0)
  expect(shareFound(beats, found.beats)).toBeGreaterThan(0.97)
  expect(found.beats.length).toBe(beats.length)
  expect(found.meter).toBe(4)
  expect(found.tempi).toHaveLength(1)
})

it('finds the bars of a waltz', () => {
  const { samples, beats } = groove(WALTZ, 120, 24)
  const found = analyse(samples)
  expect(found.meter).toBe(3)
  expect(
    shareFound(
      beats.filter((_, i) => i % 3 === 0),
      found.downbeats,
    ),
  ).toBeGreaterThan(0.9)
})

it('starts where the music starts', () => {
  const { samples, beats } = groove(ROCK, 110, 16, 3)
  const found = analyse(samples)
  expect(found.beats[0]).toBeGreaterThan(2.95)
  expect(shareFound(beats, found.beats)).toBeGreaterThan(0.97)
  expect(found.silences).toHaveLength(1)
  expect(found.silences[0]?.startSec).toBe(0)
  expect(found.silences[0]?.endSec).toBeCloseTo(3, 1)
})

it('hears sides in antiphase, which a mono sum would lose', () => {
  const { samples, beats } = groove(ROCK, 120, 16)
  const found = analyse(samples, { right: samples.map((value) => -value) })
  expect(shareFound(beats, found.beats)).toBeGreaterThan(0.97)
  expect(found.energy).toEqual(analyse(samples).energy)
})

it.each([1, 219, 220, 1000, 4097])('gives the same analysis for blocks of %i samples', (block) => {
  const { samples } = groove(ROCK, 128, 8, 0.3)
  expect(analyse(samples, { block })).toEqual(analyse(samples))
})

it('does not feel the last bits in which decoders differ', () => {
  const { samples } = groove(ROCK, 128, 12, 0.3)
  const noise = noiseFrom(3)
  expect(analyse(samples.map((value) => value + 1e-8 * noise()))).toEqual(analyse(samples))
})

it.each([
  { name: 'silence', make: () => () => 0 },
  { name: 'a tone', make: () => (t: number) => 0.5 * Math.sin(2 * Math.PI * 440 * t) },
  { name: 'white noise', make: () => noiseFrom(11) },
])('finds no beats in $name', ({ make }) => {
  const found = analyse(sound(20, make()))
  expect(found).toMatchObject({ tempo: null, tempi: [], beats: [], downbeats: [], meter: null })
})

/** Syllables of uneven length and pauses, a voice of 120 Hz with a formant. */
it('finds no beats in something like speech', () => {
  const noise = noiseFrom(2)
  const begins: number[] = []
  for (let t = 0; t < 30; t += 0.24 + 0.1 * noise() + (noise() > 0.75 ? 0.5 + 0.25 * noise() : 0))
    begins.push(t)
  let now = 0
  const speech = sound(30, (t) => {
    while ((begins[now + 1] ?? 99) <= t) now++
    const since = t - (begins[now] as number)
    const voice =
      Math.sign(Math.sin(2 * Math.PI * 120 * t)) + Math.sin(2 * Math.PI * (500 + 150 * (now % 5)) * t)
    return 0.2 * voice * Math.min(1, since * 30) * Math.exp(-8 * since)
  })
  expect(analyse(speech)).toMatchObject({ tempo: null, beats: [] })
})

it('answers for one second, one sample and none', () => {
  const second = analyse(sound(1, (t) => 0.5 * Math.sin(2 * Math.PI * 200 * t)))
  expect(second).toMatchObject({ durationSec: 1, tempo: null, beats: [] })
  expect(second.energy.values).toHaveLength(21)
  expect(analyse(Float32Array.of(1)).energy.values).toEqual([1])
  expect(analyse(new Float32Array(0))).toMatchObject({ durationSec: 0, beats: [], onsets: [], silences: [] })
})

it('reads broken samples as silence', () => {
  const { samples } = groove(ROCK, 120, 8)
  const broken = samples.map((value, i) =>
    i % 5000 === 0 ? ([Number.NaN, Infinity, -1e30][i % 3] ?? 0) : value,
  )
  const found = analyse(broken)
  expect(AudioAnalysis.parse(found)).toEqual(found)
  expect(found.tempo?.bpm).toBeCloseTo(120, 0)
})

it('has values of the three bands and of energy for the same moments', () => {
  const { energy, bands } = analyse(sound(2.02, (t) => 0.5 * Math.sin(2 * Math.PI * 1000 * t)))
  for (const series of [bands.bass, bands.mid, bands.high]) {
    expect(series.hopSec).toBe(energy.hopSec)
    expect(series.values.length).toBe(energy.values.length)
  }
  expect(energy.values[10]).toBeCloseTo(0.3536, 3)
  expect(bands.mid.values[10]).toBeCloseTo(0.3536, 2)
})

it('refuses sides of different lengths', () => {
  expect(() => new AudioAnalyser().push(new Float32Array(3), new Float32Array(4))).toThrow(RangeError)
})
