/** A run in a few numbers. */
import { describe, expect, it } from 'vitest'
import { etaOf, overallOf, rateOf, shownFraction } from '../../../renderer/runs/detail/overall.ts'
import { NOTHING_YET } from '../../../renderer/runs/live/fold-events.ts'
import type { KnownTask, TaskState } from '../../../renderer/runs/plan/known-tasks.ts'

const task = (state: TaskState, cpuSec: number, fraction?: number, speed?: number): KnownTask => ({
  id: `${state}${cpuSec}`,
  kind: 'piece',
  numbers: [],
  state,
  steps: [],
  needs: [],
  cpuSec,
  live: {
    id: '',
    state: 'running',
    steps: [],
    ...(fraction === undefined ? {} : { fraction }),
    ...(speed === undefined ? {} : { speed }),
  },
})
const running = { ...NOTHING_YET, state: 'running' as const }

describe('how far a run is', () => {
  it('weighs tasks by what they cost, and leaves out what was cached', () => {
    const tasks = [task('finished', 6), task('running', 2, 0.5), task('waiting', 2), task('cached', 90)]
    expect(overallOf(tasks, running, undefined)).toMatchObject({
      fraction: 0.7,
      within: 0.8,
      running: 1,
      waiting: 1,
      made: 1,
      cached: 1,
    })
  })

  it('is all of it once the run has finished', () => {
    expect(overallOf([], { ...NOTHING_YET, state: 'finished' }, 25).fraction).toBe(1)
  })

  it('counts the frames of everything that runs', () => {
    const tasks = [task('running', 1, 0.1, 2), task('running', 1, 0.1, 3), task('finished', 1, 1, 9)]
    expect(overallOf(tasks, running, 25).fps).toBe(125)
    expect(overallOf(tasks, running, undefined).fps).toBeUndefined()
  })

  it('goes on with the time while commands tell nothing, never past what they can have done', () => {
    const overall = overallOf([task('finished', 2), task('running', 4), task('waiting', 4)], running, 25)
    const at = (elapsedSec: number): number => shownFraction(overall, { elapsedSec, forecastSec: 10 })
    expect([at(0), at(4), at(100)].map((share) => share.toFixed(2))).toEqual(['0.20', '0.40', '0.58'])
    expect(shownFraction(overall, { elapsedSec: 4, forecastSec: undefined })).toBe(0.2)
  })
})

describe('how much longer', () => {
  it('is told by the forecast first, then by what was measured', () => {
    expect(etaOf({ fraction: 0.05 }, { elapsedSec: 2, forecastSec: 12 })).toBe(10)
    expect(etaOf({ fraction: 0.5 }, { elapsedSec: 2, forecastSec: 12 })).toBe(2)
  })

  it('is not said when nobody knows, and never less than nothing', () => {
    expect(etaOf({ fraction: 0 }, { elapsedSec: 2, forecastSec: undefined })).toBeUndefined()
    expect(etaOf({ fraction: 0 }, { elapsedSec: 20, forecastSec: 12 })).toBe(0)
  })
})

it('reads rates', () => {
  expect(rateOf('25')).toBe(25)
  expect(rateOf('25/2')).toBe(12.5)
  expect(rateOf(undefined)).toBeUndefined()
})
