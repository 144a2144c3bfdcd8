/** To an engine behind `artdag serve`. For browsers, and for programs that have their fetch. */
import { RPCLink } from '@orpc/client/fetch'
import type { ErrorReport } from '../contract/errors.ts'
import type { Transport } from './engine-client.ts'
import { errorFrom, isCode, unreachable } from './restore-error.ts'

export interface HttpOptions {
  /** Where the server is, as it printed it: `http://127.0.0.1:8100`. */
  readonly url: string
  /** Absent in pages of the server: there the session's cookie goes along. */
  readonly token?: string | undefined
}

export function http(options: HttpOptions): Transport {
  const link = new RPCLink({
    url: new URL('/rpc', options.url),
    headers: headersFor(options),
    fetch: (request, init) => fetchFrom(options.url, request, init),
  })
  return { call: (path, input, more) => link.call(path, input, more), isLost }
}

/** What fetch makes of a connection that breaks, in the middle of an answer too. */
const isLost = (error: unknown): boolean => error instanceof TypeError

export const headersFor = ({ token }: HttpOptions): Record<string, string> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` }

/** @throws ArtDagError what the server refused the request with, SERVER_UNREACHABLE */
export async function fetchFrom(url: string, request: Request | URL, init?: RequestInit): Promise<Response> {
  const { signal } = request instanceof Request ? request : (init ?? {})
  const response = await fetch(request, init).catch((error: unknown) => {
    throw signal?.aborted ? error : unreachable(`no server answers at ${url}`, error)
  })
  const report = response.ok ? undefined : await refusalIn(response.clone())
  if (report) throw errorFrom(report)
  return response
}

/** What is refused before it reaches a procedure is told in plain JSON, not in the procedures' own form. */
async function refusalIn(response: Response): Promise<ErrorReport | undefined> {
  const body = (await response.json().catch(() => undefined)) as Partial<ErrorReport> | undefined
  return isCode(body?.code) ? (body as ErrorReport) : undefined
}
