/** For tests of the command line: a terminal made of memory, and the real command in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import path from 'node:path'
import { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { runCli } from '../../engine/cli/run-cli.ts'
import type { Terminal } from '../../engine/cli/terminal.ts'

export interface MemoryTerminal extends Terminal {
  /** What was written so far. */
  out(): string
  err(): string
  /** Moves the clock. */
  pass(ms: number): void
  /** Exit codes it was told to quit with. */
  readonly quits: number[]
}

export interface MemoryTerminalOptions {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly env?: Readonly<Record<string, string>>
}

export function memoryTerminal({
  isTTY = false,
  columns = 80,
  env = {},
}: MemoryTerminalOptions = {}): MemoryTerminal {
  const [out, err] = [memoryStream(isTTY, columns), memoryStream(isTTY, columns)]
  const quits: number[] = []
  let nowMs = 0
  return {
    stdout: out.stream,
    stderr: err.stream,
    env,
    signals: new EventEmitter(),
    nowMs: () => nowMs,
    quit: (exitCode) => void quits.push(exitCode),
    out: out.text,
    err: err.text,
    pass: (ms) => {
      nowMs += ms
    },
    quits,
  }
}

function memoryStream(isTTY: boolean, columns: number) {
  let text = ''
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  return { stream: Object.assign(stream, { isTTY, columns }), text: () => text }
}

/** A command line in this process; for what needs no engine. */
export async function cli(argv: readonly string[], options?: MemoryTerminalOptions) {
  const terminal = memoryTerminal(options)
  const exitCode = await runCli(argv, terminal)
  return { exitCode, out: terminal.out(), err: terminal.err() }
}

export const colourless = stripVTControlCharacters

const root = path.resolve(import.meta.dirname, '../..')

/** Node 24 of this project. */
export const NODE = path.join(root, 'node_modules/.bin/node')
export const MAIN = path.join(root, 'engine/cli/main.ts')
export const BIN = path.join(root, 'engine/cli/artdag.mjs')

export interface Ended {
  readonly exitCode: number | null
  readonly signal: string | null
  readonly out: string
  readonly err: string
}

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/** The real command; paths in `argv` are relative to `cwd`. */
export function start(
  program: string,
  argv: readonly string[],
  { home, cwd = root }: { home: string; cwd?: string },
): Started {
  const env = { ...process.env, ARTDAG_HOME: home, NO_COLOR: '1' }
  const child = spawn(program, [...argv], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, out, err }))
  })
  return { child, ended }
}

/** Lines of JSON. */
export const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
