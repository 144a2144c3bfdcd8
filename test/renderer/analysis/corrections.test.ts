/** Corrections of beats while they are made: joined, undone, kept, heard. */
import { describe, expect, it } from 'vitest'
import type { AudioAnalysis, CorrectionStep } from '../../../engine/contract/analysis.ts'
import { appendStep } from '../../../renderer/analysis/append-step.ts'
import { beatAt, inside, opensWith } from '../../../renderer/analysis/beat-edits.ts'
import { clicksBetween } from '../../../renderer/analysis/clicks-between.ts'
import { correct } from '../../../renderer/analysis/corrected.ts'
import {
  type CorrectionsDraft,
  isSaved,
  openCorrections,
} from '../../../renderer/analysis/corrections-store.ts'
import { addTap, tapTempo } from '../../../renderer/analysis/tap-tempo.ts'

const AUDIO = {
  durationSec: 4,
  tempo: { bpm: 120, confidence: 0.9, second: null },
  tempi: [{ atSec: 0, bpm: 120 }],
  beats: [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5],
  downbeats: [0, 2],
  meter: 4,
} as unknown as AudioAnalysis

describe('one step after another', () => {
  const listOf = (...steps: readonly CorrectionStep[]) =>
    steps.reduce<readonly CorrectionStep[]>(appendStep, [])

  it('is one where it goes on with the last', () => {
    expect(listOf({ do: 'shift', bySec: 0.01 }, { do: 'shift', bySec: 0.001 })).toEqual([
      { do: 'shift', bySec: 0.011 },
    ])
    expect(listOf({ do: 'move', fromSec: 1, toSec: 1.1 }, { do: 'move', fromSec: 1.1, toSec: 1.2 })).toEqual([
      { do: 'move', fromSec: 1, toSec: 1.2 },
    ])
    expect(listOf({ do: 'add', atSec: 1 }, { do: 'move', fromSec: 1, toSec: 1.2 })).toEqual([
      { do: 'add', atSec: 1.2 },
    ])
  })

  it('is none where it takes the last back', () => {
    expect(listOf({ do: 'shift', bySec: 0.01 }, { do: 'shift', bySec: -0.01 })).toEqual([])
    expect(listOf({ do: 'add', atSec: 1 }, { do: 'remove', atSec: 1 })).toEqual([])
    expect(listOf({ do: 'shift-downbeat', beats: 1 }, { do: 'shift-downbeat', beats: -1 })).toEqual([])
  })

  it('stands for itself where it is of another beat', () => {
    const moves = [
      { do: 'move', fromSec: 1, toSec: 1.1 },
      { do: 'move', fromSec: 2, toSec: 2.1 },
    ] as const
    expect(listOf(...moves)).toEqual(moves)
  })

  it('gives the same beats joined as apart', () => {
    const steps = [
      { do: 'shift', bySec: 0.01 },
      { do: 'shift', bySec: 0.02 },
      { do: 'add', atSec: 1.2 },
      { do: 'move', fromSec: 1.2, toSec: 1.3 },
    ] as const
    expect(correct(AUDIO, listOf(...steps)).audio.beats).toEqual(correct(AUDIO, steps).audio.beats)
  })
})

describe('a list of corrections', () => {
  const open = () => {
    let kept: CorrectionsDraft | undefined
    let ms = 0
    const corrections = openCorrections({
      draft: { steps: [] },
      keep: (draft) => {
        kept = draft
      },
      now: () => ms,
    })
    const wait = (): void => {
      ms += 5000
    }
    return { corrections, kept: () => kept, wait }
  }
  const steps = (of: ReturnType<typeof open>) => of.corrections.store.getState().steps

  it('goes back and forth', () => {
    const it = open()
    it.corrections.add({ do: 'double' }, 'twice')
    it.wait()
    it.corrections.add({ do: 'shift', bySec: 0.01 }, 'later')
    it.corrections.undo()
    expect(steps(it)).toEqual([{ do: 'double' }])
    it.corrections.redo()
    expect(steps(it)).toEqual([{ do: 'double' }, { do: 'shift', bySec: 0.01 }])
  })

  it('takes back a key that was held down at once, but two beats one by one', () => {
    const it = open()
    it.corrections.add({ do: 'move', fromSec: 1, toSec: 1.001 }, 'a')
    it.corrections.add({ do: 'move', fromSec: 1.001, toSec: 1.002 }, 'a')
    it.corrections.add({ do: 'move', fromSec: 2, toSec: 2.001 }, 'b')
    it.corrections.undo()
    expect(steps(it)).toEqual([{ do: 'move', fromSec: 1, toSec: 1.002 }])
    it.corrections.undo()
    expect(steps(it)).toEqual([])
  })

  it('is kept at every change, and saved only as it was saved', () => {
    const it = open()
    expect(isSaved(it.corrections.store.getState())).toBe(true)
    it.corrections.add({ do: 'halve' }, 'half')
    expect(it.kept()?.steps).toEqual([{ do: 'halve' }])
    expect(isSaved(it.corrections.store.getState())).toBe(false)
    it.corrections.wasSaved({ cid: 'b', steps: steps(it) })
    expect(isSaved(it.corrections.store.getState())).toBe(true)
    it.corrections.undo()
    expect(isSaved(it.corrections.store.getState())).toBe(false)
  })
})

describe('corrections that cannot be made', () => {
  it('are left out, with the reason', () => {
    const { audio, refusal } = correct(AUDIO, [{ do: 'halve' }, { do: 'add', atSec: 99 }])
    expect(audio.beats).toEqual([0, 1, 2, 3])
    expect(refusal).toMatch(/99 s is not inside the clip/)
  })
})

describe('beats under the hand', () => {
  it('are found by pointing near them', () => {
    expect(beatAt(AUDIO.beats, 1.06, 0.1)).toBe(1)
    expect(beatAt(AUDIO.beats, 1.25, 0.1)).toBeUndefined()
  })

  it('stay inside the clip', () => {
    expect(inside(-1, 4)).toBe(0)
    expect(inside(7, 4)).toBe(3.999)
  })

  it('begin a bar by moving all bars to them', () => {
    const by = opensWith(AUDIO, 1.5)
    expect(by).toBe(3)
    const { audio } = correct(AUDIO, [{ do: 'shift-downbeat', beats: by }])
    expect(audio.downbeats).toContain(1.5)
    expect(opensWith(audio, 1.5)).toBe(0)
  })
})

describe('taps', () => {
  it('give a tempo that one missed or doubled tap does not spoil', () => {
    expect(tapTempo([0, 0.5])).toBeUndefined()
    expect(tapTempo([0, 0.5, 1.01, 1.49, 2])).toBeCloseTo(120, 0)
    expect(tapTempo([0, 0.5, 1, 2, 2.5, 3, 3.5])).toBeCloseTo(120, 9)
  })

  it('are taken anew from where one jumped back to', () => {
    expect([1, 1.5, 2, 1.2].reduce<readonly number[]>(addTap, [])).toEqual([1, 1.2])
    expect(addTap([1], 1.01)).toEqual([1.01])
  })
})

describe('clicks', () => {
  it('are told once each, with those that open a bar', () => {
    expect(clicksBetween(AUDIO, 0, 1)).toEqual([
      { sec: 0, opensBar: true },
      { sec: 0.5, opensBar: false },
    ])
    expect(clicksBetween(AUDIO, 1, 2.1)).toEqual([
      { sec: 1, opensBar: false },
      { sec: 1.5, opensBar: false },
      { sec: 2, opensBar: true },
    ])
  })
})
