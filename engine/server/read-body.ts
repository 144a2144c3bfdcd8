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

/** A body that is there within the time for all of it. */
export async function withDeadline<T>(
  req: IncomingMessage,
  read: (body: AsyncIterable<Buffer>) => Promise<T>,
): Promise<T> {
  const timer = setTimeout(() => req.destroy(tooSlow()), BODY_MS)
  try {
    // Not destroyed when it is left early: an answer still goes out on the same socket.
    return await read(req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>)
  } catch (error) {
    throw error instanceof ArtDagError ? error : goneError(error)
  } finally {
    clearTimeout(timer)
  }
}

export const goneError = (cause: unknown): ArtDagError =>
  new ArtDagError('CANCELLED', 'the connection ended in the middle of the request', { cause })

export const tooSlow = (): ArtDagError =>
  new ArtDagError('REQUEST_TOO_SLOW', 'the body did not come in time', { hint: 'send it again' })
