/** A server on a data folder of its own, and requests to it as anyone could send them. */
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { afterEach } from 'vitest'
import type { ErrorReport } from '../../engine/contract/errors.ts'
import type { Scope } from '../../engine/contract/scopes.ts'
import { type RunningServer, startServer } from '../../engine/server/server.ts'
import { type Environment, readSettings, type ServerOptions } from '../../engine/server/settings.ts'
import { openEngine, type TestEngine } from '../support/engine.ts'

export interface TestServer extends RunningServer {
  readonly engine: TestEngine
  readonly home: string
  /** Of the file, which may do everything. */
  readonly token: string
  /** A new one. */
  tokenFor(...scopes: Scope[]): string
  /** With the token of the file, where no other is given; `''`: none. */
  ask(target: string, options?: AskOptions): Promise<Answer>
  /** Bytes over a bare connection, and all that comes back until the server closes it. */
  raw(request: string | Uint8Array): Promise<string>
  /** What nobody expected. */
  readonly troubles: unknown[]
}

export interface AskOptions extends Omit<RequestInit, 'headers'> {
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON, by POST where nothing else is said. */
  readonly json?: unknown
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Of the text. */
  json<T = Record<string, unknown>>(): T
  error(): ErrorReport
}

const open: RunningServer[] = []

afterEach(async () => {
  for (const server of open.splice(0)) await server.stop({ finish: false })
})

export interface OpenServerOptions extends ServerOptions {
  readonly home?: string
  readonly env?: Environment
}

/** Stopped when the test ends, and its engine closed. */
export async function openServer({
  home,
  env = {},
  ...options
}: OpenServerOptions = {}): Promise<TestServer> {
  const engine = await openEngine(home === undefined ? {} : { home })
  const troubles: unknown[] = []
  const settings = readSettings({ port: 0, ...options }, env)
  const server = await startServer(engine, settings, { onTrouble: (error) => void troubles.push(error) })
  open.push(server)
  const token = (await readFile(server.tokenFile, 'utf8')).trim()
  const base = `http://127.0.0.1:${server.port}`
  return {
    ...server,
    engine,
    home: engine.home,
    token,
    troubles,
    tokenFor: (...scopes) => engine.access.tokens.make({ name: 'test', scopes, days: 1 }).token,
    ask: (target, { token: shown = token, headers = {}, json, ...init } = {}) =>
      ask(base + target, {
        ...(json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) }),
        ...init,
        headers: {
          ...(shown === '' ? {} : { authorization: `Bearer ${shown}` }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
      }),
    raw: (request) => raw(server.port, request),
  }
}

async function ask(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: <T>() => JSON.parse(text) as T,
    error: () => JSON.parse(text) as ErrorReport,
  }
}

function raw(port: number, request: string | Uint8Array): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  // A connection that is cut has said what it had to say.
  const said = textOf(socket).catch(() => '')
  // Not ended: whoever ends its side has gone.
  socket.write(request)
  return said
}

/** The status of a raw answer; 0 when there was none. */
export const statusIn = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)
