/** The engine as everyone calls it, wherever it is: in this process, behind HTTP, or behind a message port. */
import { type ClientContext, type ClientOptions, createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../contract/procedures.ts'
import { restoreError } from './restore-error.ts'
import { isStream, restoreStream } from './restore-stream.ts'

export type EngineClient = ContractRouterClient<Contract>

/** `lastEventId`: of the last item that arrived of a stream that broke off; what came before is not told again. */
export type CallOptions = ClientOptions<ClientContext>

/** Carries a call of a procedure to an engine. */
export interface Transport {
  call(path: readonly string[], input: unknown, options: CallOptions): Promise<unknown>
  /** Whether what it threw means that the engine can no longer be reached. */
  isLost?(error: unknown): boolean
}

/**
 * The same over every transport: errors are ArtDagError with code, hint and details; leaving a stream's loop, or aborting
 * the signal of its call, ends the work behind it. After an abort a stream ends, or throws CANCELLED.
 */
export const createEngineClient = (transport: Transport): EngineClient =>
  createORPCClient<EngineClient>({
    async call(path, input, options) {
      const restore = (error: unknown): unknown =>
        restoreError(error, { signal: options.signal, isLost: transport.isLost?.(error) ?? false })
      try {
        options.signal?.throwIfAborted()
        const output = await transport.call(path, input, options)
        return isStream(output) ? restoreStream(output, restore) : output
      } catch (error) {
        throw restore(error)
      }
    },
  })
