/** Each step of a correction on music whose beats the test knows. */
import { describe, expect, it } from 'vitest'
import { applyCorrections } from '../../../engine/analysis/corrections/apply-corrections.ts'
import { ArtDagError } from '../../../engine/contract/errors.ts'
import { analysisOf, steady } from './small-analysis.ts'

const song = analysisOf(steady(0, 60))

describe('the whole clip', () => {
  it('has beats between beats after double, and bars of as many beats', () => {
    const { beats, downbeats, tempo, tempi, meter } = applyCorrections(song, [{ do: 'double' }])
    expect(beats).toEqual(steady(0, 59.75, 240))
    expect(downbeats).toEqual(steady(0, 59.75, 60))
    expect({ meter, tempi }).toEqual({ meter: 4, tempi: [{ atSec: 0, bpm: 240 }] })
    expect(tempo).toEqual({ bpm: 240, confidence: 1, second: { bpm: 120, confidence: 0.8 } })
  })

  it('keeps the bars right in a pickup that doubling makes long', () => {
    const pickup = analysisOf(steady(0, 60), { firstDownbeat: 3 })
    expect(applyCorrections(pickup, [{ do: 'double' }]).downbeats.slice(0, 3)).toEqual([0.5, 1.5, 2.5])
  })

  it('has every second beat after halve, counted from the downbeats', () => {
    const pickup = analysisOf(steady(0, 60), { firstDownbeat: 1 })
    const { beats, downbeats, tempo } = applyCorrections(pickup, [{ do: 'halve' }])
    expect(beats).toEqual(steady(0.5, 60, 60))
    expect(downbeats).toEqual(steady(0.5, 60, 15))
    expect(tempo?.bpm).toBe(60)
  })

  it('halves bars of three two at a time', () => {
    const { beats, downbeats, meter } = applyCorrections(analysisOf(steady(0, 60), { meter: 3 }), [
      { do: 'halve' },
    ])
    expect(beats).toEqual(steady(0, 60, 60))
    expect(downbeats).toEqual(steady(0, 60, 20))
    expect(meter).toBe(3)
  })

  it('is shifted with its downbeats; what falls out of the clip is gone', () => {
    const later = applyCorrections(song, [{ do: 'shift', bySec: 0.25 }])
    expect(later.beats).toEqual(steady(0.25, 60))
    expect(later.downbeats).toEqual(steady(0.25, 60, 30))
    const earlier = applyCorrections(song, [{ do: 'shift', bySec: -0.25 }])
    expect([earlier.beats[0], earlier.downbeats[0]]).toEqual([0.25, 1.75])
    expect(earlier.tempo).toEqual(song.tempo)
  })
})

describe('a single beat', () => {
  it('is moved with its bar, and only it', () => {
    const { beats, downbeats, tempi } = applyCorrections(song, [{ do: 'move', fromSec: 1.95, toSec: 2.1 }])
    expect(beats).toEqual(song.beats.with(4, 2.1))
    expect(downbeats).toEqual(song.downbeats.with(1, 2.1))
    expect(tempi).toEqual(song.tempi)
  })

  it('that is moved onto another takes its place', () => {
    const { beats, downbeats } = applyCorrections(song, [{ do: 'move', fromSec: 2, toSec: 2.51 }])
    expect(beats.slice(3, 6)).toEqual([1.5, 2.51, 3])
    expect(downbeats.slice(0, 3)).toEqual([0, 2.51, 4])
  })

  it('is added and removed; a second time changes nothing', () => {
    const added = applyCorrections(song, [{ do: 'add', atSec: 2.2 }])
    expect(added.beats).toEqual(song.beats.toSpliced(5, 0, 2.2))
    expect(applyCorrections(added, [{ do: 'add', atSec: 2.205 }])).toEqual(added)
    const removed = applyCorrections(song, [{ do: 'remove', atSec: 2.6 }])
    expect(removed.beats).toEqual(song.beats.toSpliced(5, 1))
    expect(applyCorrections(removed, [{ do: 'remove', atSec: 2.6 }])).toEqual(removed)
  })

  it('far from any beat is none', () => {
    const sparse = analysisOf(steady(0, 10))
    expect(applyCorrections(sparse, [{ do: 'remove', atSec: 30 }])).toEqual(sparse)
    expect(applyCorrections(sparse, [{ do: 'move', fromSec: 30, toSec: 31 }])).toEqual(sparse)
  })

  it('added again and again makes another tempo', () => {
    const steps = steady(0.25, 59.5).map((atSec) => ({ do: 'add' as const, atSec }))
    const { tempo, tempi } = applyCorrections(song, steps)
    expect(tempi).toHaveLength(1)
    expect(tempi[0]?.bpm).toBeCloseTo(240, 6)
    expect(tempo?.bpm).toBeCloseTo(240, 6)
  })
})

describe('bars', () => {
  it('begin later or earlier, and fill the clip again', () => {
    const later = applyCorrections(song, [{ do: 'shift-downbeat', beats: 1 }])
    expect(later.downbeats).toEqual(steady(0.5, 60, 30))
    const earlier = applyCorrections(song, [{ do: 'shift-downbeat', beats: -1 }])
    expect(earlier.downbeats).toEqual(steady(1.5, 60, 30))
    expect(applyCorrections(song, [{ do: 'shift-downbeat', beats: 8 }])).toEqual(song)
    expect(later.beats).toEqual(song.beats)
  })

  it('have another number of beats, counted from the first downbeat to both sides', () => {
    const pickup = analysisOf(steady(0, 60), { firstDownbeat: 3 })
    const { downbeats, meter } = applyCorrections(pickup, [{ do: 'meter', beatsPerBar: 3 }])
    expect([downbeats.slice(0, 3), meter]).toEqual([[0, 1.5, 3], 3])
  })
})

describe('taps', () => {
  it('take the place of the beats between the first and the last; bars are counted on', () => {
    const times = steady(10.03, 20, 90)
    const { beats, downbeats, tempi, meter } = applyCorrections(song, [{ do: 'tap', times }])
    expect(beats.filter((sec) => sec < 10)).toEqual(steady(0, 10))
    expect(beats.filter((sec) => sec > 10 && sec < 19.9)).toEqual(times)
    expect(beats.filter((sec) => sec > 19.9)).toEqual(steady(20, 60))
    expect(downbeats.filter((sec) => sec > 9 && sec < 15)).toEqual([times[0], times[4]])
    expect(tempi.map(({ bpm }) => Math.round(bpm))).toEqual([120, 90, 120])
    expect(meter).toBe(4)
  })

  it('bring their own downbeats, and the metre with them', () => {
    const times = steady(0, 60, 100)
    const downbeats = times.filter((_, n) => n % 3 === 1).map((sec) => sec + 0.01)
    const tapped = applyCorrections(song, [{ do: 'tap', times, downbeats }])
    expect(tapped.downbeats).toEqual(times.filter((_, n) => n % 3 === 1))
    expect(tapped.meter).toBe(3)
    expect(tapped.tempo?.bpm).toBeCloseTo(100, 6)
  })

  it('give beats to music that had none', () => {
    const none = analysisOf([])
    const { beats, downbeats, meter, tempo } = applyCorrections(none, [{ do: 'tap', times: steady(1, 5) }])
    expect(beats).toEqual(steady(1, 5))
    expect([downbeats, meter]).toEqual([[1, 3], 4])
    expect(tempo).toMatchObject({ confidence: 1, second: null })
    expect(tempo?.bpm).toBeCloseTo(120, 6)
  })

  it('in any order, hit twice, or after the end are put right', () => {
    const { beats } = applyCorrections(analysisOf([], { durationSec: 4 }), [
      { do: 'tap', times: [2, 1, 3, 2.004, 5] },
    ])
    expect(beats).toEqual([1, 2, 3])
  })
})

describe('a steady stretch', () => {
  it('begins with a beat and ends before the next stretch', () => {
    const { beats, tempi } = applyCorrections(song, [{ do: 'tempo', fromSec: 9.9, toSec: 21.9, bpm: 60 }])
    expect(beats.filter((sec) => sec > 9.6 && sec < 21.9)).toEqual(steady(9.9, 21.9, 60))
    expect(beats.filter((sec) => sec <= 9.6)).toEqual(steady(0, 10))
    expect(beats.filter((sec) => sec >= 21.9)).toEqual(steady(22, 60))
    expect(tempi).toEqual([
      { atSec: 0, bpm: 120 },
      { atSec: 9.9, bpm: 60 },
      { atSec: 21.9, bpm: 120 },
    ])
  })

  it('over the whole clip is its tempo', () => {
    const { tempo, tempi, downbeats } = applyCorrections(song, [
      { do: 'tempo', fromSec: 0.2, toSec: 1000, bpm: 100 },
    ])
    expect(tempi).toEqual([{ atSec: 0.2, bpm: 100 }])
    expect(tempo?.bpm).toBeCloseTo(100, 9)
    expect(downbeats.slice(0, 2).map((sec) => sec.toFixed(3))).toEqual(['0.200', '2.600'])
  })
})

describe('what cannot be meant', () => {
  it.each([
    [{ do: 'add', atSec: 60 } as const, /steps\.1 \(add\).*60 s is not inside the clip/],
    [{ do: 'move', fromSec: 1, toSec: 61 } as const, /steps\.1 \(move\)/],
    [{ do: 'tempo', fromSec: 5, toSec: 5, bpm: 90 } as const, /toSec \(5\) has to come after fromSec \(5\)/],
    [{ do: 'tap', times: [59, 61, 62] } as const, /steps\.1 \(tap\).*61 s/],
  ])('%o is told with its place', (step, message) => {
    const apply = () =>
      applyCorrections(song, [{ do: 'halve' }, { ...step } as typeof step & { times: number[] }])
    expect(apply).toThrow(message)
    expect(apply).toThrow(ArtDagError)
  })

  it('is to double more often than anyone would', () => {
    const steps = Array.from({ length: 11 }, () => ({ do: 'double' as const }))
    expect(() => applyCorrections(song, steps)).toThrow(/11 steps say double/)
    const taps = { do: 'tap' as const, times: steady(0, 50, 20_000) }
    expect(() => applyCorrections(song, Array(30).fill(taps))).toThrow(/500010 taps/)
  })

  it('is beats between beats without end: double stops at 1200 a minute', () => {
    const { beats } = applyCorrections(
      song,
      Array.from({ length: 10 }, () => ({ do: 'double' as const })),
    )
    expect(beats).toHaveLength(119 * 8 + 1)
  })

  it('is no reason to be slow: 20,000 moves in four hours of music', () => {
    const long = analysisOf(steady(0, 14_400), { durationSec: 14_400 })
    const steps = Array.from({ length: 20_000 }, (_, n) => ({
      ...{ do: 'move' as const, fromSec: n / 2, toSec: n / 2 + 0.1 },
    }))
    const started = performance.now()
    const { beats } = applyCorrections(long, steps)
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(beats[19_999]).toBe(9999.5 + 0.1)
  })

  it('no steps leave the analysis as it is', () => {
    expect(applyCorrections(song, [])).toBe(song)
  })
})
