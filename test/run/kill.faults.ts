/** An engine that is killed loses at most the tasks that were running, and nothing it serves is ever half a file. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../engine/contract/events.ts'
import type { Cid } from '../../engine/contract/ids.ts'
import type { RenderRequest } from '../../engine/contract/schemas.ts'
import { finished, newHome, openEngine, type TestEngine } from '../support/engine.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { collect, killableRequest, processesLeft, startEngine, tasksDone, tasksStarted } from './kill-kit.ts'
import { type Cut, makeSources, recipeOf } from './pieces-kit.ts'

const KILLS = process.env.ARTDAG_ACCEPTANCE === '1' ? 50 : 6

/** Milliseconds from the opening of a new engine on. */
const READY_MS = 5000

interface Trial {
  readonly name: string
  readonly request: () => Promise<RenderRequest>
  readonly tasks: number
}

/** Of `killableRequest`. */
const TASKS = 7

const TRIALS: readonly Trial[] = [
  { name: 'intermediates', request: () => killableRequest(), tasks: TASKS },
  { name: 'pieces', request: piecesRequest, tasks: 62 },
]

/** Sixty pieces, which are several commands even for few processors, the sound and the joining. */
async function piecesRequest(): Promise<RenderRequest> {
  const cuts = Array.from({ length: 60 }, (_, n): Cut => {
    return { from: n % 3 === 0 ? 'b' : 'a', start: (n * 37) % 180, frames: 30 + (n % 20) }
  })
  const inputs = Object.entries(await makeSources()).map(([name, content]) => ({ name, content }))
  return {
    recipe: { text: recipeOf({ cuts, hue: 20 }), fileName: 'pieces.yaml' },
    inputs,
    params: {},
    keepIntermediates: false,
  }
}

describeWhere([NEEDS.setpriv], 'an engine that is killed with -9', () => {
  it.each(TRIALS)(
    `while it renders $name, at ${KILLS} moments, has done nothing in vain and left nothing behind`,
    async ({ name, request, tasks }) => {
      const wanted = await request()
      const { cid, lastsMs } = await undisturbed(wanted, tasks)
      const seed = Number(process.env.ARTDAG_SEED ?? Date.now() % 2 ** 31)
      let doneBefore = 0
      for (const ms of moments(KILLS, lastsMs, seed)) doneBefore += await killOnce(wanted, ms, { cid, tasks })
      console.log(
        `${name}: killed at ${KILLS} moments in ${lastsMs.toFixed(0)} ms (ARTDAG_SEED=${seed}); ${doneBefore} tasks were done before, none was done again`,
      )
    },
  )
})

/** The result of a run nobody disturbs, and how long after its start the process ends. */
async function undisturbed(request: RenderRequest, tasks: number): Promise<{ cid: Cid; lastsMs: number }> {
  const startedAt = performance.now()
  const child = startEngine('start', await newHome(), request)
  await child.ended
  const end = finished(child.events)
  expect([end.state, end.tasksRun]).toEqual(['finished', tasks])
  return { cid: end.output?.cid as Cid, lastsMs: performance.now() - startedAt }
}

/** Spread evenly, each moved at random within its share, so that few kills reach every part of a run. */
function moments(count: number, lastsMs: number, seed: number): readonly number[] {
  let state = seed
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return Array.from({ length: count }, (_, n) => ((n + random()) / count) * lastsMs)
}

/** How many tasks were done when it was killed. */
async function killOnce(
  request: RenderRequest,
  ms: number,
  { cid, tasks }: { readonly cid: Cid; readonly tasks: number },
): Promise<number> {
  const home = await newHome()
  const child = startEngine('start', home, request)
  await sleep(ms)
  child.process.kill('SIGKILL')
  await child.ended
  expect(await processesLeft(home, 2000), `processes after a kill at ${ms} ms`).toEqual([])

  const done = tasksDone(home)
  const reopenedAt = performance.now()
  const engine = await openEngine({ home })
  expect(leftIn(home), `tmp after a kill at ${ms} ms`).toEqual([])
  const { events, begunAt } = await renderAfter(engine, request)
  expect(begunAt - reopenedAt, `ready again after a kill at ${ms} ms`).toBeLessThan(READY_MS)
  const again = tasksStarted(events).filter((task) => done.has(task))
  expect(again, `tasks done before a kill at ${ms} ms, and done again`).toEqual([])
  expect(finished(events)).toMatchObject({ state: 'finished', output: { cid } })
  expect(tasksStarted(events).length + done.size).toBe(tasks)
  const verified = await collect(await engine.client.content.verify({}))
  expect(verified.at(-1)).toMatchObject({ event: 'verified', bad: [] })
  await engine.close()
  expect(leftIn(home)).toEqual([])
  return done.size
}

/** `begunAt`: when the run went on, or was found to be over. */
async function renderAfter(engine: TestEngine, request: RenderRequest) {
  const events: RunEvent[] = []
  let begunAt = Number.POSITIVE_INFINITY
  for await (const event of await engine.client.runs.start(request)) {
    if (['run-started', 'run-finished'].includes(event.event)) begunAt = Math.min(begunAt, performance.now())
    events.push(event)
  }
  return { events, begunAt }
}

/** What lies in tmp/. */
const leftIn = (home: string): readonly string[] => readdirSync(path.join(home, 'tmp'))

describe('a run that is cancelled', () => {
  it.each([0.2, 0.5, 0.8])(
    '%f of half a second after its first task leaves no process after 2 s, and says so',
    async (fraction) => {
      const home = await newHome()
      const request = await killableRequest()
      const child = startEngine('start', home, request)
      await child.saw('task-started')
      await sleep(fraction * 500)
      child.process.kill('SIGTERM')
      const startedAt = performance.now()
      const { stderr } = await child.ended
      expect(performance.now() - startedAt).toBeLessThan(2000)
      expect(await processesLeft(home, 0)).toEqual([])
      expect([finished(child.events).state, stderr]).toEqual(['cancelled', ''])
      const done = tasksDone(home)
      const engine = await openEngine({ home })
      const events = await collect(await engine.client.runs.start(request))
      expect(tasksStarted(events).filter((task) => done.has(task))).toEqual([])
      expect(finished(events).state).toBe('finished')
    },
  )
})

describe('two engines on one data folder', () => {
  it('that are asked for the same run at once do each task once, and both give its result', async () => {
    const home = await newHome()
    const request = await killableRequest()
    const children = [startEngine('start', home, request), startEngine('start', home, request)]
    const ends = await Promise.all(children.map(({ ended }) => ended))
    expect(ends).toEqual(children.map(() => ({ code: 0, stderr: '' })))
    const results = children.map(({ events }) => finished(events))
    expect(results.map(({ state }) => state)).toEqual(['finished', 'finished'])
    expect(results[0]?.output).toEqual(results[1]?.output)
    expect(tasksDone(home).size).toBe(TASKS)
    const started = children.map(({ events }) => tasksStarted(events))
    expect(new Set(started.flat()).size).toBe(TASKS)
    expect(started.map((tasks) => new Set(tasks).size)).toEqual(started.map((tasks) => tasks.length))
  })
})
