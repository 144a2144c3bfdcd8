/** What a run will take, and how sure that is, in one line. */
import type { PlanReport } from '../contract/schemas.ts'
import { count, formatBytes, formatSeconds } from './quantities.ts'

/** `about 42.0 s (38.0 s of CPU ± 15 %, learned from 120 commands) · 12 MB · 57 of 60 pieces are there (saves 40.0 s)` */
export function formatForecast({
  forecast,
  tasks,
}: Pick<PlanReport, 'forecast' | 'tasks'>): readonly string[] {
  const { wallSec, cpuSec, bytes } = forecast
  const time = `about ${formatSeconds(wallSec)} (${formatSeconds(cpuSec)} of CPU${sureness(forecast)})`
  const parts = [...(tasks.length > 0 ? [time, formatBytes(bytes)] : []), ...reuse(forecast, tasks)]
  return parts.length > 0 ? [parts.join(' · ')] : []
}

function sureness({ confidence, samples, typicalError }: PlanReport['forecast']): string {
  if (confidence === 'first guess') return ', a first guess'
  const error = typicalError === undefined ? '' : ` ± ${Math.max(1, Math.round(typicalError * 100))} %`
  return `${error}, learned from ${count(samples, 'command')}`
}

function reuse({ reused }: PlanReport['forecast'], tasks: PlanReport['tasks']): readonly string[] {
  if (reused.tasks === 0) return []
  const all = reused.tasks + tasks.length
  return [`${reused.tasks} of ${count(all, 'file')} are there (saves ${formatSeconds(reused.sec)})`]
}
