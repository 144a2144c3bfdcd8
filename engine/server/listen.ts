/** The listening socket: its address, its limits, and what is said to those who speak no HTTP. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { ArtDagError, ERROR_CODES, type ErrorCode } from '../contract/errors.ts'
import { HEADERS_MS, KEEP_ALIVE_MS, MAX_CONNECTIONS, MAX_HEADER_BYTES } from './limits.ts'

export type OnRequest = (req: IncomingMessage, res: ServerResponse) => void

/** Bodies have limits of their own, route by route. */
export function makeServer(onRequest: OnRequest): Server {
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_MS,
      requestTimeout: 0,
      connectionsCheckingInterval: 1000,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // Ours says more about it.
      requireHostHeader: false,
    },
    onRequest,
  )
  server.maxConnections = MAX_CONNECTIONS
  // No path of ours is for them.
  server.on('connect', (_, socket) => void socket.destroy())
  server.on('clientError', (error, socket) => refuseClient(error, socket as Socket))
  return server
}

/** @throws ArtDagError USAGE when the address cannot be had */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)))
    server.listen({ host, port, exclusive: true }, resolve)
  })
  return (server.address() as AddressInfo).port
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): ArtDagError {
  const isTaken = error.code === 'EADDRINUSE'
  return new ArtDagError('USAGE', `the server cannot listen at ${host}, port ${port} (${error.code})`, {
    hint: isTaken
      ? 'another program is there; choose another with --port'
      : 'choose another with --host and --port',
    details: { host, port },
    cause: error,
  })
}

const CLIENT_ERRORS: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TOO_SLOW',
}

function refuseClient(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const code = CLIENT_ERRORS[error.code ?? ''] ?? 'USAGE'
  const body = JSON.stringify({ code, message: 'this is no request that we take' })
  socket.end(
    `HTTP/1.1 ${ERROR_CODES[code].status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n${body}`,
  )
}
