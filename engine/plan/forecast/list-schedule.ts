/** How long jobs take when each begins as soon as what it needs is made and processors are free. An estimate. */
import { inputsFirst } from '../../media/graph/order.ts'

export interface PlannedJob {
  readonly id: string
  readonly dependsOn: readonly string[]
  /** Processors it takes; more than there are is taken as all. */
  readonly cpu: number
  readonly wallSec: number
}

/** Seconds until the last one ends. */
export function wallSecOf(jobs: readonly PlannedJob[], slots: number): number {
  const byId = new Map(jobs.map((job) => [job.id, job]))
  const order = inputsFirst(jobs, ({ dependsOn }) => dependsOn.flatMap((id) => byId.get(id) ?? []))
  const ends = new Map<string, number>()
  let free = Array.from({ length: slots }, () => 0)
  for (const { id, dependsOn, cpu, wallSec } of order) {
    const ready = dependsOn.reduce((latest, needed) => Math.max(latest, ends.get(needed) ?? 0), 0)
    const taken = Math.min(slots, Math.max(1, cpu))
    const end = Math.max(ready, free[taken - 1] ?? 0) + wallSec
    ends.set(id, end)
    free = [...free.slice(taken), ...Array.from({ length: taken }, () => end)].sort((a, b) => a - b)
  }
  return [...ends.values()].reduce((latest, end) => Math.max(latest, end), 0)
}
