/** How answers are written: their headers, JSON, errors. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ERROR_CODES, type ErrorReport } from '../contract/errors.ts'
import { LINGER_MS } from './limits.ts'

/** Of every answer, whatever it is; a route may say otherwise. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
  vary: 'Accept, Authorization, Cookie',
}

export function setHeaders(res: ServerResponse): void {
  for (const [name, value] of Object.entries(HEADERS)) res.setHeader(name, value)
}

export interface Answer {
  readonly status?: number
  readonly type: string
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
}

/** To a HEAD nothing but the headers goes out. */
export function answer(res: ServerResponse, { status = 200, type, body, headers = {} }: Answer): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  res.writeHead(status, { 'content-type': type, 'content-length': bytes.length })
  if (res.req.method === 'HEAD') res.end()
  else res.end(bytes)
}

export const answerJson = (
  res: ServerResponse,
  value: unknown,
  more: Pick<Answer, 'status' | 'headers'> = {},
): void => answer(res, { ...more, type: 'application/json', body: JSON.stringify(value) })

/** Headers that go with some errors. */
export function headersOf({ code, details }: ErrorReport): Record<string, string> {
  if (code === 'UNAUTHORIZED') return { 'www-authenticate': 'Bearer realm="artdag"' }
  if (code === 'TOO_MANY_FAILURES') return { 'retry-after': String(details?.retryAfterSec ?? 60) }
  if (code === 'RANGE_INVALID') return { 'content-range': `bytes */${details?.sizeBytes ?? '*'}` }
  return {}
}

/** Nothing happens when the answer has begun: then its end is all that can be told. */
export function answerError(res: ServerResponse, report: ErrorReport): void {
  if (res.headersSent) return void res.destroy()
  answerJson(res, report, { status: ERROR_CODES[report.code].status, headers: headersOf(report) })
}

/** Who is refused in the middle of a body is not listened to for long. */
export function closeAfter(req: IncomingMessage, res: ServerResponse): void {
  res.once('finish', () => {
    if (req.complete) return
    req.resume()
    const timer = setTimeout(() => req.socket.destroy(), LINGER_MS).unref()
    req.once('end', () => clearTimeout(timer))
  })
}
