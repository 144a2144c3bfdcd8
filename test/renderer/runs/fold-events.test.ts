/** A run told by its events, however often and in whatever order they come. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../engine/contract/events.ts'
import type { PlanId, RunId, TaskId } from '../../../engine/contract/ids.ts'
import { foldEvents, NOTHING_YET } from '../../../renderer/runs/live/fold-events.ts'

const runId = 'run' as RunId
const about = (task: string) => ({ runId, task: task as TaskId })

const started = (attempt = 1): RunEvent => ({
  event: 'run-started',
  runId,
  attempt,
  planId: 'plan' as PlanId,
  recipe: 'cuts',
  tasksToRun: 3,
  tasksCached: 1,
})
const begin = (task: string): RunEvent => ({ event: 'task-started', ...about(task), steps: [task, 'out'] })
const progress = (task: string, fraction: number): RunEvent => ({
  event: 'task-progress',
  ...about(task),
  fraction,
  frames: fraction * 100,
  speed: 2,
  etaSec: 1 - fraction,
})
const done = (task: string): RunEvent =>
  ({ event: 'task-finished', ...about(task), cid: `cid-${task}`, sizeBytes: 10, seconds: 2 }) as RunEvent
const failed = (task: string): RunEvent => ({
  event: 'task-failed',
  ...about(task),
  error: { code: 'TASK_FAILED', message: 'ffmpeg failed' },
})
const ended = (state: 'finished' | 'failed'): RunEvent => ({
  event: 'run-finished',
  runId,
  state,
  tasksRun: 2,
  tasksCached: 1,
  seconds: 5,
})

const STREAM: readonly RunEvent[] = [
  { event: 'warning', message: 'no sound' },
  started(),
  begin('a'),
  begin('b'),
  progress('a', 0.2),
  progress('a', 0.7),
  progress('b', 0.4),
  done('a'),
  begin('c'),
  failed('b'),
  ended('failed'),
]

const told = (events: readonly RunEvent[]) => {
  const { tasks, ...run } = foldEvents(NOTHING_YET, events)
  return { ...run, tasks: [...tasks.values()].toSorted((x, y) => x.id.localeCompare(y.id)) }
}

describe('a run folded from its events', () => {
  it('tells how far each task is', () => {
    const { tasks, state, tasksToRun } = told(STREAM.slice(0, 7))
    expect({ state, tasksToRun }).toEqual({ state: 'running', tasksToRun: 3 })
    expect(tasks).toMatchObject([
      { id: 'a', state: 'running', steps: ['a', 'out'], fraction: 0.7, frames: 70 },
      { id: 'b', state: 'running', fraction: 0.4 },
    ])
  })

  it('ends with what was made and what failed', () => {
    const { tasks, state, seconds } = told(STREAM)
    expect({ state, seconds }).toEqual({ state: 'failed', seconds: 5 })
    expect(tasks).toMatchObject([
      { id: 'a', state: 'finished', cid: 'cid-a', fraction: 1 },
      { id: 'b', state: 'failed', error: { message: 'ffmpeg failed' } },
      { id: 'c', state: 'running' },
    ])
  })

  it('is the same when all of it, or its beginning, is told again', () => {
    fc.assert(
      fc.property(fc.nat(STREAM.length), (count) => {
        expect(told([...STREAM, ...STREAM.slice(0, count)])).toEqual(told(STREAM))
      }),
    )
  })

  it('is the same in whatever order the events come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...STREAM], { minLength: STREAM.length }), (shuffled) => {
        expect(told(shuffled)).toEqual(told(STREAM))
      }),
    )
  })

  it('is the same however the stream is cut into handfuls', () => {
    fc.assert(
      fc.property(fc.nat(STREAM.length), (at) => {
        const half = foldEvents(NOTHING_YET, STREAM.slice(0, at))
        expect(foldEvents(half, STREAM.slice(at))).toEqual(foldEvents(NOTHING_YET, STREAM))
      }),
    )
  })

  it('begins anew with another attempt, and takes nothing of an earlier one after that', () => {
    const again = told([...STREAM, started(2), begin('b')])
    expect(again).toMatchObject({ state: 'running', attempt: 2, tasks: [{ id: 'b', state: 'running' }] })
    expect(again.error).toBeUndefined()
    expect(told([...STREAM, started(2), started(1)]).attempt).toBe(2)
  })

  it('changes nothing of what it was given', () => {
    const before = foldEvents(NOTHING_YET, [started(), begin('a')])
    foldEvents(before, [done('a')])
    expect(before.tasks.get('a')?.state).toBe('running')
    expect(NOTHING_YET.tasks.size).toBe(0)
  })
})
