/** To an engine at the other end of a port: of a window, of a thread. */
import { RPCLink, type SupportedMessagePort } from '@orpc/client/message-port'
import type { Transport } from './engine-client.ts'

/** Nothing waits for the port after this; when it is closed, what is asked over it fails with SERVER_UNREACHABLE. */
export function messagePort(port: SupportedMessagePort & { start?(): void }): Transport {
  const link = new RPCLink({ port })
  port.start?.()
  return { call: (path, input, options) => link.call(path, input, options), isLost }
}

/** So it ends what is asked over it when it is closed. */
const isLost = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'
