/** Whether any living process works on a run, or will. */
import type { RunId } from '../../contract/ids.ts'
import type { EngineParts } from '../parts.ts'
import { QUEUE_LEASE } from './leases.ts'

/** Who renders what is queued holds one lease for all of it: what waits, and what is prepared before it has its own. */
export const isAtWork = (runId: RunId, { leases, runs }: Pick<EngineParts, 'leases' | 'runs'>): boolean =>
  leases.isHeld(`run:${runId}`) || (leases.isHeld(QUEUE_LEASE) && runs.isQueued(runId))
