/** A real `artdag serve` with the built interface, as its users start it. */
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'

export interface Served {
  readonly url: string
  /** Logs a browser in, once. */
  readonly link: string
  readonly home: string
  readonly child: ChildProcess
  /** Ended, gently. */
  stop(): Promise<void>
}

export interface ServeOptions {
  readonly home: string
  /** Absent: out/renderer. */
  readonly interfaceFolder?: string
  readonly port?: number
}

const BIN = path.join(import.meta.dirname, '../../../engine/cli/artdag.mjs')

export async function serve({ home, interfaceFolder, port = 0 }: ServeOptions): Promise<Served> {
  const argv = [BIN, '--json', 'serve', '--port', String(port)]
  if (interfaceFolder !== undefined) argv.push('--interface', interfaceFolder)
  const child = spawn(process.execPath, argv, {
    env: { ...process.env, ARTDAG_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { url, link } = await firstLine(child)
  return { url, link, home, child, stop: () => stop(child) }
}

async function firstLine(child: ChildProcess): Promise<{ readonly url: string; readonly link: string }> {
  if (child.stdout)
    for await (const line of createInterface(child.stdout))
      return JSON.parse(line) as { url: string; link: string }
  throw new Error('artdag serve ended before it listened')
}

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
