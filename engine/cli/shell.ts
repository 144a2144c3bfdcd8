/** What a command gets: where to write, and an engine for as long as it works. */
import { EXIT } from '../contract/errors.ts'
import type { EngineClient } from '../engine.ts'
import { describeFailure, showFailure } from './failure.ts'
import { listenForInterrupts } from './interrupts.ts'
import type { Output } from './output.ts'
import type { Terminal } from './terminal.ts'

/** Options of every command, wherever they stand on the line. */
export interface GlobalOptions {
  readonly json?: boolean
  readonly home?: string
  readonly color: boolean
}

export interface Session {
  readonly client: EngineClient
  readonly output: Output
  readonly terminal: Terminal
  /** Aborted by Ctrl-C; for the options of every call that takes long. */
  readonly signal: AbortSignal
}

/** The work of a command; gives the exit code. */
export type Work = (session: Session) => Promise<number>

export interface Shell {
  readonly terminal: Terminal
  /** Opens the engine, does the work, closes it. Failures are shown here and become the exit code. */
  withEngine(work: Work): Promise<void>
  /** Of the command that ran last. */
  readonly exitCode: number
}

export function createShell(terminal: Terminal, outputOf: () => Output, globals: () => GlobalOptions): Shell {
  let exitCode: number = EXIT.ok
  return {
    terminal,
    get exitCode() {
      return exitCode
    },
    async withEngine(work) {
      exitCode = await workWithEngine(work, terminal, outputOf(), globals().home)
    },
  }
}

async function workWithEngine(
  work: Work,
  terminal: Terminal,
  output: Output,
  home: string | undefined,
): Promise<number> {
  const interrupts = listenForInterrupts(terminal, () => output.note(stopping(terminal)))
  const { signal } = interrupts
  try {
    // Loaded only here, so that help and usage errors come at once.
    const { createEngine } = await import('../engine.ts')
    const engine = createEngine(home === undefined ? {} : { home })
    try {
      return await work({ client: engine.client, output, terminal, signal })
    } finally {
      await engine.close()
    }
  } catch (error) {
    return showFailure(describeFailure(error, signal.aborted), output, error)
  } finally {
    interrupts.close()
  }
}

const stopping = ({ stderr }: Terminal): string =>
  stderr.isTTY ? 'stopping … (Ctrl-C again ends at once)' : 'stopping: waiting for what runs to end'
