/** A forecast as people and scripts read it. */
import type { ForecastReport } from '../../contract/schemas.ts'
import type { Costs } from '../../plan/forecast/costs.ts'
import { type Forecast, forecast } from '../../plan/forecast/forecast.ts'
import { makeJobs } from '../execute/jobs.ts'
import type { EngineParts } from '../parts.ts'
import type { Prepared } from '../prepare/prepare.ts'
import { machineOf } from './machine.ts'
import { type Reused, reusedBy } from './reused.ts'

/** A cost that so few commands have taught is as good as a guess. */
const FEW = 3

export interface RunForecast {
  readonly forecast: Forecast
  readonly machine: string
  readonly reused: Reused
  readonly report: ForecastReport
}

/** Reads what was learned; starts nothing. */
export async function forecastPlan(
  prepared: Prepared,
  parts: EngineParts,
  jobs = makeJobs(prepared.plan.tasks, parts.slots),
): Promise<RunForecast> {
  const machine = jobs.length > 0 ? await machineOf(parts) : ''
  const costs: Costs = jobs.length > 0 ? parts.costs.read(machine) : new Map()
  const foretold = forecast(jobs, costs, parts.slots)
  const reused = reusedBy(prepared, foretold, parts)
  return { forecast: foretold, machine, reused, report: reportOf(foretold, machine, reused, parts) }
}

function reportOf(
  { cpuSec, wallSec, bytes, samples }: Forecast,
  machine: string,
  reused: Reused,
  { forecastLog }: EngineParts,
): ForecastReport {
  const isLearned = samples >= FEW
  const typicalError = isLearned ? forecastLog.errors(machine)?.cpu : undefined
  return {
    cpuSec,
    wallSec,
    bytes: Math.round(bytes),
    confidence: isLearned ? 'learned' : 'first guess',
    samples,
    ...(typicalError === undefined ? {} : { typicalError }),
    reused,
  }
}
