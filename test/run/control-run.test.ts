/** Wishes about a run, between two processes on one data folder. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PlanId, RunId } from '../../engine/contract/ids.ts'
import { type Database, openDatabase } from '../../engine/database/open.ts'
import { cancelRun, pauseRun, prioritiseRun, resumeRun } from '../../engine/run/execute/control-run.ts'
import { createEventLog } from '../../engine/run/execute/event-log.ts'
import { followWishes } from '../../engine/run/execute/follow-wishes.ts'
import { createLeases, QUEUE_LEASE } from '../../engine/run/execute/leases.ts'
import { createRunWishes } from '../../engine/run/execute/run-wishes.ts'
import { createRunsTable } from '../../engine/run/execute/runs-table.ts'
import { asItIs } from '../../engine/run/execute/watch-run.ts'
import type { EngineParts } from '../../engine/run/parts.ts'
import { fileOf } from '../plan/kit.ts'
import { startWork, task } from './fake-work.ts'

const idOf = (name: string) => fileOf(name).cid as string as RunId
const [first, second] = [idOf('first'), idOf('second')]
const END = { state: 'finished', tasksRun: 1, tasksCached: 0, seconds: 1 } as const

let db: Database
let parts: EngineParts
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  db = openDatabase(':memory:')
  // Control uses these parts and no other.
  parts = {
    runs: createRunsTable(db),
    events: createEventLog(db),
    leases: createLeases(db),
    wishes: createRunWishes(db),
  } as Partial<EngineParts> as EngineParts
})
afterEach(() => {
  vi.useRealTimers()
  db.close()
})

const begin = (runId: RunId, state: 'queued' | 'running') =>
  parts.runs.begin(
    {
      runId,
      recipe: 'r',
      inputNames: [],
      planId: fileOf('a plan').cid as string as PlanId,
      profile: 'mp4',
      request: {},
      inputs: [],
    },
    state,
  )
const eventsOf = (runId: RunId) => parts.events.read(runId, 1, 0).map(({ event }) => event)

describe('a run that waits', () => {
  beforeEach(() => void begin(first, 'queued'))

  it('leaves the queue when it is cancelled, and says so to who watches', () => {
    cancelRun(first, parts)
    expect(parts.runs.get(first)).toMatchObject({ state: 'cancelled', error: { code: 'CANCELLED' } })
    expect(parts.runs.queued()).toEqual([])
    expect(parts.runs.start(first)).toBeUndefined()
    expect(eventsOf(first)).toMatchObject([{ event: 'run-finished', state: 'cancelled' }])
  })

  it('is passed over while it is paused', () => {
    pauseRun(first, parts)
    expect([parts.runs.queued(), parts.runs.get(first)?.isPaused]).toEqual([[], true])
    parts.leases.acquire(QUEUE_LEASE) // a process is there already, so that none is started here
    resumeRun(first, parts)
    expect([parts.runs.queued(), parts.runs.get(first)?.isPaused]).toEqual([[first], false])
  })

  it('goes before others of a lower priority', () => {
    begin(second, 'queued')
    prioritiseRun(second, 1, parts)
    expect(parts.runs.queued()).toEqual([second, first])
    prioritiseRun(first, 2, parts)
    expect(parts.runs.queued()).toEqual([first, second])
  })
})

describe('a run whose process died', () => {
  it('is not taken up again when it is cancelled', () => {
    begin(first, 'queued')
    parts.runs.start(first)
    expect(parts.runs.queued()).toEqual([first])
    cancelRun(first, parts)
    expect([parts.runs.queued(), parts.runs.get(first)?.state]).toEqual([[], 'cancelled'])
  })
})

describe('a run that nobody works on any more', () => {
  it('is failed, not paused', () => {
    begin(first, 'running')
    pauseRun(first, parts)
    const run = parts.runs.get(first)
    expect(run && asItIs(run, parts)).toMatchObject({ state: 'failed', isPaused: false })
  })
})

describe('a run that has ended', () => {
  it('cannot be controlled any more', () => {
    begin(first, 'running')
    parts.runs.end(first, END)
    for (const control of [cancelRun, pauseRun, resumeRun])
      expect(() => control(first, parts)).toThrow(expect.objectContaining({ code: 'RUN_ENDED' }))
    expect(() => prioritiseRun(first, 1, parts)).toThrow(expect.objectContaining({ code: 'RUN_ENDED' }))
  })

  it('is not paused, and a later attempt is neither paused nor cancelled', () => {
    begin(first, 'running')
    parts.leases.acquire(`run:${first}`)
    pauseRun(first, parts)
    cancelRun(first, parts)
    parts.runs.end(first, { ...END, state: 'cancelled' })
    expect(parts.runs.get(first)?.isPaused).toBe(false)
    expect(begin(first, 'running')).toBe(2)
    expect(parts.wishes.of(first, 2)).toEqual({ isCancelled: false, isPaused: false, priority: 0 })
  })
})

describe('a run at work', () => {
  const tasks = [task('a'), task('b', 'a'), task('c', 'b')]
  beforeEach(() => {
    begin(first, 'running')
    parts.leases.acquire(`run:${first}`)
  })

  it('obeys within half a second: pauses, and goes on', async () => {
    const wishes = followWishes(first, 1, parts)
    const work = await startWork(tasks, { onOpen: wishes.attach })
    pauseRun(first, parts)
    vi.advanceTimersByTime(500)
    await work.finish('a')
    expect(work.running()).toEqual([])
    resumeRun(first, parts)
    vi.advanceTimersByTime(500)
    expect(work.running()).toEqual(['b'])
    wishes.close()
    expect(vi.getTimerCount()).toBe(1) // of the lease
  })

  it('is told when it is cancelled, and stays running until it has ended', () => {
    const wishes = followWishes(first, 1, parts)
    cancelRun(first, parts)
    expect(wishes.signal.aborted).toBe(false)
    vi.advanceTimersByTime(500)
    expect(wishes.signal.reason).toMatchObject({ code: 'CANCELLED' })
    expect(parts.runs.get(first)?.state).toBe('running')
    wishes.close()
  })

  it('that was paused and cancelled before it is followed knows it at once', async () => {
    pauseRun(first, parts)
    cancelRun(first, parts)
    const wishes = followWishes(first, 1, parts)
    const work = await startWork(tasks, { onOpen: wishes.attach, signal: wishes.signal })
    expect([wishes.signal.aborted, work.log.includes('a running')]).toEqual([true, false])
    expect((await work.ended).states.get('a')).toBe('skipped')
    wishes.close()
  })
})
