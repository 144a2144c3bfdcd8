/** The client of an engine at the other end of a message port. */
import { MessageChannel } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { createEngineClient } from '../../engine/client/engine-client.ts'
import { messagePort } from '../../engine/client/message-port.ts'
import { serveMessagePort } from '../../engine/server/serve-port.ts'
import { openEngine, type TestEngine } from '../support/engine.ts'
import { conformance } from './conformance.ts'

const open: (() => Promise<void>)[] = []

// Before the engine itself, which is opened first and so closed last.
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

function connect(engine: TestEngine, mayReadPaths = true) {
  const { port1, port2 } = new MessageChannel()
  const served = serveMessagePort(engine, port1, { mayReadPaths, onTrouble: () => {} })
  open.push(async () => {
    port2.close()
    await served.ended()
  })
  return { transport: messagePort(port2), port: port2 }
}

conformance('a message port', async (engine) => connect(engine).transport)

test('what is asked over a port that is closed fails, it does not wait for ever', async () => {
  const { transport, port } = connect(await openEngine())
  const client = createEngineClient(transport)
  await client.runs.list({})
  const [answer] = await Promise.all([
    client.system.doctor({}).catch((error: unknown) => error),
    new Promise<void>((resolve) => {
      port.once('close', resolve)
      port.close()
    }),
  ])
  expect(answer).toMatchObject({ code: 'SERVER_UNREACHABLE' })
})

test('whoever may not name files is not shown what is for callers on this machine', async () => {
  const { transport } = connect(await openEngine(), false)
  const work = createEngineClient(transport).content.locate({ name: 'x' })
  await expect(work).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
