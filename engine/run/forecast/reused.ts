/** What a plan does not have to make again, and what making it took. */
import type { Cid } from '../../contract/ids.ts'
import type { Forecast } from '../../plan/forecast/forecast.ts'
import type { EngineParts } from '../parts.ts'
import type { Prepared } from '../prepare/prepare.ts'
import { findRunRecord } from '../record/run-record.ts'

export interface Reused {
  readonly tasks: number
  /** Seconds, as far as they are known. */
  readonly sec: number
}

/** Of a finished result everything behind it; of another the pieces and intermediates that are there. */
export function reusedBy({ plan }: Prepared, { groups }: Forecast, parts: EngineParts): Reused {
  const { cid } = plan.output
  if (cid !== undefined) return behind(cid, parts)
  const cids = new Set([...groups.values()].flatMap(({ features }) => [...features.reused]))
  if (cids.size === 0) return { tasks: 0, sec: 0 }
  const { count, seconds } = parts.cacheUse.madeFiles(cids)
  return { tasks: count, sec: seconds }
}

/** By the record of the last run that gave it. */
function behind(output: Cid, { runs, documents, cacheUse }: EngineParts): Reused {
  const given = runs.uses(output).flatMap(({ role, runId }) => (role === 'output' ? runId : []))
  const record = given
    .toReversed()
    .map((runId) => findRunRecord(runs.get(runId)?.provenance, documents))
    .find((found) => found?.output.cid === output)
  const { count, seconds } = record
    ? cacheUse.madeByRecords(new Set(record.tasks))
    : cacheUse.madeFiles([output])
  return { tasks: count, sec: seconds }
}
