/** Takes runs out of the list, and puts those that wait into another order. */
import { ArtDagError } from '../../contract/errors.ts'
import type { RunId } from '../../contract/ids.ts'
import type { RunSummary } from '../../contract/schemas.ts'
import type { EngineParts } from '../parts.ts'

/** Into the trash. `run` as it really stands. @throws ArtDagError PROTECTED with the reasons */
export function removeRun(run: RunSummary, parts: EngineParts): { runId: RunId; trashId: number } {
  const { runId, recipe } = run
  const reasons = runProtectedBy(run, parts)
  if (reasons.length === 0) return { runId, trashId: parts.library.trash.run(runId, recipe) }
  const isOpen = run.state === 'queued' || run.state === 'running'
  throw new ArtDagError('PROTECTED', `the run ${runId} may not be deleted: ${reasons.join('; ')}`, {
    hint: isOpen ? `cancel it first: artdag cancel ${runId}` : 'what was published stays',
    details: { runId, reasons: [...reasons] },
  })
}

/** Failed and cancelled ones always may go; finished ones while nothing they gave is published. */
export function runProtectedBy({ state, output }: RunSummary, { library }: EngineParts): readonly string[] {
  if (state === 'queued' || state === 'running') return [`it has not ended: it is ${state}`]
  if (state !== 'finished' || output === undefined) return []
  return library.published.places(output).map((place) => `its output is published at ${place}`)
}

export interface NewPlace {
  readonly before?: string | undefined
  readonly after?: string | undefined
}

/** @throws ArtDagError USAGE where either of the two does not wait, or not one place is given; NOT_FOUND, AMBIGUOUS */
export function reorderRun(runId: RunId, { before, after }: NewPlace, { runs }: EngineParts): void {
  const text = before ?? after
  if (text === undefined || (before !== undefined && after !== undefined))
    throw new ArtDagError('USAGE', 'a run is moved to before or after one other run', {
      hint: 'give one of the two, before or after',
    })
  const other = runs.resolve(text)
  if (other !== runId && runs.place(runId, before === undefined ? 'after' : 'before', other)) return
  throw new ArtDagError('USAGE', 'only runs that wait can be put into another order', {
    hint: 'those that wait: artdag runs --state queued',
    details: { runId, other, states: [runs.get(runId)?.state, runs.get(other)?.state] },
  })
}
