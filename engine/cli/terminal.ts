/** What the command line writes to and asks the time of: the process's own, or a test's. */
import type { EventEmitter } from 'node:events'
import type { Writable } from 'node:stream'

/** Where text goes. `isTTY` and `columns` are what Node's own streams have on a terminal. */
export type TextStream = Writable & { readonly isTTY?: boolean; readonly columns?: number }

export interface Terminal {
  readonly stdout: TextStream
  readonly stderr: TextStream
  readonly env: Readonly<Record<string, string | undefined>>
  /** Emits SIGINT, SIGTERM and SIGHUP. */
  readonly signals: EventEmitter
  /** Only grows; for measuring, not for dates. */
  nowMs(): number
  /** Ends the process at once. */
  quit(exitCode: number): void
}

/** The terminal of this process. A reader that went away (`artdag runs | head`) is no fault: the work goes on. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreGoneReader)
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    signals: process,
    nowMs: () => performance.now(),
    quit: (exitCode) => process.exit(exitCode),
  }
}

function ignoreGoneReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}
