/** Bytes of an upload into a file, as fast as they come and no faster than they are written. */
import type { IncomingMessage } from 'node:http'
import type { ArrivingFile } from '../../content/receive-file.ts'
import { tooLarge } from '../checks/body.ts'
import { UPLOAD_IDLE_MS } from '../limits.ts'
import { goneError, tooSlow } from '../read-body.ts'

export interface ReceiveOptions {
  /** The file never grows beyond it. */
  readonly maxBytes: number
  /** How the body is taken apart; absent: all of it is the file. */
  readonly parse?: (body: AsyncIterable<Buffer>) => AsyncIterable<Buffer>
}

/** What has arrived by then is in the file, also when this fails. @throws ArtDagError REQUEST_TOO_LARGE, REQUEST_TOO_SLOW, CANCELLED, DISK_FULL */
export async function receive(
  req: IncomingMessage,
  file: ArrivingFile,
  { maxBytes, parse = (body) => body }: ReceiveOptions,
): Promise<void> {
  const timer = setTimeout(() => req.destroy(tooSlow()), UPLOAD_IDLE_MS)
  const chunks = told(req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>, () =>
    timer.refresh(),
  )
  try {
    for await (const chunk of parse(chunks)) {
      if (file.receivedBytes + chunk.length > maxBytes) throw tooLarge(maxBytes)
      await file.write(chunk)
    }
  } finally {
    clearTimeout(timer)
  }
}

/** An end without all its bytes is an error of its own kind. */
async function* told(body: AsyncIterable<Buffer>, onChunk: () => void): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of body) {
      onChunk()
      yield chunk
    }
  } catch (error) {
    throw isOurs(error) ? error : goneError(error)
  }
}

const isOurs = (error: unknown): boolean => error instanceof Error && error.name === 'ArtDagError'
