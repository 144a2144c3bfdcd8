/** An engine on a new data folder for one table, and its command line. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { RunFinishedEvent } from '../../engine/contract/events.ts'
import { createEngine, type EngineClient } from '../../engine/engine.ts'

/** Removes the folder when `work` ends. */
export async function withEngine<T>(work: (client: EngineClient, home: string) => Promise<T>): Promise<T> {
  const home = mkdtempSync(path.join(tmpdir(), 'artdag-bench-'))
  const engine = createEngine({ home })
  try {
    return await work(engine.client, home)
  } finally {
    await engine.close()
    rmSync(home, { recursive: true, force: true })
  }
}

type Request = Parameters<EngineClient['runs']['start']>[0]

/** Renders. @throws when the run does not finish well */
export async function render(client: EngineClient, request: Request): Promise<RunFinishedEvent> {
  for await (const event of await client.runs.start(request)) {
    if (event.event !== 'run-finished') continue
    if (event.state === 'finished') return event
    throw new Error(`${event.state}: ${event.error?.message}`)
  }
  throw new Error('the run did not end')
}

/** The whole command, Node's start included. @throws when it fails */
export async function artdag(argv: readonly string[], home: string): Promise<void> {
  const bin = path.resolve(import.meta.dirname, '../../engine/cli/artdag.mjs')
  await promisify(execFile)(process.execPath, [bin, ...argv], { env: { ...process.env, ARTDAG_HOME: home } })
}
