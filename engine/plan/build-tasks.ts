/** All tasks of a plan. */
import { inputsFirst } from '../media/graph/order.ts'
import type { BuiltStep, CacheView } from './build-media.ts'
import type { ResolvedGraph } from './graph.ts'
import type { IdentifiedStep } from './identify.ts'
import { tasksOf } from './make-task.ts'
import type { BuiltTask, Wanted } from './task.ts'
import { filesBefore, taskSite } from './task-site.ts'

/** Tasks for all wanted results that are not there, and for the files between, in an order in which they could run. */
export function buildTasks(
  wanted: readonly Wanted[],
  graph: ResolvedGraph,
  identified: ReadonlyMap<string, IdentifiedStep>,
  built: ReadonlyMap<string, BuiltStep>,
  cache: CacheView,
): readonly BuiltTask[] {
  const site = taskSite(wanted, graph, identified, built, cache)
  const missing = wanted.filter(({ cid }) => cid === undefined)
  const order = inputsFirst(missing, (result) => filesBefore(result.stepId, site))
  const tasks = order.flatMap((result) => tasksOf(result, site))
  // Steps written twice are one result, and one task; so are equal pieces.
  return [...Map.groupBy(tasks, ({ id }) => id).values()].map(([first]) => first as BuiltTask)
}
