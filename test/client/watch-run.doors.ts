/** A run watched over a network that breaks. */
import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { createEngineClient } from '../../engine/client/engine-client.ts'
import { http } from '../../engine/client/http.ts'
import { watchRun } from '../../engine/client/watch-run.ts'
import type { RunEvent } from '../../engine/contract/events.ts'
import { startServer } from '../../engine/server/server.ts'
import { readSettings } from '../../engine/server/settings.ts'
import { breakingProxy } from '../support/breaking-proxy.ts'
import { openEngine } from '../support/engine.ts'

const open: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

const RECIPE = `name: pattern
version: "1"
canvas: { width: 640, height: 360, fps: 25 }
steps:
  - { id: made, type: GENERATE, config: { kind: pattern, duration: 60 } }
output: made
`

test('every event is told once, though the connection breaks at each of the first five', async () => {
  const engine = await openEngine()
  const proxy = await breakingProxy()
  const server = await startServer(engine, readSettings({ port: 0 }, { L1_PUBLIC_URL: proxy.url }), {
    onTrouble: () => {},
  })
  open.push(() => server.stop({ finish: false }), proxy.close)
  proxy.lead(server.port)
  const client = createEngineClient(
    http({ url: proxy.url, token: readFileSync(server.tokenFile, 'utf8').trim() }),
  )
  const { runId } = await client.runs.queue({ recipe: { text: RECIPE, fileName: 'p.yaml' } })

  const told: RunEvent[] = []
  for await (const event of watchRun(client, runId, new AbortController().signal)) {
    told.push(event)
    if (told.length <= 5) proxy.cut()
  }
  const kept: RunEvent[] = []
  for await (const event of await engine.client.runs.watch({ runId })) kept.push(event)
  expect(told).toEqual(kept)
  expect(told.at(-1)).toMatchObject({ event: 'run-finished', state: 'finished' })
  expect(told.length).toBeGreaterThan(4)
})

test('an engine that stays away is told in the end; stopping is at once', async () => {
  const client = createEngineClient(http({ url: 'http://127.0.0.1:9', token: 'x' }))
  const stop = new AbortController()
  const work = watchRun(client, 'bnothing', stop.signal).next()
  setTimeout(() => stop.abort(), 300)
  await expect(work).rejects.toMatchObject({ code: 'CANCELLED' })
})
