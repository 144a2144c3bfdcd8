/** What waits in the trash goes before its time when a run needs its room. */
import { forecastPlan } from '../forecast/report-forecast.ts'
import type { EngineParts } from '../parts.ts'
import type { Prepared } from '../prepare/prepare.ts'

/** More than the forecast: temporary files, and what it is off by. */
const SPARE_BYTES = 2 ** 30

export async function makeRoom(prepared: Prepared, parts: EngineParts): Promise<void> {
  const { trash } = parts.library
  if (!trash.hasContent() || prepared.plan.tasks.length === 0) return
  const { report } = await forecastPlan(prepared, parts)
  await trash.makeRoom(report.bytes + SPARE_BYTES)
}
