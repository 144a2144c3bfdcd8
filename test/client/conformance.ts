/** What every transport must do, whatever carries the calls: called by one test file for each of them. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createEngineClient, type EngineClient, type Transport } from '../../engine/client/engine-client.ts'
import { resumeTokenOf } from '../../engine/client/resume-token.ts'
import { ArtDagError } from '../../engine/contract/errors.ts'
import type { RunEvent } from '../../engine/contract/events.ts'
import { openEngine, type TestEngine } from '../support/engine.ts'

export type OpenTransport = (engine: TestEngine) => Promise<Transport>

const recipe = (durationSec: number, size = '96x64') => {
  const [width, height] = size.split('x')
  return {
    fileName: 'pattern.yaml',
    text: `name: pattern-${durationSec}
version: "1"
canvas: { width: ${width}, height: ${height}, fps: 25 }
steps:
  - { id: made, type: GENERATE, config: { kind: pattern, duration: ${durationSec} } }
output: made
`,
  }
}

const SHORT = recipe(1)
/** Minutes of work. */
const LONG = recipe(1800, '1280x720')

async function failure(work: Promise<unknown>): Promise<ArtDagError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ArtDagError)
  return error as ArtDagError
}

async function readAll(events: Promise<AsyncIterable<RunEvent>>): Promise<RunEvent[]> {
  const all: RunEvent[] = []
  for await (const event of await events) all.push(event)
  return all
}

async function isCancelled(client: EngineClient, runId: string): Promise<void> {
  await expect
    .poll(async () => (await client.runs.get({ runId })).state, { timeout: 15_000 })
    .toBe('cancelled')
}

const runIdOf = (event: RunEvent): string => ('runId' in event ? event.runId : '')

export function conformance(name: string, openTransport: OpenTransport): void {
  async function open(): Promise<EngineClient> {
    return createEngineClient(await openTransport(await openEngine()))
  }

  describe(`an engine's client over ${name}`, () => {
    test('renders, tells all events in order, and finds the run by its id and in the list', async () => {
      const client = await open()
      const events = await readAll(client.runs.start({ recipe: SHORT }))
      const names = events.map(({ event }) => event).filter((event) => event !== 'task-progress')
      expect(names).toEqual(['run-started', 'task-started', 'task-finished', 'run-finished'])
      const end = events.at(-1)
      if (end?.event !== 'run-finished') throw new Error('no end')
      expect(end.state).toBe('finished')
      expect(await client.runs.get({ runId: end.runId })).toMatchObject({
        state: 'finished',
        output: end.output?.cid,
      })
      const { items } = await client.runs.list({ limit: 5 })
      expect(items.map(({ runId }) => runId)).toEqual([end.runId])
    })

    test('a run that has ended is watched from its beginning, or from the item after the last one seen', async () => {
      const client = await open()
      const told = await readAll(client.runs.start({ recipe: SHORT }))
      const { runId } = told.at(-1) as { runId: string }
      const all: { readonly event: RunEvent; readonly token: string | undefined }[] = []
      for await (const event of await client.runs.watch({ runId }))
        all.push({ event, token: resumeTokenOf(event) })
      const whole = (events: readonly RunEvent[]) => events.filter(({ event }) => event !== 'task-progress')
      expect(whole(all.map(({ event }) => event))).toEqual(whole(told))
      const lastEventId = all[1]?.token
      expect(lastEventId).toEqual(expect.any(String))
      const rest = all.slice(2).map(({ event }) => event)
      expect(await readAll(client.runs.watch({ runId }, { lastEventId }))).toEqual(rest)
      expect(await readAll(client.runs.watch({ runId, after: lastEventId }))).toEqual(rest)
    })

    test('aborting a call ends its stream and cancels the run', async () => {
      const client = await open()
      const stop = new AbortController()
      let runId = ''
      const watching = (async () => {
        for await (const event of await client.runs.start({ recipe: LONG }, { signal: stop.signal })) {
          if (event.event !== 'task-started') continue
          runId = runIdOf(event)
          stop.abort()
        }
      })()
      const error = await watching.then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      if (error !== undefined) expect(error).toMatchObject({ name: 'ArtDagError', code: 'CANCELLED' })
      await isCancelled(client, runId)
    })

    test('leaving the loop cancels the run', async () => {
      const client = await open()
      let runId = ''
      for await (const event of await client.runs.start({ recipe: LONG })) {
        runId = runIdOf(event)
        if (event.event === 'task-started') break
      }
      await isCancelled(client, runId)
    })

    test('a call that is aborted before it begins fails as cancelled', async () => {
      const client = await open()
      const work = client.runs.list({ limit: 5 }, { signal: AbortSignal.abort() })
      expect((await failure(work)).code).toBe('CANCELLED')
    })

    test('an error keeps its code, message, hint and details', async () => {
      const client = await open()
      const text = 'name: broken\nversion: "1"\nsteps: [{ id: a, type: NOTHING }]\noutput: a\n'
      const work = client.plans.make({ recipe: { text, fileName: 'broken.yaml' } })
      const { code, message, details } = await failure(work)
      expect(code).toBe('RECIPE_INVALID')
      expect(message).toContain('broken.yaml:3:')
      expect(details).toMatchObject({ file: 'broken.yaml' })
      const missing = await failure(client.runs.get({ runId: 'bnothing' }))
      expect(missing.code).toBe('NOT_FOUND')
      expect(missing.hint).toMatch(/artdag/)
    })

    test('an error in a stream is the same', async () => {
      const client = await open()
      const text = 'name: needy\nversion: "1"\ninputs: { clip: { type: video } }\nsteps: []\noutput: clip\n'
      const binding = { name: 'other', content: 'x' }
      const work = readAll(client.runs.start({ recipe: { text, fileName: 'needy.yaml' }, inputs: [binding] }))
      const error = await failure(work)
      expect(error).toMatchObject({ code: 'USAGE', details: { input: 'other' } })
      expect(error.hint).toContain('clip')
    })

    test('input that does not fit is refused before anything happens, and what is wrong is said by its path', async () => {
      const client = await open()
      const { code, message, details } = await failure(client.runs.list({ limit: 0 }))
      expect(code).toBe('USAGE')
      expect(message).toMatch(/^the input does not fit: limit: /)
      expect(details).toMatchObject({ issues: [{ path: 'limit' }] })
    })

    test('calls do not wait for one another', async () => {
      const client = await open()
      const stop = new AbortController()
      const events = await client.runs.start({ recipe: LONG }, { signal: stop.signal })
      await events.next()
      const states = await Promise.race([
        Promise.all(Array.from({ length: 20 }, () => client.runs.list({}))),
        sleep(10_000),
      ])
      expect(states?.length).toBe(20)
      stop.abort()
      await events.return?.(undefined).catch(() => {})
    })
  })
}
