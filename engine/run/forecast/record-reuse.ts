/** A run whose result was there already: nothing was done, and that counts. */

import { runIdOfPlan } from '../../plan/document.ts'
import type { EngineParts } from '../parts.ts'
import type { Prepared } from '../prepare/prepare.ts'
import { reusedBy } from './reused.ts'

export function recordReuse(prepared: Prepared, parts: EngineParts): void {
  const nothing = { cpuSec: 0, wallSec: 0, bytes: 0 }
  const { tasks, sec } = reusedBy(prepared, { ...nothing, samples: 0, groups: new Map() }, parts)
  const runId = runIdOfPlan(prepared.plan.planId)
  parts.forecastLog.add({ runId, machine: '', tasksRun: 0, tasksReused: tasks, savedSec: sec, ...nothing })
}
