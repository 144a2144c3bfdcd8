/** What a command gets: where to write, and an engine for as long as it works, in this process or behind a server. */
import type { EngineClient } from '../client/engine-client.ts'
import { ArtDagError, EXIT } from '../contract/errors.ts'
import type { Engine } from '../engine.ts'
import { describeFailure, showFailure } from './failure.ts'
import { listenForInterrupts } from './interrupts.ts'
import type { Output } from './output.ts'
import type { Files } from './place/files.ts'
import type { RemoteFiles } from './place/remote-files.ts'
import { isExposed, serverFor } from './place/server-address.ts'
import type { Terminal } from './terminal.ts'

/** Options of every command, wherever they stand on the line. */
export interface GlobalOptions {
  readonly json?: boolean
  readonly home?: string
  readonly server?: string
  readonly tokenFile?: string
  readonly color: boolean
}

export interface Session {
  readonly client: EngineClient
  readonly files: Files
  /** Present when the engine is behind a server: files are sent there by hand. */
  readonly remote?: RemoteFiles
  readonly output: Output
  readonly terminal: Terminal
  /** Aborted by Ctrl-C; for the options of every call that takes long. */
  readonly signal: AbortSignal
}

/** Of commands that are about this machine. */
export interface LocalSession extends Session {
  readonly engine: Engine
}

/** The work of a command; gives the exit code. */
export type Work<S = Session> = (session: S) => Promise<number>

export interface Shell {
  readonly terminal: Terminal
  readonly globals: GlobalOptions
  /** Opens the engine, does the work, closes it. Failures are shown here and become the exit code. */
  withEngine(work: Work): Promise<void>
  /** The same, in this process only, whatever server the environment names. */
  withLocalEngine(work: Work<LocalSession>): Promise<void>
  /** For what needs no engine. */
  withoutEngine(work: Work<Around>): Promise<void>
  /** Of the command that ran last. */
  readonly exitCode: number
}

export type Around = Pick<Session, 'output' | 'terminal' | 'signal'>

export function createShell(terminal: Terminal, outputOf: () => Output, globals: () => GlobalOptions): Shell {
  let exitCode: number = EXIT.ok
  const work = async (run: Work<Around>): Promise<void> => {
    exitCode = await workUntilStopped(run, terminal, outputOf())
  }
  return {
    terminal,
    get globals() {
      return globals()
    },
    get exitCode() {
      return exitCode
    },
    withEngine: (run) =>
      work(async (around) => {
        const server = serverFor(globals(), terminal.env)
        return server ? await atServer(run, server, around) : await here(run, globals(), around)
      }),
    withLocalEngine: (run) =>
      work(async (around) => {
        if (globals().server !== undefined) throw notElsewhere()
        return await here(run, globals(), around)
      }),
    withoutEngine: work,
  }
}

export const notElsewhere = (): ArtDagError =>
  new ArtDagError('USAGE', 'this works on the machine of the engine only', { hint: 'leave out --server' })

async function workUntilStopped(run: Work<Around>, terminal: Terminal, output: Output): Promise<number> {
  const interrupts = listenForInterrupts(terminal, () => output.note(stopping(terminal)))
  const { signal } = interrupts
  try {
    return await run({ output, terminal, signal })
  } catch (error) {
    return showFailure(describeFailure(error, signal.aborted), output, error)
  } finally {
    interrupts.close()
  }
}

/** Loaded only here, so that help and usage errors come at once. */
async function here(run: Work<LocalSession>, { home }: GlobalOptions, around: Around): Promise<number> {
  const [{ createEngine }, { createEngineClient }, { direct }, { localFiles }] = await Promise.all([
    import('../engine.ts'),
    import('../client/engine-client.ts'),
    import('../client/direct.ts'),
    import('./place/local-files.ts'),
  ])
  const engine = createEngine(home === undefined ? {} : { home })
  try {
    const client = createEngineClient(direct(engine.client))
    return await run({ ...around, client, engine, files: localFiles(client, around.signal) })
  } finally {
    await engine.close()
  }
}

async function atServer(run: Work, server: Parameters<typeof isExposed>[0], around: Around): Promise<number> {
  const [{ createEngineClient }, { http }, { remoteFiles }] = await Promise.all([
    import('../client/engine-client.ts'),
    import('../client/http.ts'),
    import('./place/remote-files.ts'),
  ])
  if (isExposed(server))
    around.output.note('warning: the token goes over the network for all to read; use https')
  const client = createEngineClient(http(server))
  const files = remoteFiles(client, server, around)
  try {
    return await run({ ...around, client, files, remote: files })
  } finally {
    await files.close()
  }
}

const stopping = ({ stderr }: Terminal): string =>
  stderr.isTTY ? 'stopping … (Ctrl-C again ends at once)' : 'stopping: waiting for what runs to end'
