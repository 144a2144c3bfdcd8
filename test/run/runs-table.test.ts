/** Runs and their events in the database. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RunEvent } from '../../engine/contract/events.ts'
import type { PlanId, RunId, TaskId } from '../../engine/contract/ids.ts'
import { type Database, openDatabase } from '../../engine/database/open.ts'
import { createEventLog, type EventLog } from '../../engine/run/execute/event-log.ts'
import { createRunsTable, type NewRun, type RunsTable } from '../../engine/run/execute/runs-table.ts'
import { fileOf } from '../plan/kit.ts'

const cidOf = (name: string) => fileOf(name).cid
const runOf = (name: string, more: Partial<NewRun> = {}): NewRun => ({
  runId: cidOf(name) as string as RunId,
  recipe: 'demo',
  inputNames: ['clip'],
  planId: cidOf(`plan of ${name}`) as string as PlanId,
  profile: 'mp4',
  request: { recipe: name },
  inputs: [cidOf('clip')],
  ...more,
})
const END = { state: 'finished', tasksRun: 1, tasksCached: 2, seconds: 3 } as const

let db: Database
let runs: RunsTable
let events: EventLog
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] })
  db = openDatabase(':memory:')
  runs = createRunsTable(db)
  events = createEventLog(db)
})
afterEach(() => {
  vi.useRealTimers()
  db.close()
})

const first = runOf('first')
const second = runOf('second')

describe('a run', () => {
  it('has one row and counts its attempts', () => {
    expect(runs.begin(first, 'running')).toBe(1)
    runs.end(first.runId, { ...END, output: cidOf('out'), provenance: cidOf('record') })
    expect(runs.begin(first, 'running')).toBe(2)
    expect(runs.list({ limit: 10 }).items).toHaveLength(1)
    expect(runs.get(first.runId)).toMatchObject({ attempt: 2, state: 'running', output: cidOf('out') })
  })

  it('that failed keeps why, until it is tried again', () => {
    runs.begin(first, 'running')
    const error = { code: 'TASK_FAILED', message: 'ffmpeg failed', details: { exit: 1 } } as const
    runs.end(first.runId, { ...END, state: 'failed', error })
    expect(runs.get(first.runId)).toMatchObject({
      state: 'failed',
      error,
      tasksRun: 1,
      tasksCached: 2,
      seconds: 3,
    })
    runs.begin(first, 'queued')
    expect(runs.get(first.runId)?.error).toBeUndefined()
  })

  it('keeps its first output and record when a later attempt has none', () => {
    runs.begin(first, 'running')
    runs.end(first.runId, { ...END, output: cidOf('out') })
    runs.begin(first, 'running')
    runs.end(first.runId, { ...END, state: 'cancelled' })
    expect(runs.get(first.runId)).toMatchObject({ state: 'cancelled', output: cidOf('out') })
  })

  it('remembers what to do again', () => {
    runs.begin(first, 'queued')
    expect(runs.requestOf(first.runId)).toEqual({ recipe: 'first' })
    expect(runs.requestOf(second.runId)).toBeUndefined()
    expect(runs.get(second.runId)).toBeUndefined()
  })

  it('is found by its id or a beginning that no other has', () => {
    runs.begin(first, 'running')
    runs.begin(second, 'running')
    const length = [...first.runId].findIndex((letter, at) => letter !== second.runId[at]) + 1
    expect(runs.resolve(first.runId)).toBe(first.runId)
    expect(runs.resolve(first.runId.slice(0, length))).toBe(first.runId)
    expect(() => runs.resolve('b')).toThrow(expect.objectContaining({ code: 'AMBIGUOUS' }))
    for (const text of ['', '%', '_', first.runId.toUpperCase(), 'zzz'])
      expect(() => runs.resolve(text), text).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })

  it('is connected with what went into it and came out of it', () => {
    runs.begin(first, 'running')
    runs.addItem(first.runId, cidOf('between'), 'intermediate')
    runs.addItem(first.runId, cidOf('between'), 'intermediate')
    runs.end(first.runId, { ...END, output: cidOf('out'), provenance: cidOf('record') })
    const roles = ['clip', 'between', 'out', 'record'].map((name) =>
      runs.uses(cidOf(name)).map(({ role }) => role),
    )
    expect(roles).toEqual([['input'], ['intermediate'], ['output'], ['record']])
  })
})

describe('lists of runs', () => {
  it('begin with the newest and can be paged and filtered', () => {
    for (const name of ['a', 'b', 'c']) {
      runs.begin(runOf(name), name === 'b' ? 'queued' : 'running')
      vi.advanceTimersByTime(10)
    }
    const idsOf = (options: Parameters<RunsTable['list']>[0]) =>
      runs.list(options).items.map(({ runId }) => runId)
    const [a, b, c] = ['a', 'b', 'c'].map((name) => runOf(name).runId)
    expect(idsOf({ limit: 10 })).toEqual([c, b, a])
    const { next } = runs.list({ limit: 1 })
    expect(idsOf({ limit: 1, cursor: next })).toEqual([b])
    expect(idsOf({ limit: 10, state: 'queued' })).toEqual([b])
  })

  it('can leave out stills and drafts of nodes, and their pages are as full as before', () => {
    const looks: readonly (readonly [name: string, more: Partial<NewRun>])[] = [
      ['film', {}],
      ['still', { profile: 'jpg', request: { still: { atSec: 1 } } }],
      ['draft', { profile: 'draft' }],
      ['draft of a node', { profile: 'draft', request: { target: 'joined' } }],
      ['a node, as it will be', { request: { target: 'joined' } }],
      ['range', { request: { range: { fromSec: 1 } } }],
    ]
    for (const [name, more] of looks) {
      runs.begin(runOf(name, { recipe: name, ...more }), 'running')
      vi.advanceTimersByTime(10)
    }
    const page = (cursor?: string) => runs.list({ limit: 2, previews: false, cursor })
    const one = page()
    const two = page(one.next)
    expect([one, two].map(({ items }) => items.map(({ recipe }) => recipe))).toEqual([
      ['range', 'a node, as it will be'],
      ['draft', 'film'],
    ])
    expect(two.next).toBeUndefined()
    expect(runs.list({ limit: 10 }).items).toHaveLength(looks.length)
  })

  it('of the queue are in the order of queueing, also for a run that was there before', () => {
    runs.begin(first, 'queued')
    runs.start(first.runId)
    runs.end(first.runId, { ...END, state: 'failed' })
    vi.advanceTimersByTime(10)
    runs.begin(second, 'queued')
    vi.advanceTimersByTime(10)
    runs.begin(first, 'queued')
    expect(runs.queued()).toEqual([second.runId, first.runId])
    expect(runs.start(second.runId)).toBe(1)
    runs.end(second.runId, END)
    expect(runs.queued()).toEqual([first.runId])
    expect(runs.start(first.runId)).toBe(2)
  })
})

describe('the plan to compare with', () => {
  it('is that of the last run that finished, of the same recipe and input names', () => {
    for (const run of [first, second]) {
      runs.begin(run, 'running')
      runs.end(run.runId, END)
    }
    runs.begin(runOf('third'), 'running')
    runs.end(runOf('third').runId, { ...END, state: 'failed' })
    expect(runs.lastPlan('demo', ['clip'])).toEqual({ planId: second.planId, profile: 'mp4' })
    runs.begin(first, 'running')
    runs.end(first.runId, END)
    expect(runs.lastPlan('demo', ['clip'])?.planId).toBe(first.planId)
    expect(runs.lastPlan('demo', ['other'])).toBeUndefined()
    expect(runs.lastPlan('other', ['clip'])).toBeUndefined()
  })
})

describe('the event log', () => {
  const task = cidOf('task') as string as TaskId
  const { runId } = first
  const progress = (frames: number, more: Partial<{ runId: RunId }> = {}): RunEvent => ({
    event: 'task-progress',
    runId,
    task,
    fraction: 0,
    frames,
    speed: 1,
    ...more,
  })
  beforeEach(() => {
    runs.begin(first, 'running')
    runs.begin(second, 'running')
  })
  const read = (after = 0, of = runId, attempt = 1) =>
    events.read(of, attempt, after).map(({ event }) => event)

  it('gives back the events of one attempt, in order, from where one left off', () => {
    const all: RunEvent[] = [
      { event: 'run-queued', runId },
      { event: 'warning', message: 'careful' },
      { event: 'task-started', runId, task, steps: ['cut'] },
    ]
    for (const event of all) events.append(runId, 1, event)
    events.append(runId, 2, { event: 'warning', message: 'second attempt' })
    expect(read()).toEqual(all)
    expect(read(2)).toEqual(all.slice(2))
    expect(read(0, runId, 2)).toHaveLength(1)
  })

  it('keeps progress once a second for each task of each run, and everything else', () => {
    events.append(runId, 1, progress(1))
    events.append(runId, 1, progress(2))
    events.append(second.runId, 1, progress(3, { runId: second.runId }))
    vi.advanceTimersByTime(1001)
    events.append(runId, 1, progress(4))
    expect(read()).toEqual([progress(1), progress(4)])
    expect(read(0, second.runId)).toHaveLength(1)
  })
})
