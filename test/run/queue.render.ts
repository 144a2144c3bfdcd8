/** A queued run that ends before it has begun to render. */
import path from 'node:path'
import { setImmediate as tick } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import type { RunEvent } from '../../engine/contract/events.ts'
import { openDatabase } from '../../engine/database/open.ts'
import { createLeases, QUEUE_LEASE } from '../../engine/run/execute/leases.ts'
import { openEngine, type TestEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'

const text = `
inputs: { clip: video }
steps: [{ id: small, type: RESIZE, inputs: [clip], config: { width: 40 } }]
output: small`

/** Queues without the detached engine that would render at once. Its file has to be probed again before it can begin. */
async function queueUnprobed(engine: TestEngine): Promise<string> {
  const database = openDatabase(path.join(engine.home, 'artdag.db'))
  onTestFinished(() => void database.close())
  const lease = createLeases(database).acquire(QUEUE_LEASE)
  const { runId } = await engine.client.runs.queue({
    recipe: { text, fileName: 'small.yaml' },
    inputs: [{ name: 'clip', content: await makeClip() }],
  })
  lease?.release()
  database.exec('DELETE FROM media_facts')
  return runId
}

const stateOf = async (engine: TestEngine, runId: string) => (await engine.client.runs.get({ runId })).state

it('is cancelled, not failed, when it is stopped while it is prepared', async () => {
  const engine = await openEngine()
  const runId = await queueUnprobed(engine)
  const stop = new AbortController()
  const draining = engine.client.runs.drain({}, { signal: stop.signal }).catch(() => undefined)
  while ((await stateOf(engine, runId)) === 'queued') await tick()
  stop.abort()
  await draining
  expect(await engine.client.runs.get({ runId })).toMatchObject({
    state: 'cancelled',
    error: { code: 'CANCELLED' },
  })
  const events: RunEvent[] = []
  for await (const event of await engine.client.runs.watch({ runId })) events.push(event)
  expect(events.map((event) => (event.event === 'run-finished' ? event.state : event.event))).toEqual([
    'run-queued',
    'cancelled',
  ])
})

it('is failed when it cannot be prepared any more', async () => {
  const engine = await openEngine()
  const runId = await queueUnprobed(engine)
  const database = openDatabase(path.join(engine.home, 'artdag.db'))
  database.exec('DELETE FROM blobs')
  database.close()
  await engine.client.runs.drain({})
  expect(await engine.client.runs.get({ runId })).toMatchObject({
    state: 'failed',
    error: { code: 'INPUT_MISSING' },
  })
})
