/** Tasks: the largest groups of steps that stream with no file between; each ends in one artifact. */
import type { CacheId, Cid, TaskId } from '../contract/ids.ts'
import { type Command, writeCommand } from '../media/command.ts'
import type { Delivery } from '../media/deliver.ts'
import { inputsFirst } from '../media/graph/order.ts'
import type { BuiltStep } from './build-media.ts'
import { checkLength } from './check-limits.ts'
import type { NamedProfile, ResolvedGraph, ResolvedStep } from './graph.ts'
import type { IdentifiedStep } from './identify.ts'

export interface BuiltTask {
  readonly id: TaskId
  /** The step whose result it makes. */
  readonly step: string
  readonly cacheId: CacheId
  /** All steps it renders on the way, inputs first, `step` last. */
  readonly steps: readonly string[]
  readonly profile: NamedProfile
  readonly delivery: Delivery
  readonly command: Command
  /** Tasks whose files it reads. */
  readonly dependsOn: readonly TaskId[]
}

/** A result wanted as a file. */
export interface Wanted {
  readonly stepId: string
  readonly task: TaskId
  readonly profile: NamedProfile
  readonly delivery: Delivery
  readonly cid?: Cid
}

/** Tasks for all wanted results that are not there, and for the files between, in an order in which they could run. */
export function buildTasks(
  wanted: readonly Wanted[],
  graph: ResolvedGraph,
  identified: ReadonlyMap<string, IdentifiedStep>,
  built: ReadonlyMap<string, BuiltStep>,
): readonly BuiltTask[] {
  const steps = new Map(graph.steps.map((step) => [step.id, step]))
  const results = new Map(wanted.map((result) => [result.stepId, result]))
  for (const [stepId, { cut }] of built)
    if (cut && !results.has(stepId)) results.set(stepId, { stepId, ...cut })
  const missing = wanted.filter(({ cid }) => cid === undefined)
  const order = inputsFirst(missing, (result) => filesBefore(result.stepId, steps, results))
  // Steps written twice are one result, and one task.
  const unique = [...Map.groupBy(order, ({ task }) => task).values()].map(([first]) => first as Wanted)
  return unique.map((result) => buildTask(result, steps, identified, results))
}

type Steps = ReadonlyMap<string, ResolvedStep>
type Results = ReadonlyMap<string, Wanted>

/** Files not made yet that the steps of one task read. */
function filesBefore(stepId: string, steps: Steps, results: Results): readonly Wanted[] {
  const inside = stepsOfTask(stepId, steps, results)
  const borders = new Set(inside.flatMap((id) => (steps.get(id) as ResolvedStep).inputs))
  return [...borders].flatMap((id) => {
    const result = results.get(id)
    return result && id !== stepId && result.cid === undefined ? [result] : []
  })
}

/** Everything from a step up to files: sources, and steps that are files of their own. */
function stepsOfTask(stepId: string, steps: Steps, results: Results): readonly string[] {
  const isInside = (id: string): boolean =>
    id === stepId || (!results.has(id) && steps.get(id)?.source === undefined)
  return inputsFirst([stepId], (id) => (steps.get(id) as ResolvedStep).inputs.filter(isInside))
}

function buildTask(
  result: Wanted,
  steps: Steps,
  identified: ReadonlyMap<string, IdentifiedStep>,
  results: Results,
): BuiltTask {
  const { cacheId } = identified.get(result.stepId) as IdentifiedStep
  checkLength(result.delivery)
  return {
    id: result.task,
    step: result.stepId,
    cacheId,
    steps: stepsOfTask(result.stepId, steps, results),
    profile: result.profile,
    delivery: result.delivery,
    command: writeCommand(result.delivery, result.profile.profile, cacheId),
    dependsOn: [...new Set(filesBefore(result.stepId, steps, results).map(({ task }) => task))],
  }
}
