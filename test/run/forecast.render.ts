/** What is foretold, what happens, what is learned from it, and what the numbers say afterwards. */
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { RunEvent } from '../../engine/contract/events.ts'
import { finished, openEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'

const clip = () => makeClip({ frames: 100, width: 320, height: 180, sound: 'clicks' })

/** Eight cuts of two fifths of a second; one may begin elsewhere. */
function recipeOf(first = 0.2): string {
  const offsets = [first, 1.6, 0.8, 2.4, 1.2, 2.8, 0.4, 2]
  const cuts = offsets.map(
    (offset, n) =>
      `  - { id: c${n}, type: SEGMENT, inputs: [clip], config: { offset: ${offset}, duration: 0.4 } }`,
  )
  const ids = offsets.map((_, n) => `c${n}`).join(', ')
  const join = `  - { id: all, type: SEQUENCE, inputs: [${ids}] }`
  return ['name: cuts', 'inputs: { clip: video }', 'steps:', ...cuts, join, 'output: all'].join('\n')
}

const startedIn = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.event === 'task-started' ? [event] : []))
const forecastIn = (events: readonly RunEvent[]) =>
  events.find((event) => event.event === 'run-started')?.forecast

test('exactly the tasks of the plan run, before an edit and after it', async () => {
  const engine = await openEngine()
  const inputs = { clip: await clip() }
  for (const recipe of [recipeOf(), recipeOf(0.6), recipeOf(0.2)]) {
    const plan = await engine.plan(recipe, inputs)
    const started = startedIn(await engine.run(recipe, inputs))
    expect(started.map(({ task }) => task).sort()).toEqual(plan.tasks.map(({ id }) => id).sort())
    const expectedSec = started.reduce((sum, { expected }) => sum + (expected?.cpuSec ?? 0), 0)
    expect(expectedSec).toBeCloseTo(plan.forecast.cpuSec, 3)
  }
})

test('the first forecast is a guess, later ones are learned and close', async () => {
  const engine = await openEngine()
  const inputs = { clip: await clip() }
  const first = forecastIn(await engine.run(recipeOf(), inputs))
  expect(first).toMatchObject({ confidence: 'first guess', samples: 0, reused: { tasks: 0, sec: 0 } })
  for (let n = 0; n < 4; n++) finished(await engine.run(recipeOf(), inputs, { fresh: true }))
  const { forecast } = await engine.plan(recipeOf(), inputs, { fresh: true })
  expect(forecast).toMatchObject({ confidence: 'learned' })
  const { cpuSec, forecast: errors } = await engine.client.system.stats({})
  expect(forecast.cpuSec / (cpuSec / 5)).toBeGreaterThan(0.5)
  expect(forecast.cpuSec / (cpuSec / 5)).toBeLessThan(2)
  expect(errors).toMatchObject({ runs: 5 })
  expect(forecast.typicalError).toBe(errors?.cpu)
})

test('what is there is foretold as reused, with what it had taken', async () => {
  const engine = await openEngine()
  const inputs = { clip: await clip() }
  await engine.run(recipeOf(), inputs)
  const edited = await engine.plan(recipeOf(0.6), inputs)
  expect(edited.tasks.map(({ kind }) => kind).sort()).toEqual(['join', 'piece', 'sound'])
  expect(edited.forecast.reused).toMatchObject({ tasks: 7 })
  expect(edited.forecast.reused.sec).toBeGreaterThan(0)
  const whole = await engine.plan(recipeOf(), inputs)
  expect(whole.forecast).toMatchObject({ cpuSec: 0, wallSec: 0, bytes: 0, reused: { tasks: 10 } })
  expect(whole.forecast.reused.sec).toBeGreaterThan(edited.forecast.reused.sec)
})

test('numbers of two runs: what was rendered, what was spared, what is kept', async () => {
  const engine = await openEngine()
  const inputs = { clip: await clip() }
  expect(await engine.client.system.stats({})).toMatchObject({ tasks: { rendered: 0, reused: 0 }, cpuSec: 0 })
  await engine.run(recipeOf(), inputs)
  const once = await engine.client.system.stats({})
  expect(once).toMatchObject({ tasks: { rendered: 10, reused: 0 }, hitRate: 0, savedSec: 0 })
  if (process.platform === 'linux') expect(once.cpuSec).toBeGreaterThan(0.1)
  await engine.run(recipeOf(), inputs)
  const twice = await engine.client.system.stats({})
  expect(twice).toMatchObject({ runs: { finished: 1 }, tasks: { rendered: 10, reused: 10 }, hitRate: 0.5 })
  expect(twice.savedSec).toBeGreaterThan(0)
  expect(twice.cpuSec).toBe(once.cpuSec)
  const files = Object.fromEntries(twice.cache.map(({ kind, files }) => [kind, files]))
  expect(files).toMatchObject({ inputs: 1, pieces: 8, sounds: 1, results: 1 })
})

test('a plan needs no ffmpeg to be forecast, and no cost of another machine is taken', async () => {
  const engine = await openEngine()
  const inputs = { clip: await clip() }
  await engine.run(recipeOf(), inputs)
  const kept = process.env.FFMPEG_PATH
  process.env.FFMPEG_PATH = '/nowhere/ffmpeg'
  try {
    const without = await openEngine({ home: engine.home })
    const { forecast } = await without.plan(recipeOf(), inputs, { fresh: true })
    expect(forecast).toMatchObject({ confidence: 'first guess', samples: 0 })
    expect(forecast.cpuSec).toBeGreaterThan(0)
  } finally {
    if (kept === undefined) delete process.env.FFMPEG_PATH
    else process.env.FFMPEG_PATH = kept
  }
})

test('deleted files are not counted as reused', async () => {
  const engine = await openEngine()
  const inputs = { clip: await clip() }
  await engine.run(recipeOf(), inputs)
  const cache = path.join(engine.home, 'cache')
  for (const entry of readdirSync(cache, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) rmSync(path.join(entry.parentPath, entry.name))
  const { forecast } = await engine.plan(recipeOf(), inputs)
  expect(forecast.reused).toEqual({ tasks: 0, sec: 0 })
})
