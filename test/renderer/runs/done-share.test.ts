/** How far a run is, by its events alone. */
import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../engine/contract/events.ts'
import type { Cid, RunId, TaskId } from '../../../engine/contract/ids.ts'
import { doneShare, timeLeft } from '../../../renderer/runs/live/done-share.ts'
import { foldEvents, NOTHING_YET } from '../../../renderer/runs/live/fold-events.ts'

const runId = 'run' as RunId
const started = (cpuSec: number, wallSec: number): RunEvent =>
  ({
    ...{
      event: 'run-started',
      runId,
      attempt: 1,
      planId: 'plan',
      recipe: 'r',
      tasksToRun: 2,
      tasksCached: 3,
    },
    forecast: {
      ...{ cpuSec, wallSec, bytes: 0, confidence: 'learned', samples: 9, reused: { tasks: 0, sec: 0 } },
    },
  }) as RunEvent
const begun = (task: string, cpuSec: number): RunEvent => ({
  ...{ event: 'task-started', runId, task: task as TaskId, steps: [] },
  expected: { cpuSec, wallSec: cpuSec },
})
const told = (task: string, fraction: number): RunEvent => ({
  ...{ event: 'task-progress', runId, task: task as TaskId, fraction, frames: 0, speed: 1 },
})
const progressAfter = (...events: readonly RunEvent[]) => foldEvents(NOTHING_YET, events)

describe('how far a run is', () => {
  it('is not known before it began', () => {
    expect(doneShare(progressAfter({ event: 'run-queued', runId }))).toBeUndefined()
  })

  it('is the share of the forecast that is done, large tasks counting more', () => {
    const progress = progressAfter(started(10, 5), begun('a', 8), told('a', 0.5), begun('b', 2), told('b', 1))
    expect(doneShare(progress)).toBeCloseTo(0.6)
    expect(timeLeft(progress)).toBeCloseTo(2)
  })

  it('keeps what a task was expected to take when it has ended', () => {
    const done: RunEvent = {
      ...{ event: 'task-finished', runId, task: 'a' as TaskId, cid: 'cid' as Cid, sizeBytes: 1, seconds: 1 },
    }
    expect(doneShare(progressAfter(started(10, 5), begun('a', 8), done))).toBeCloseTo(0.8)
  })

  it('counts tasks where nothing was foretold', () => {
    const unknown = { ...started(0, 0), forecast: undefined } as RunEvent
    expect(doneShare(progressAfter(unknown, told('a', 0.5)))).toBe(0)
    expect(timeLeft(progressAfter(unknown))).toBeUndefined()
  })

  it('is the same when its events are told again from the beginning', () => {
    const events = [started(10, 5), begun('a', 8), told('a', 0.5)]
    expect(progressAfter(...events, ...events)).toEqual(progressAfter(...events))
  })

  it('never goes beyond all of it, though tasks cost more than was forecast', () => {
    expect(doneShare(progressAfter(started(1, 1), begun('a', 8), told('a', 1)))).toBe(1)
  })
})
