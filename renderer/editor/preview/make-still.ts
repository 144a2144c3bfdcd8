/** One frame of one node, rendered by the engine or found there. */
import type { EngineClient } from '../../../engine/client/engine-client.ts'
import { ArtDagError } from '../../../engine/contract/errors.ts'
import type { Cid } from '../../../engine/contract/ids.ts'
import type { DocumentRequest } from '../forecast/use-run-request.ts'

export interface StillRequest extends DocumentRequest {
  readonly still: { readonly node: string; readonly atSec: number }
}

/** A picture to look at, not to work with. */
const PROFILE = 'jpg'

/** Undefined when it was given up. @throws ArtDagError */
export async function makeStill(
  client: EngineClient,
  request: StillRequest,
  signal: AbortSignal,
): Promise<Cid | undefined> {
  for await (const event of await client.runs.start({ ...request, profile: PROFILE }, { signal })) {
    if (event.event !== 'run-finished') continue
    if (event.error && event.state === 'failed') throw new ArtDagError(event.error.code, event.error.message)
    return event.output?.cid
  }
  return undefined
}

/** How long the result is that has no frame there; undefined: that is not what went wrong. */
export function lengthIn(error: unknown): number | undefined {
  const length = error instanceof ArtDagError ? error.details?.lengthSec : undefined
  return typeof length === 'number' ? length : undefined
}
