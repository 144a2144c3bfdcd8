/** Which runs have ended between two looks at the list. */
import type { RunSummary } from '../../engine/contract/schemas.ts'
import { isOpen } from './run-state.ts'

/** Also those that began and ended in between; never those that were over before the first look. */
export function newlyEnded(before: readonly RunSummary[], now: readonly RunSummary[]): readonly RunSummary[] {
  const known = new Map(before.map((run) => [run.runId, run]))
  const newest = before.reduce((latest, { createdAt }) => (createdAt > latest ? createdAt : latest), '')
  return now.filter((run) => {
    if (isOpen(run)) return false
    const earlier = known.get(run.runId)
    return earlier ? isOpen(earlier) || run.attempt > earlier.attempt : run.createdAt > newest
  })
}
