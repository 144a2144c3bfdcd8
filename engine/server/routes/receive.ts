/** Bytes of an upload into a file, as fast as they come and no faster than they are written. */
import type { IncomingMessage } from 'node:http'
import type { ArrivingFile } from '../../content/receive-file.ts'
import { tooLarge } from '../checks/body.ts'
import { UPLOAD_IDLE_MS } from '../limits.ts'
import { bodyInTime } from '../read-body.ts'

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
  const body = bodyInTime(req, { ms: UPLOAD_IDLE_MS, isPerChunk: true })
  for await (const chunk of parse(body)) {
    if (file.receivedBytes + chunk.length > maxBytes) throw tooLarge(maxBytes)
    await file.write(chunk)
    giveBack(chunk)
  }
}

/** Its memory, at once, where it is all of its own: the collector would let 60 MB of such chunks pile up. */
function giveBack({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}
