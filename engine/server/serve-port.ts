/** The door for windows and threads: an engine at one end of a message port. */

import type { SupportedMessagePort } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import { needOf } from '../contract/needs.ts'
import type { Engine } from '../engine.ts'
import type { HandlerContext } from '../run/handlers/context.ts'
import { createCalls } from './procedures/calls.ts'
import { newReference } from './procedures/wire-errors.ts'
import { wireCall } from './procedures/wire-interceptor.ts'

export interface ServePortOptions {
  /** Whoever has the other end is on this machine, works for its user, and may name files by path. */
  readonly mayReadPaths: boolean
  /** Told of what nobody expected, with the name under which the caller was told of it. */
  readonly onTrouble: (error: unknown, reference: string) => void
}

export interface ServedPort {
  /** Settles when no call goes on any more: to be waited for after the port was closed, before the engine is. */
  ended(): Promise<void>
}

/** The port stays the caller's: closing it ends what is asked over it. */
export function serveMessagePort(
  engine: Pick<Engine, 'router' | 'contextFrom'>,
  port: SupportedMessagePort & { start?(): void },
  { mayReadPaths, onTrouble }: ServePortOptions,
): ServedPort {
  const report = (error: unknown): string => {
    const reference = newReference()
    onTrouble(error, reference)
    return reference
  }
  const calls = createCalls()
  const handler = new RPCHandler<HandlerContext>(engine.router, {
    filter: ({ path }) => mayReadPaths || needOf(path) !== 'here',
    clientInterceptors: [wireCall({ report, calls })],
  })
  handler.upgrade(port, { context: { ...engine.contextFrom([]), mayReadPaths } })
  port.start?.()
  return { ended: () => calls.ended() }
}
