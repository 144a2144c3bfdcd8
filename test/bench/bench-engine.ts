/** Engines on data folders of their own, and their command line. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import type { RunFinishedEvent } from '../../engine/contract/events.ts'
import { createEngine } from '../../engine/engine.ts'

/** A new folder for as long as `work` takes. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'artdag-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** An engine with nothing in it. */
export const withEngine = <T>(work: (client: EngineClient, home: string) => Promise<T>): Promise<T> =>
  withFolder(async (home) => {
    const engine = createEngine({ home })
    try {
      return await work(engine.client, home)
    } finally {
      await engine.close()
    }
  })

export interface Request {
  readonly recipe: { readonly text: string; readonly fileName: string }
  readonly inputs: { readonly name: string; readonly content: string }[]
}

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
  const env = { ...process.env, ARTDAG_HOME: home }
  await promisify(execFile)(process.execPath, [bin, ...argv], { env, maxBuffer: 1 << 26 })
}

/** Everything in the store of a data folder, inputs included. */
export function cachedBytes(home: string): number {
  const entries = readdirSync(path.join(home, 'cache'), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0)
}
