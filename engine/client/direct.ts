/** To an engine in this process. */
import type { EngineClient, Transport } from './engine-client.ts'

type Procedure = (input: unknown, options: object) => Promise<unknown>

/** `client`: the engine's own, which calls handlers. */
export const direct = (client: EngineClient): Transport => ({
  call: (path, input, options) => find(client, path)(input, options),
})

function find(client: EngineClient, path: readonly string[]): Procedure {
  let at: unknown = client
  for (const name of path) at = (at as Record<string, unknown>)[name]
  return at as Procedure
}
