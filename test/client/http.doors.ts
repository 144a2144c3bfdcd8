/** The client of an engine behind HTTP. */
import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { createEngineClient } from '../../engine/client/engine-client.ts'
import { http } from '../../engine/client/http.ts'
import { startServer } from '../../engine/server/server.ts'
import { readSettings } from '../../engine/server/settings.ts'
import { openEngine, type TestEngine } from '../support/engine.ts'
import { conformance } from './conformance.ts'

const open: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function serve(engine: TestEngine) {
  const server = await startServer(engine, readSettings({ port: 0 }, {}), { onTrouble: () => {} })
  open.push(() => server.stop({ finish: false }))
  return { url: server.url, token: readFileSync(server.tokenFile, 'utf8').trim() }
}

conformance('HTTP', async (engine) => http(await serve(engine)))

test('what the server refuses before any procedure is told by its code too', async () => {
  const { url } = await serve(await openEngine())
  const work = createEngineClient(http({ url, token: 'wrong' })).runs.list({})
  await expect(work).rejects.toMatchObject({ name: 'ArtDagError', code: 'UNAUTHORIZED' })
})

test('where no server is, that is said', async () => {
  const client = createEngineClient(http({ url: 'http://127.0.0.1:9', token: 'any' }))
  await expect(client.runs.list({})).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' })
})
