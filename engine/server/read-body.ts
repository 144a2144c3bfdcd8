/** A JSON body: within its size, within its time, and JSON. */
import type { IncomingMessage } from 'node:http'
import { ArtDagError } from '../contract/errors.ts'
import { tooLarge } from './checks/body.ts'
import { BODY_MS } from './limits.ts'

/** Undefined for an empty body. @throws ArtDagError REQUEST_TOO_LARGE, REQUEST_TOO_SLOW, USAGE, CANCELLED */
export async function readJson(req: IncomingMessage, maxBytes: number): Promise<unknown> {
  const bytes = await readBytes(req, maxBytes)
  if (bytes.length === 0) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch (error) {
    throw new ArtDagError('USAGE', 'the body is no JSON', { hint: (error as Error).message, cause: error })
  }
}

/** @throws ArtDagError REQUEST_TOO_LARGE, REQUEST_TOO_SLOW, CANCELLED */
export const readBytes = (req: IncomingMessage, maxBytes: number): Promise<Buffer> =>
  withDeadline(req, async (body) => {
    const parts: Buffer[] = []
    let bytes = 0
    for await (const part of body) {
      bytes += part.length
      if (bytes > maxBytes) throw tooLarge(maxBytes)
      parts.push(part)
    }
    return Buffer.concat(parts, bytes)
  })

/** A body that is there within the time for all of it. @throws what `read` throws; REQUEST_TOO_SLOW, CANCELLED */
export const withDeadline = <T>(
  req: IncomingMessage,
  read: (body: AsyncIterable<Buffer>) => Promise<T>,
): Promise<T> => read(bodyInTime(req, { ms: BODY_MS, isPerChunk: false }))

export interface TimeLimit {
  readonly ms: number
  /** For each chunk anew, else for all of them. */
  readonly isPerChunk: boolean
}

/**
 * Its chunks, until they come too late or end too early. Then the request is still open, so that an answer can go out.
 * @throws ArtDagError REQUEST_TOO_SLOW, CANCELLED
 */
export async function* bodyInTime(
  req: IncomingMessage,
  { ms, isPerChunk }: TimeLimit,
): AsyncGenerator<Buffer, void, undefined> {
  const chunks = req.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>
  let onLate = (): void => {}
  const timer = setTimeout(() => onLate(), ms)
  const next = (): Promise<IteratorResult<Buffer>> =>
    new Promise((resolve, reject) => {
      onLate = () => reject(tooSlow())
      chunks.next().then(resolve, (cause) => reject(goneError(cause)))
    })
  try {
    for (let chunk = await next(); !chunk.done; chunk = await next()) {
      if (isPerChunk) timer.refresh()
      yield chunk.value
    }
  } finally {
    clearTimeout(timer)
  }
}

const goneError = (cause: unknown): ArtDagError =>
  new ArtDagError('CANCELLED', 'the connection ended in the middle of the request', { cause })

const tooSlow = (): ArtDagError =>
  new ArtDagError('REQUEST_TOO_SLOW', 'the body did not come in time', { hint: 'send it again' })
