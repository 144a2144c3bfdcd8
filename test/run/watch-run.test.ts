/** Watching a run through the database, as another process does. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunEvent } from '../../engine/contract/events.ts'
import type { PlanId, RunId } from '../../engine/contract/ids.ts'
import { type Database, openDatabase } from '../../engine/database/open.ts'
import { createEventLog } from '../../engine/run/execute/event-log.ts'
import { createLeases } from '../../engine/run/execute/leases.ts'
import { createRunsTable } from '../../engine/run/execute/runs-table.ts'
import { watchRun } from '../../engine/run/execute/watch-run.ts'
import type { EngineParts } from '../../engine/run/parts.ts'
import { fileOf } from '../plan/kit.ts'

const runId = fileOf('a run').cid as string as RunId
const END = { state: 'finished', tasksRun: 1, tasksCached: 0, seconds: 2 } as const
const finished: RunEvent = { event: 'run-finished', runId, ...END }

let db: Database
let parts: EngineParts
beforeEach(() => {
  db = openDatabase(':memory:')
  // Watching uses these three parts and no other.
  parts = {
    runs: createRunsTable(db),
    events: createEventLog(db),
    leases: createLeases(db),
  } as Partial<EngineParts> as EngineParts
})
afterEach(() => void db.close())

const begin = () =>
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
    'running',
  )
const say = (message: string, attempt = 1) =>
  parts.events.append(runId, attempt, { event: 'warning', message })

/** Watches to the end; `onEvent` plays the other process, at the moment an event has been seen. */
async function watch(onEvent: (event: RunEvent) => void = () => {}, signal = new AbortController().signal) {
  const seen: RunEvent[] = []
  await watchRun(runId, parts, {
    signal,
    emit: (event) => {
      seen.push(event)
      onEvent(event)
    },
  })
  return seen.map((event) => (event.event === 'warning' ? event.message : event))
}

describe('watching a run', () => {
  it('shows what was, then what comes, and ends with its last event', async () => {
    begin()
    const lease = parts.leases.acquire(`run:${runId}`)
    say('before')
    const seen = await watch(({ event }) => {
      if (event !== 'warning') return
      parts.runs.end(runId, END)
      parts.events.append(runId, 1, finished)
      lease?.release()
    })
    expect(seen).toEqual(['before', finished])
  })

  it('whose process died is told that it failed, and what to do', async () => {
    begin()
    say('last words')
    const seen = await watch()
    expect(seen).toMatchObject(['last words', { state: 'failed', error: { code: 'TASK_FAILED' } }])
  })

  it('that ended without a last event still gets one', async () => {
    begin()
    parts.runs.end(runId, END)
    expect(await watch()).toEqual([finished])
  })

  it('begun anew meanwhile shows the new attempt from its beginning', async () => {
    begin()
    const lease = parts.leases.acquire(`run:${runId}`)
    say('first attempt')
    say('breaks off')
    const seen = await watch((event) => {
      if (event.event !== 'warning' || event.message !== 'breaks off') return
      begin()
      say('second attempt', 2)
      parts.runs.end(runId, END)
      parts.events.append(runId, 2, finished)
      lease?.release()
    })
    expect(seen).toEqual(['first attempt', 'breaks off', 'second attempt', finished])
  })

  it('can be left, while the run goes on', async () => {
    begin()
    parts.leases.acquire(`run:${runId}`)
    await expect(watch(undefined, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(parts.runs.get(runId)?.state).toBe('running')
  })

  it('that nobody knows is not found', async () => {
    await expect(watch()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
