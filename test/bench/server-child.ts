/**
 * `node server-child.ts home`: a server on that data folder, in a process of its own. Says where it is; then for every
 * message how late its event loop was at most since the last one, in milliseconds.
 */
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createEngine } from '../../engine/engine.ts'
import { startServer } from '../../engine/server/server.ts'
import { readSettings } from '../../engine/server/settings.ts'

const engine = createEngine({ home: process.argv[2] ?? '' })
const onTrouble = (error: unknown): void => console.error(error)
const server = await startServer(engine, readSettings({ port: 0 }, {}), { onTrouble })
const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()

process.on('message', (message) => {
  if (message === 'stop') return void stop()
  process.send?.({ maxMs: delay.max / 1e6, p99Ms: delay.percentile(99) / 1e6 })
  delay.reset()
})
process.send?.({ url: server.url, token: readFileSync(server.tokenFile, 'utf8').trim() })

async function stop(): Promise<void> {
  await server.stop({ finish: false })
  await engine.close()
  process.disconnect()
}
