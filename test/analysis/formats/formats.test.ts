/** What holds for every format of the list. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyCorrections } from '../../../engine/analysis/corrections/apply-corrections.ts'
import { FORMATS, type Format, formatOf, readMarks } from '../../../engine/analysis/formats/formats.ts'
import { correctionSteps, kindOf, type MarkedClip } from '../../../engine/analysis/formats/marks.ts'
import { CorrectionStep } from '../../../engine/contract/analysis.ts'
import { ArtDagError } from '../../../engine/contract/errors.ts'
import { analysisOf, steady } from '../corrections/small-analysis.ts'
import { textOf, utf8, WALTZ } from './marked.ts'

/** How far a time may be from what was written: rounded to microseconds, to frames, or to what tempi can meet. */
const TOLERANCE_SEC: Readonly<Record<string, number>> = { csv: 1e-6, labels: 1e-6, edl: 0.0201, midi: 0.001 }

const clips = fc
  .record({
    first: fc.double({ min: 0, max: 3, noNaN: true }),
    gaps: fc.array(fc.double({ min: 0.2, max: 1.5, noNaN: true }), { minLength: 2, maxLength: 30 }),
    meter: fc.integer({ min: 1, max: 8 }),
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { maxLength: 8 }),
  })
  .map(({ first, gaps, meter, cuts }): MarkedClip => {
    let sec = first
    const beats = [first, ...gaps.map((gap) => (sec += gap))]
    return {
      ...{ name: 'clip, “x”', fps: { num: 25, den: 1 }, meter, durationSec: 60, beats },
      downbeats: beats.filter((_, index) => index % meter === 0),
      scenes: cuts.map((cut) => cut * 0.04).sort((a, b) => a - b),
    }
  })

describe.each(FORMATS.map((format): [string, Format] => [format.name, format]))('%s', (name, format) => {
  it('is found by its name and by its extension', () => {
    expect(formatOf(name).name).toBe(name)
    expect(formatOf(`some.folder/song.${format.extension.toUpperCase()}`).name).toBe(name)
  })

  it('gives back what was written', () => {
    const near = TOLERANCE_SEC[name] ?? 0
    fc.assert(
      fc.property(clips, (clip) => {
        const marks = readMarks(formatOf(name).name, format.write(clip))
        expect(marks.others).toEqual([])
        for (const kind of ['beats', 'downbeats', 'scenes'] as const) {
          expect(marks[kind]).toHaveLength(clip[kind].length)
          const far = marks[kind].filter((sec, index) => Math.abs(sec - (clip[kind][index] as number)) > near)
          expect(far).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is text, or is not', () => {
    const bytes = format.write({ ...WALTZ, name: 'ß' })
    expect([...utf8(textOf(bytes))].join() === [...bytes].join()).toBe(format.isText)
  })

  it('never falls over what it is given', () => {
    const written = format.write(WALTZ)
    const damaged = fc
      .array(fc.tuple(fc.nat(written.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
      .map((changes) => {
        const bytes = Uint8Array.from(written)
        for (const [at, value] of changes) bytes[at] = value
        return bytes
      })
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        try {
          const marks = readMarks(formatOf(name).name, bytes)
          const all = [...marks.beats, ...marks.scenes, ...marks.others]
          expect(all.every((sec) => sec >= 0 && sec <= 86_400)).toBe(true)
        } catch (error) {
          if (!(error instanceof ArtDagError)) throw error
          expect(error.code).toBe('USAGE')
        }
      }),
      { numRuns: 500 },
    )
  })

  it('refuses what is too large', () => {
    const bytes = new Uint8Array(16 * 1024 * 1024 + 1)
    expect(() => readMarks(formatOf(name).name, bytes)).toThrow(/16777217 bytes/)
  })
})

describe('the list', () => {
  it('has names and extensions once each', () => {
    expect(new Set(FORMATS.map(({ name }) => name)).size).toBe(FORMATS.length)
    expect(new Set(FORMATS.map(({ extension }) => extension)).size).toBe(FORMATS.length)
  })

  it('knows no others', () => {
    expect(() => formatOf('song.mp3')).toThrow(/“song.mp3” is no format/)
    expect(() => formatOf('txt')).toThrow(ArtDagError)
  })
})

describe('marks that were read', () => {
  const none = { beats: [], downbeats: [], scenes: [], others: [] }

  it('become taps, with downbeats where they are known', () => {
    expect(correctionSteps({ ...none, others: [1, 2] })).toEqual([{ do: 'tap', times: [1, 2] }])
    expect(correctionSteps({ ...none, beats: [1, 2, 3], downbeats: [2], others: [9] })).toEqual([
      { do: 'tap', times: [1, 2, 3], downbeats: [2] },
    ])
    expect(() => correctionSteps({ ...none, scenes: [1, 2] })).toThrow(/marks no beats/)
    expect(() => correctionSteps({ ...none, beats: [1] })).toThrow(/one beat only/)
  })

  it('of a whole day become steps that fit into a document, and leave nothing between them', () => {
    const times = steady(0, 14_000, 200)
    const steps = correctionSteps({ ...none, beats: times, downbeats: times.filter((_, n) => n % 4 === 0) })
    expect(steps.length).toBe(3)
    expect(steps.map((step) => CorrectionStep.safeParse(step).success)).toEqual([true, true, true])
    const song = analysisOf(steady(0.15, 14_000), { durationSec: 14_000 })
    expect(applyCorrections(song, steps).beats).toEqual(times)
  })

  it('are told apart by their names', () => {
    expect(
      ['bar 3', 'Downbeat', 'beat 2', '3.1', '3|2', 'Scene', 'cut', '7', 'Verse', 'barbecue'].map(kindOf),
    ).toEqual([
      ...['downbeat', 'downbeat', 'beat', 'downbeat', 'beat', 'scene', 'scene'],
      ...[undefined, undefined, undefined],
    ])
  })
})
