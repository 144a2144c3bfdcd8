/** Which of a recipe's results stands on the stage. */
import type { Cid } from '../../../engine/contract/ids.ts'
import type { PlanReport, RunSummary } from '../../../engine/contract/schemas.ts'

export interface ShownResult {
  readonly cid: Cid
  /** Absent: nobody knows which run gave it. */
  readonly run: RunSummary | undefined
  /** Whether it is what the recipe gives as it is set now; undefined while that is not known. */
  readonly isOfNow: boolean | undefined
}

interface Known {
  /** Finished runs with a result, the newest first. */
  readonly runs: readonly RunSummary[]
  /** Of the recipe as it is now. */
  readonly report: PlanReport | undefined
  /** What was asked for by hand. */
  readonly chosen: string | undefined
}

/** What was asked for; else what the present settings give, once it is there; else the last there is. */
export function shownResult({ runs, report, chosen }: Known): ShownResult | undefined {
  const now = report?.output.cid
  const asked = runs.find(({ runId }) => runId === chosen)
  const cid = asked?.output ?? now ?? runs[0]?.output
  if (cid === undefined) return undefined
  return {
    cid,
    run: asked ?? runs.find(({ output }) => output === cid),
    isOfNow: report === undefined ? undefined : cid === now,
  }
}

/** Each result once, by its newest run. */
export const distinctResults = (runs: readonly RunSummary[]): readonly RunSummary[] =>
  runs.filter(({ output }, at) => runs.findIndex((each) => each.output === output) === at)
