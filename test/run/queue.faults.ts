/** A queued run outlives the processes that queue and render it. */
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { RunState } from '../../engine/contract/schemas.ts'
import { openDatabase } from '../../engine/database/open.ts'
import { newHome, openEngine, type TestEngine } from '../support/engine.ts'
import { killableRequest, processesLeft, startEngine, tasksDone } from './kill-kit.ts'

/** Process id of whoever renders what is queued. */
function rendererOf(home: string): number | undefined {
  const database = openDatabase(path.join(home, 'artdag.db'))
  try {
    const lease = database.prepare<[], { pid: number }>("SELECT pid FROM leases WHERE name = 'queue'").get()
    return lease?.pid
  } finally {
    database.close()
  }
}

async function until<T>(look: () => T | undefined | Promise<T | undefined>, ms = 30_000): Promise<T> {
  const end = performance.now() + ms
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > end) throw new Error(`nothing came in ${ms} ms: ${look}`)
    await sleep(25)
  }
}

const untilState = (engine: TestEngine, runId: string, state: RunState): Promise<true> =>
  until(async () => ((await engine.client.runs.get({ runId })).state === state ? true : undefined))

describe('a queued run', () => {
  it('is rendered by a detached engine, which is gone afterwards', async () => {
    const home = await newHome()
    const engine = await openEngine({ home })
    const { runId } = await engine.client.runs.queue(await killableRequest())
    await untilState(engine, runId, 'finished')
    expect(await processesLeft(home, 3000)).toEqual([])
  })

  it('whose engine is killed is done by the next one, without doing finished tasks again', async () => {
    const home = await newHome()
    const engine = await openEngine({ home })
    const first = await engine.client.runs.queue(await killableRequest())
    const second = await engine.client.runs.queue(await killableRequest({ profile: 'draft' }))
    const pid = await until(() => (tasksDone(home).size > 0 ? rendererOf(home) : undefined))
    onTestFinished(() => {
      const last = rendererOf(home)
      if (last !== undefined && last !== process.pid) tryKill(last)
    })
    process.kill(pid, 'SIGKILL')
    await processesLeft(home, 2000)
    const done = tasksDone(home)

    const next = startEngine('drain', home)
    expect(await next.ended).toEqual({ code: 0, stderr: '' })
    // On a busy machine the engine of the second run may only now begin, and be the next one.
    for (const { runId } of [first, second]) await untilState(engine, runId, 'finished')
    const startedTwice = startsOf(home).filter((task, index, all) => all.indexOf(task) !== index)
    expect(startedTwice.filter((task) => done.has(task as never))).toEqual([])
  })
})

/** Every task that was ever started on this data folder, once for each start. */
function startsOf(home: string): readonly string[] {
  const database = openDatabase(path.join(home, 'artdag.db'))
  try {
    const rows = database
      .prepare<[], { event: string }>("SELECT event FROM run_events WHERE event LIKE '%task-started%'")
      .all()
    return rows.map(({ event }) => (JSON.parse(event) as { task: string }).task)
  } finally {
    database.close()
  }
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it ended by itself
  }
}
