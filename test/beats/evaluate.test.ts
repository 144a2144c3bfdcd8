import { describe, expect, it } from 'vitest'
import { evaluate, meanScores } from './evaluate.ts'
import type { Truth } from './song-spec.ts'

/** Ten beats, half a second apart from 0 on, in bars of four. */
const TEN = Array.from({ length: 10 }, (_, i) => i / 2)
const truth: Truth = { beats: TEN, downbeats: [0, 2, 4], bpm: 120, beatsPerBar: 4 }
const later = (sec: number): number[] => TEN.map((beat) => beat + sec)
const score = (beats: readonly number[]) => evaluate(truth, { beats, bpm: 120 })

const MIR_EVAL = { f: 0.8, cmlC: 4 / 13, cmlT: 8 / 13, amlC: 4 / 13, amlT: 8 / 13 }

describe('beats against the truth, worked out by hand', () => {
  it('finds everything right in the truth itself', () => {
    expect(evaluate(truth, { ...truth })).toEqual({
      ...{ f: 1, cmlC: 1, cmlT: 1, amlC: 1, amlT: 1, acc1: 1, acc2: 1, maeMs: 0, downbeatF: 1 },
    })
  })

  it('counts 50 ms as right for both, and measures it', () => {
    expect(score(later(0.05))).toMatchObject({ f: 1, cmlT: 1 })
    expect(score(later(0.05)).maeMs).toBeCloseTo(50)
  })

  it('lets continuity go to 17.5 % of an interval where the F-measure ends at 70 ms', () => {
    expect(score(later(0.08))).toMatchObject({ f: 0, cmlC: 1, cmlT: 1 })
    expect(score(later(0.08))).not.toHaveProperty('maeMs')
    expect(score(later(0.1))).toMatchObject({ f: 0, cmlT: 0, amlT: 0 })
  })

  it('takes the edge of the window in', () => {
    expect(evaluate({ ...truth, beats: [0, 1] }, { beats: [0.07, 1.0701], bpm: null }).f).toBe(0.5)
  })

  it('allows off-beats only at any metrical level; the last has no true one', () => {
    const scores = score(later(0.25))
    expect(scores).toMatchObject({ f: 0, cmlC: 0, cmlT: 0, amlC: 0.9, amlT: 0.9 })
  })

  it('allows doubled beats at any level: 10 of 19 are found', () => {
    const scores = score(Array.from({ length: 19 }, (_, i) => i / 4))
    expect(scores).toMatchObject({ cmlT: 0, amlC: 1, amlT: 1 })
    expect(scores.f).toBeCloseTo((2 * 10) / (10 + 19))
  })

  it.each([0, 1])('allows every second beat, from beat %i on', (first) => {
    const scores = score(TEN.filter((_, i) => i % 2 === first))
    expect(scores).toMatchObject({ cmlT: 0, amlC: 1, amlT: 1 })
    expect(scores.f).toBeCloseTo((2 * 5) / (10 + 5))
  })

  it('does not allow a third', () => {
    expect(score(TEN.filter((_, i) => i % 3 === 0)).amlT).toBe(0)
  })

  it('interrupts continuity where a beat is missing, and judges the one after it by its interval', () => {
    const scores = score(TEN.filter((_, i) => i !== 4))
    // right: 0 to 3, then 6 to 9; beat 5 comes a whole second after the one before it
    expect(scores).toMatchObject({ cmlC: 0.4, cmlT: 0.8 })
    expect(scores.f).toBeCloseTo((2 * 9) / (10 + 9))
  })

  it('gives each true beat to one found beat only', () => {
    const { f, maeMs } = evaluate({ ...truth, beats: [1, 1.1] }, { beats: [1.05, 1.12, 1.13], bpm: 1 })
    expect(f).toBe(0.8)
    expect(maeMs).toBeCloseTo((50 + 20) / 2)
  })

  it('is 0 where nothing was found, and has no mean error', () => {
    expect(evaluate(truth, { beats: [], downbeats: [], bpm: null })).toEqual({
      ...{ f: 0, cmlC: 0, cmlT: 0, amlC: 0, amlT: 0, acc1: 0, acc2: 0, downbeatF: 0 },
    })
  })

  it('leaves out the first seconds only when asked to', () => {
    const beats = [...later(0.3), ...later(0).map((beat) => beat + 5)]
    const long = { ...truth, beats: [...TEN, ...TEN.map((beat) => beat + 5)] }
    expect(evaluate(long, { beats, bpm: 120 }).f).toBe(0.5)
    expect(evaluate(long, { beats, bpm: 120 }, { trimSec: 5 })).toMatchObject({ f: 1 })
  })

  it('says of uneven beats what mir_eval 0.8.2 says', () => {
    const uneven = [0.31, 0.86, 1.37, 1.95, 2.44, 3.02, 3.49, 4.1, 4.58, 5.09, 5.66, 6.14]
    const found = [0.33, 0.84, 1.41, 1.9, 2.52, 3.0, 3.51, 3.8, 4.05, 4.6, 5.21, 5.64, 6.18]
    const scores = evaluate({ ...truth, beats: uneven }, { beats: found, bpm: null })
    expect(scores.f).toBeCloseTo(MIR_EVAL.f, 9)
    expect(scores.cmlC).toBeCloseTo(MIR_EVAL.cmlC, 9)
    expect(scores.cmlT).toBeCloseTo(MIR_EVAL.cmlT, 9)
    expect(scores.amlC).toBeCloseTo(MIR_EVAL.amlC, 9)
    expect(scores.amlT).toBeCloseTo(MIR_EVAL.amlT, 9)
  })
})

describe('tempo against the truth', () => {
  it.each([
    [120, 1, 1],
    [124.8, 1, 1],
    [124.9, 0, 0],
    [115.2, 1, 1],
    [240, 0, 1],
    [62, 0, 1],
    [360, 0, 1],
    [40, 0, 1],
    [90, 0, 0],
    [null, 0, 0],
  ])('%s for 120', (bpm, acc1, acc2) => {
    expect(evaluate(truth, { beats: [], bpm })).toMatchObject({ acc1, acc2 })
  })
})

describe('downbeats', () => {
  it('are not judged where a program does not look for them', () => {
    expect(score(TEN)).not.toHaveProperty('downbeatF')
  })

  it('have an F-measure of their own', () => {
    expect(evaluate(truth, { beats: TEN, downbeats: [0, 2.05, 3, 4.1], bpm: 120 }).downbeatF).toBe(4 / 7)
  })
})

describe('the mean of several songs', () => {
  it('leaves out songs that lack a measure', () => {
    const mean = meanScores([evaluate(truth, { ...truth }), evaluate(truth, { beats: [], bpm: 240 })])
    expect(mean).toMatchObject({ f: 0.5, acc1: 0.5, acc2: 1, maeMs: 0, downbeatF: 1 })
  })
})
