/** What holds for every correction of every analysis, whatever the steps are. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { typicalStep } from '../../../engine/analysis/audio/rhythm/beat-ends.ts'
import { applyCorrections } from '../../../engine/analysis/corrections/apply-corrections.ts'
import { AudioAnalysis, CorrectionStep, Corrections } from '../../../engine/contract/analysis.ts'
import { analysisOf, STEPS } from './small-analysis.ts'

const DURATION_SEC = 30
const inside = fc.double({ min: 0, max: DURATION_SEC - 0.001, noNaN: true })

/** From one beat to the next: as uneven as can be, or as people play. */
const uneven = fc.array(fc.double({ min: 0.2, max: 1.5, noNaN: true }), { maxLength: 40 })
const played = fc
  .tuple(
    fc.double({ min: 0.3, max: 1.2, noNaN: true }),
    fc.array(fc.double({ min: 0.9, max: 1.1, noNaN: true }), { maxLength: 40 }),
  )
  .map(([beatSec, loose]) => loose.map((factor) => factor * beatSec))

const analyses = fc
  .record({
    gaps: fc.oneof(uneven, played),
    meter: fc.integer({ min: 1, max: 7 }),
    firstDownbeat: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ gaps, meter, firstDownbeat }) => {
    let sec = 0
    const beats = gaps.map((gap) => (sec += gap)).filter((at) => at < DURATION_SEC)
    const bpm = 60 / typicalStep(beats)
    return analysisOf(beats.length < 2 ? [] : beats, { durationSec: DURATION_SEC, meter, firstDownbeat, bpm })
  })

const STEP: Readonly<Record<CorrectionStep['do'], fc.Arbitrary<CorrectionStep>>> = {
  double: fc.constant({ do: 'double' }),
  halve: fc.constant({ do: 'halve' }),
  shift: fc.record({ do: fc.constant('shift'), bySec: fc.double({ min: -40, max: 40, noNaN: true }) }),
  move: fc.record({ do: fc.constant('move'), fromSec: inside, toSec: inside }),
  add: fc.record({ do: fc.constant('add'), atSec: inside }),
  remove: fc.record({ do: fc.constant('remove'), atSec: inside }),
  'shift-downbeat': fc.record({ do: fc.constant('shift-downbeat'), beats: fc.integer() }),
  meter: fc.record({ do: fc.constant('meter'), beatsPerBar: fc.integer({ min: 1, max: 16 }) }),
  tap: fc.record(
    {
      do: fc.constant('tap'),
      times: fc.array(inside, { minLength: 2, maxLength: 30 }),
      downbeats: fc.array(inside, { maxLength: 10 }),
    },
    { requiredKeys: ['do', 'times'] },
  ),
  tempo: fc
    .record({ fromSec: inside, lengthSec: fc.double({ min: 0.01, max: 50, noNaN: true }), bpm: inside })
    .map(({ fromSec, lengthSec, bpm }) => ({
      ...{ do: 'tempo', fromSec, toSec: fromSec + lengthSec },
      bpm: 20 + bpm * 12,
    })),
}

const steps = fc.array(fc.oneof(...STEPS.map((kind) => STEP[kind])), { maxLength: 12 })
const holds = (property: fc.IProperty<[AudioAnalysis, CorrectionStep[]]>): void =>
  fc.assert(property, { numRuns: 400 })

const isRising = (times: readonly number[]): boolean =>
  times.every((sec, index) => index === 0 || sec > (times[index - 1] as number))

describe('any corrections', () => {
  it('are all tried here', () => {
    expect(STEPS).toEqual(CorrectionStep.options.map(({ shape }) => shape.do.value))
  })

  it('leave rising beats inside the clip, and downbeats among them', () => {
    holds(
      fc.property(analyses, steps, (analysis, list) => {
        const { beats, downbeats, tempi } = applyCorrections(analysis, list)
        expect(isRising(beats) && isRising(downbeats) && isRising(tempi.map(({ atSec }) => atSec))).toBe(true)
        expect(beats.every((sec) => sec >= 0 && sec < DURATION_SEC)).toBe(true)
        expect(downbeats.filter((sec) => !beats.includes(sec))).toEqual([])
      }),
    )
  })

  it('leave an analysis that agrees with itself and with the format', () => {
    holds(
      fc.property(analyses, steps, (analysis, list) => {
        expect(Corrections.shape.steps.parse(list)).toEqual(list)
        const { beats, tempo, tempi, meter, ...rest } = AudioAnalysis.parse(applyCorrections(analysis, list))
        expect([tempo !== null, tempi.length > 0]).toEqual([tempi.length > 0, beats.length > 1])
        expect(meter === null).toBe(beats.length === 0)
        expect(rest).toEqual({ ...analysisRest(analysis), downbeats: rest.downbeats })
      }),
    )
  })

  it('give the same again for the same, and leave what they were given alone', () => {
    holds(
      fc.property(analyses, steps, (analysis, list) => {
        const before = structuredClone(analysis)
        expect(applyCorrections(analysis, list)).toEqual(applyCorrections(analysis, list))
        expect(analysis).toEqual(before)
      }),
    )
  })

  it.each(['add', 'remove', 'meter', 'tap', 'tempo'] as const)('%s twice is once', (kind) => {
    fc.assert(
      fc.property(analyses, STEP[kind], (analysis, step) => {
        fc.pre(kind !== 'remove' || isPlayed(analysis))
        const once = applyCorrections(analysis, [step])
        const twice = applyCorrections(analysis, [step, step])
        expect([twice.beats, twice.downbeats, twice.meter]).toEqual([once.beats, once.downbeats, once.meter])
      }),
      { numRuns: 300 },
    )
  })

  it('halve undoes double, but for a pickup to bars of odd length', () => {
    fc.assert(
      fc.property(analyses, (analysis) => {
        fc.pre((analysis.meter ?? 0) % 2 === 0 || analysis.beats[0] === analysis.downbeats[0])
        const { beats, tempo } = applyCorrections(analysis, [{ do: 'double' }, { do: 'halve' }])
        expect(beats).toEqual(analysis.beats)
        if (beats.length > 1) expect(tempo?.bpm).toBeCloseTo(analysis.tempo?.bpm ?? 0, 6)
      }),
    )
  })

  it('a shift of the downbeats is undone by its opposite where bars are even', () => {
    fc.assert(
      fc.property(analyses, fc.integer({ min: -20, max: 20 }), (analysis, beats) => {
        const there = { do: 'shift-downbeat', beats } as const
        const back = { do: 'shift-downbeat', beats: -beats } as const
        fc.pre(analysis.downbeats.length > 2)
        expect(applyCorrections(analysis, [there, back]).downbeats).toEqual(analysis.downbeats)
      }),
    )
  })

  it('a moved beat changes no other', () => {
    fc.assert(
      fc.property(analyses, inside, inside, (analysis, fromSec, toSec) => {
        const { beats } = applyCorrections(analysis, [{ do: 'move', fromSec, toSec }])
        const gone = analysis.beats.filter((sec) => !beats.includes(sec) && Math.abs(sec - toSec) >= 0.02)
        expect(gone.length).toBeLessThanOrEqual(1)
        expect(beats.filter((sec) => !analysis.beats.includes(sec) && sec !== toSec)).toEqual([])
      }),
    )
  })
})

function isPlayed({ beats }: AudioAnalysis): boolean {
  const usual = typicalStep(beats)
  return beats.slice(1).every((sec, index) => sec - (beats[index] ?? 0) > usual * 0.75)
}

function analysisRest(analysis: AudioAnalysis): object {
  const { beats: _b, tempo: _t, tempi: _i, meter: _m, ...rest } = analysis
  return rest
}
