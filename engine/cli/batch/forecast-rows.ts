/** What the rows of a table would take: planned all, rendered none. */
import { type ErrorReport, reportError } from '../../contract/errors.ts'
import type { PlanReport, RecipeText } from '../../contract/schemas.ts'
import type { RenderOptions } from '../request.ts'
import type { Session } from '../shell.ts'
import type { BatchRow } from './plan-rows.ts'
import { requestFor } from './run-rows.ts'

export interface PlannedRow {
  readonly row: number
  readonly outputFile?: string
  readonly report?: PlanReport
  readonly error?: ErrorReport
}

export async function planAll(
  session: Session,
  recipe: RecipeText,
  rows: readonly BatchRow[],
  options: RenderOptions,
): Promise<readonly PlannedRow[]> {
  const planned: PlannedRow[] = []
  for (const row of rows) {
    const known = { row: row.number, ...(row.outputFile === undefined ? {} : { outputFile: row.outputFile }) }
    try {
      const request = await requestFor(session, recipe, row, options)
      const { report } = await session.client.plans.make(request, { signal: session.signal })
      planned.push({ ...known, report })
    } catch (error) {
      session.signal.throwIfAborted()
      planned.push({ ...known, error: reportError(error) })
    }
  }
  return planned
}

/** Processor seconds of each task once, whatever number of rows need it. */
export function totalOf(rows: readonly PlannedRow[]): {
  readonly tasks: number
  readonly shared: number
  readonly cpuSec: number
} {
  const all = rows.flatMap(({ report }) => report?.tasks ?? [])
  const unique = new Map(all.map((task) => [task.id, task]))
  const cpuSec = [...unique.values()].reduce((sum, task) => sum + task.cpuSec, 0)
  return { tasks: unique.size, shared: all.length - unique.size, cpuSec }
}
