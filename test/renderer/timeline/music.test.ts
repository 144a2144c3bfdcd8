/** Places in the music: bars, snapping, frames, the next beat. */
import { describe, expect, it } from 'vitest'
import { barBeatAt } from '../../../renderer/timeline/bars.ts'
import { frameAt, frameStep } from '../../../renderer/timeline/frames.ts'
import { neighbour, partAt } from '../../../renderer/timeline/nearest.ts'
import { snap, snapTimes } from '../../../renderer/timeline/snapping.ts'

/** An upbeat, then bars of three. */
const WALTZ = { beats: [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4], downbeats: [1, 2.5, 4] }

describe('bar and beat', () => {
  it('count from one; what comes before the first bar is bar 0', () => {
    expect(barBeatAt(WALTZ, 0.2)).toBeUndefined()
    expect(barBeatAt(WALTZ, 0.7)).toEqual({ bar: 0, beat: 1 })
    expect(barBeatAt(WALTZ, 1)).toEqual({ bar: 1, beat: 1 })
    expect(barBeatAt(WALTZ, 2.4)).toEqual({ bar: 1, beat: 3 })
    expect(barBeatAt(WALTZ, 2.5)).toEqual({ bar: 2, beat: 1 })
  })

  it('take a beat as reached a moment before it is', () => {
    expect(barBeatAt(WALTZ, 2.4991)).toEqual({ bar: 2, beat: 1 })
  })

  it('say nothing without beats', () => {
    expect(barBeatAt({ beats: [], downbeats: [] }, 3)).toBeUndefined()
  })
})

describe('snapping', () => {
  it('goes to the nearest beat within reach, else nowhere', () => {
    expect(snap(WALTZ.beats, 1.96, 0.1)).toBe(2)
    expect(snap(WALTZ.beats, 1.8, 0.1)).toBe(1.8)
    expect(snap([], 1.8, 10)).toBe(1.8)
  })

  it('means bars once beats are too many to be told apart', () => {
    expect(snapTimes(WALTZ, 4)).toBe(WALTZ.beats)
    expect(snapTimes(WALTZ, 400)).toBe(WALTZ.downbeats)
  })
})

describe('the next beat', () => {
  it('is not the one that the playhead is on', () => {
    expect(neighbour(WALTZ.beats, 1.5, 1)).toBe(2)
    expect(neighbour(WALTZ.beats, 1.5, -1)).toBe(1)
    expect(neighbour(WALTZ.beats, 1.501, -1)).toBe(1)
    expect(neighbour(WALTZ.beats, 4, 1)).toBeUndefined()
  })

  it('is found among clips by their beginnings', () => {
    const clips = [{ fromSec: 0 }, { fromSec: 2 }, { fromSec: 3 }]
    expect([0, 1.9, 2, 9].map((sec) => partAt(clips, sec))).toEqual([0, 0, 1, 2])
  })
})

describe('frames', () => {
  it('are stepped one by one at any rate, there and back', () => {
    for (const fps of [24, 25, 30000 / 1001, 59.94]) {
      let sec = 0
      for (let frame = 1; frame <= 300; frame++) {
        sec = frameStep(sec, fps, 1)
        expect(frameAt(sec, fps)).toBe(frame)
      }
      expect(frameAt(frameStep(sec, fps, -1), fps)).toBe(299)
    }
  })

  it('end at the first one', () => {
    expect(frameStep(0.01, 25, -5)).toBe(0)
  })
})
