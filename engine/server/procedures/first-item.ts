/** Gives a stream's first failure a chance to be a status: once the stream has begun, that can only be told inside it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isStream } from './wire-interceptor.ts'

/** Nobody waits longer for the answer to begin. */
const FIRST_MS = 250

/** @throws what the stream throws instead of its first item, when that comes soon */
export async function withFirstItem({ next }: { next(): Promise<unknown> }): Promise<unknown> {
  const output = await next()
  if (!isStream(output)) return output
  const first = output.next()
  // Told below, to whoever reads the stream.
  first.catch(() => {})
  await Promise.race([first, sleep(FIRST_MS, undefined, { ref: false })])
  return goOn(first, output)
}

async function* goOn(first: Promise<IteratorResult<unknown>>, rest: AsyncGenerator<unknown>) {
  try {
    const { done, value } = await first
    if (done) return value
    yield value
    return yield* rest
  } finally {
    await rest.return(undefined)
  }
}
