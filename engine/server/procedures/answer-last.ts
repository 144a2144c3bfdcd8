/** A stream for whoever wants no stream: the last event, once it is there. */
import type { IncomingMessage } from 'node:http'
import { accepts } from '../accept.ts'
import { isStream } from './wire-interceptor.ts'

export interface LastOptions {
  readonly context: { readonly request: IncomingMessage }
  next(): Promise<unknown>
}

/** Whoever accepts everything, as curl does, gets the stream. */
export async function answerLast({ context, next }: LastOptions): Promise<unknown> {
  const output = await next()
  const { accept } = context.request.headers
  if (!isStream(output) || !accepts(accept, 'application/json') || accepts(accept, 'text/event-stream'))
    return output
  let last: unknown
  for await (const item of output) last = item
  return last
}
