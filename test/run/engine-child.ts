/**
 * A process with an engine on a data folder: `start` renders a request and prints its events as JSON lines, `drain`
 * renders what is queued. SIGTERM cancels. To be killed by tests; kill-kit.ts beside it starts it.
 */
import { createEngine } from '../../engine/engine.ts'

const [mode = '', home = '', request = '{}'] = process.argv.slice(2)
const stop = new AbortController()
process.on('SIGTERM', () => stop.abort())

const engine = createEngine({ home })
console.log(JSON.stringify({ event: 'child-ready' }))
try {
  if (mode === 'drain') await engine.client.runs.drain({}, { signal: stop.signal })
  else {
    const events = await engine.client.runs.start(JSON.parse(request), { signal: stop.signal })
    for await (const event of events) console.log(JSON.stringify(event))
  }
} finally {
  await engine.close()
}
