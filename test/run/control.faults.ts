/** Runs that one process renders and another controls. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../engine/contract/events.ts'
import type { RunState } from '../../engine/contract/schemas.ts'
import { finished, newHome, openEngine, type TestEngine } from '../support/engine.ts'
import { type EngineChild, killableRequest, processesLeft, startEngine, tasksStarted } from './kill-kit.ts'

const TASKS = 7

const startedRun = ({ events }: EngineChild): string =>
  (events.find(({ event }) => event === 'run-started') as RunEvent & { runId: string }).runId

async function until(isSo: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  for (const end = performance.now() + ms; !(await isSo()); await sleep(20))
    if (performance.now() > end) throw new Error(`not within ${ms} ms: ${isSo}`)
}

const untilState = (engine: TestEngine, runId: string, state: RunState, ms = 60_000): Promise<void> =>
  until(async () => (await engine.client.runs.get({ runId })).state === state, ms)

describe('a run of another process', () => {
  it('ends when it is cancelled, and nothing of it is left after two seconds', async () => {
    const home = await newHome()
    const child = startEngine('start', home, await killableRequest())
    await child.saw('task-started')
    const engine = await openEngine({ home })
    const runId = startedRun(child)
    const askedAt = performance.now()
    await engine.client.runs.cancel({ runId })
    const { stderr } = await child.ended
    expect(performance.now() - askedAt).toBeLessThan(2000)
    expect(await processesLeft(home, 0)).toEqual([])
    expect([stderr, finished(child.events).state]).toEqual(['', 'cancelled'])
    expect(await engine.client.runs.get({ runId })).toMatchObject({ state: 'cancelled', isPaused: false })
    await expect(engine.client.runs.cancel({ runId })).rejects.toMatchObject({ code: 'RUN_ENDED' })
  })

  it('begins nothing new while it is paused, and ends well after it goes on', async () => {
    const home = await newHome()
    const child = startEngine('start', home, await killableRequest())
    await child.saw('task-started')
    const engine = await openEngine({ home })
    const runId = startedRun(child)
    expect(await engine.client.runs.pause({ runId })).toMatchObject({ state: 'running', isPaused: true })
    await sleep(500)
    const begun = tasksStarted(child.events).length
    const ended = () => child.events.filter(({ event }) => event === 'task-finished').length
    await until(() => ended() === begun, 30_000)
    await sleep(500)
    expect([begun < TASKS, tasksStarted(child.events).length]).toEqual([true, begun])
    await engine.client.runs.resume({ runId })
    await child.ended
    expect(finished(child.events)).toMatchObject({ state: 'finished', tasksRun: TASKS })
  })
})

describe('a run that a detached engine renders', () => {
  it('ends within two seconds when it is cancelled', async () => {
    const home = await newHome()
    const engine = await openEngine({ home })
    const { runId } = await engine.client.runs.queue(await killableRequest())
    await untilState(engine, runId, 'running')
    await engine.client.runs.cancel({ runId })
    await untilState(engine, runId, 'cancelled', 2000)
    expect(await processesLeft(home, 0)).toEqual([])
    expect((await engine.client.runs.get({ runId })).error?.code).toBe('CANCELLED')
  })

  it('holds up nobody while it is paused', async () => {
    const home = await newHome()
    const engine = await openEngine({ home })
    const first = await engine.client.runs.queue(await killableRequest())
    await untilState(engine, first.runId, 'running')
    await engine.client.runs.pause(first)
    const second = await engine.client.runs.queue(await killableRequest({ profile: 'draft' }))
    await untilState(engine, second.runId, 'finished')
    expect(await engine.client.runs.get(first)).toMatchObject({ state: 'running', isPaused: true })
    await engine.client.runs.resume(first)
    await untilState(engine, first.runId, 'finished')
    expect(await processesLeft(home, 3000)).toEqual([])
  })
})
