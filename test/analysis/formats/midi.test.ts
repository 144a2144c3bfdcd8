/** MIDI tempo maps: byte for byte, and whether bars lie on the beats whatever the tempo does. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MarkedClip } from '../../../engine/analysis/formats/marks.ts'
import { parseMidi } from '../../../engine/analysis/formats/midi/parse-midi.ts'
import { readMidi } from '../../../engine/analysis/formats/midi/read-midi.ts'
import { writeMidi } from '../../../engine/analysis/formats/midi/write-midi.ts'
import { steady } from '../corrections/small-analysis.ts'
import { NO_MARKS, numbers, WALTZ } from './marked.ts'

const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0))
const header = (format: number, division: readonly number[]): number[] => [
  ...[...ascii('MThd'), 0, 0, 0, 6, 0, format, 0, 1],
  ...division,
]
const track = (...bytes: readonly number[]): number[] => [...ascii('MTrk'), 0, 0, 0, bytes.length, ...bytes]
const END = [0, 0xff, 0x2f, 0]

const songOf = (beats: readonly number[], more: Partial<MarkedClip> = {}): MarkedClip => ({
  ...NO_MARKS,
  beats,
  downbeats: beats.filter((_, index) => index % 4 === 0),
  meter: 4,
  durationSec: (beats.at(-1) ?? 0) + 1,
  ...more,
})

/** How far the worst beat is from where the tempo map puts it, in milliseconds. */
function worstMs(clip: MarkedClip): number {
  const { beats } = readMidi(writeMidi(clip))
  expect(beats).toHaveLength(clip.beats.length)
  return Math.max(...beats.map((sec, index) => Math.abs(sec - (clip.beats[index] as number)) * 1000))
}

describe('a tempo map', () => {
  it('of two bars is these bytes', () => {
    const clip = { ...songOf([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5]), name: 'two', durationSec: 4, scenes: [1.25] }
    expect([...writeMidi(clip)]).toEqual([
      ...header(1, [0x03, 0xc0]),
      ...track(
        ...[0, 0xff, 0x03, 3, ...ascii('two')],
        ...[0, 0xff, 0x58, 4, 4, 2, 24, 8],
        ...[0, 0xff, 0x51, 3, 0x07, 0xa1, 0x20],
        ...[0, 0xff, 0x06, 11, ...ascii('beats begin')],
        ...[0x92, 0x60, 0xff, 0x06, 7, ...ascii('scene 2')],
        ...[0xa1, 0x60, 0xff, 0x06, 9, ...ascii('beats end')],
        ...[0x87, 0x40, 0xff, 0x2f, 0],
      ),
    ])
  })

  it('begins with a count-in to the first beat, and bars begin on downbeats', () => {
    const { tempi, signatures, ticksPerQuarter } = parseMidi(writeMidi(WALTZ))
    expect(ticksPerQuarter).toBe(960)
    expect(tempi).toEqual([{ tick: 0, microseconds: 500_000 }])
    expect(signatures).toEqual([
      { tick: 0, beats: 1, unit: 8 },
      { tick: 480, beats: 1, unit: 4 },
      { tick: 1440, beats: 3, unit: 4 },
    ])
  })

  it('counts whole beats in where there is time, and puts the pickup into their bar', () => {
    const clip = songOf(steady(1.1, 11), { downbeats: steady(2.1, 11, 30) })
    const { tempi, signatures } = parseMidi(writeMidi(clip))
    expect(tempi.map(({ tick }) => tick)).toEqual([0, 1920])
    expect(tempi[0]?.microseconds).toBe(550_000)
    expect(signatures).toEqual([{ tick: 0, beats: 4, unit: 4 }])
  })

  it('has one tempo where there is one', () => {
    for (const bpm of [60, 97.3, 120, 174.61])
      expect(parseMidi(writeMidi(songOf(steady(0, 600, bpm)))).tempi.length).toBeLessThanOrEqual(3)
  })

  it('has uneven bars where downbeats are uneven', () => {
    const beats = steady(0, 12)
    const downbeats = [0, 2, 4.5, 6, 10]
    const { signatures } = parseMidi(writeMidi(songOf(beats, { downbeats })))
    expect(signatures).toEqual([
      { tick: 0, beats: 4, unit: 4 },
      { tick: 3840, beats: 5, unit: 4 },
      { tick: 8640, beats: 3, unit: 4 },
      { tick: 11_520, beats: 4, unit: 4 },
    ])
    expect(readMidi(writeMidi(songOf(beats, { downbeats }))).downbeats).toHaveLength(6)
  })

  it('fills a long silence, and begins with one', () => {
    const clip = songOf([...steady(20, 30), ...steady(65, 75)])
    const map = parseMidi(writeMidi(clip))
    expect(Math.max(...map.tempi.map(({ microseconds }) => microseconds))).toBeLessThan(3_000_000)
    const { beats } = readMidi(writeMidi(clip))
    const far = clip.beats.filter((sec) => !beats.some((one) => Math.abs(one - sec) < 0.001))
    expect(far).toEqual([])
  })

  it('without beats has the scenes alone', () => {
    const marks = readMidi(writeMidi({ ...NO_MARKS, scenes: [1, 2.5] }))
    expect(marks).toEqual({ beats: [], downbeats: [], scenes: [1, 2.5], others: [] })
  })
})

describe('bars lie on the beats within a millisecond', () => {
  it('over ten minutes that drift from 90 to 140 and back', () => {
    const beats = [0.37]
    while ((beats.at(-1) as number) < 600) {
      const sec = beats.at(-1) as number
      beats.push(sec + 60 / (115 - 25 * Math.cos((sec / 300) * Math.PI)))
    }
    expect(worstMs(songOf(beats))).toBeLessThan(0.5)
  })

  it('as loosely played as people do', () => {
    const random = numbers(5)
    const beats = steady(0.8, 400, 103).map((sec) => sec + 0.02 * random())
    expect(worstMs(songOf(beats))).toBeLessThan(0.5)
  })

  it('of any beats, with any beginning', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.array(fc.double({ min: 0.15, max: 2.9, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(12),
        (first, gaps, meter, phase) => {
          let sec = first
          const beats = [first, ...gaps.map((gap) => (sec += gap))]
          const downbeats = beats.filter((_, index) => index % meter === phase % meter)
          const clip = songOf(beats, { meter, downbeats })
          expect(worstMs(clip)).toBeLessThan(1)
          if (downbeats.length === 0) return
          const read = readMidi(writeMidi(clip)).downbeats
          const missed = downbeats.filter((at) => !read.some((one) => Math.abs(one - at) < 0.001))
          expect(missed).toEqual([])
        },
      ),
    )
  })
})

describe('a tempo map of another program', () => {
  const file = (...bytes: number[]): Uint8Array =>
    Uint8Array.from([...header(0, [0, 96]), ...track(...bytes, ...END)])

  it('is read with notes, running status and system messages in it', () => {
    const bytes = file(
      ...[0, 0xff, 0x58, 4, 3, 2, 24, 8],
      ...[0, 0xff, 0x51, 3, 0x09, 0x27, 0xc0],
      ...[0, 0xf0, 3, 1, 2, 0xf7],
      ...[0, 0x90, 60, 100, 96, 60, 0],
      ...[0, 0xc0, 5],
      ...[0x60, 0xff, 0x51, 3, 0x04, 0x93, 0xe0],
      ...[0x81, 0x40, 0x80, 60, 0],
    )
    expect(readMidi(bytes).beats.map((sec) => Number(sec.toFixed(6)))).toEqual([0, 0.6, 1.2, 1.5, 1.8])
    expect(readMidi(bytes).downbeats.map((sec) => Number(sec.toFixed(6)))).toEqual([0, 1.5])
  })

  it('goes on to the end of the clip', () => {
    const bytes = file(...[0, 0xff, 0x51, 3, 0x0f, 0x42, 0x40])
    expect(readMidi(bytes, { durationSec: 3.5 }).beats).toEqual([0, 1, 2, 3])
  })

  it.each([
    ['nothing', [], /cut off/],
    ['another file', ascii('RIFFxxxxxxxx'), /no MIDI file/],
    ['several sequences', header(2, [0, 96]), /several sequences/],
    ['frames', header(1, [0xe7, 40]), /counts in frames/],
    ['no ticks', header(1, [0, 0]), /counts in frames/],
    ['a track that is cut off', [...header(1, [0, 96]), ...ascii('MTrk'), 0, 0, 0, 9, 0], /cut off/],
    ['an event that is cut off', [...header(1, [0, 96]), ...track(0, 0xff, 0x51, 3, 1)], /cut off/],
    ['no status', [...header(1, [0, 96]), ...track(0, 60, 1)], /event that there is not/],
    ['an endless number', [...header(1, [0, 96]), ...track(255, 255, 255, 255, 1)], /too long/],
    ['a tempo of 0', [...header(1, [0, 96]), ...track(0, 0xff, 0x51, 3, 0, 0, 0)], /tempo of 0/],
    ['no tempo', [...header(1, [0, 96]), ...track(...END)], /no times/],
  ])('is refused: %s', (_, bytes, message) => {
    expect(() => readMidi(Uint8Array.from(bytes))).toThrow(message)
  })

  it('that would never end is refused', () => {
    const bytes = [
      ...header(1, [0, 1]),
      ...track(...[0, 0xff, 0x51, 3, 0, 0, 1], ...[0xff, 0xff, 0xff, 0x7f, 0xff, 0x2f, 0]),
    ]
    expect(() => readMidi(Uint8Array.from(bytes))).toThrow(/too long/)
  })
})
