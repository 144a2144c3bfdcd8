/** Where tasks are built: the plan's steps, and which of them are files. */
import { inputsFirst } from '../media/graph/order.ts'
import type { StreamNode } from '../media/graph/stream.ts'
import type { BuiltStep, CacheView } from './build-media.ts'
import type { ResolvedGraph, ResolvedStep } from './graph.ts'
import type { IdentifiedStep } from './identify.ts'
import type { Wanted } from './task.ts'

export interface TaskSite {
  /** Where each step stands in the plan. */
  readonly places: ReadonlyMap<string, number>
  readonly steps: ReadonlyMap<string, ResolvedStep>
  readonly identified: ReadonlyMap<string, IdentifiedStep>
  /** Everything that is, or will be, a file between tasks. */
  readonly results: ReadonlyMap<string, Wanted>
  readonly stepsAt: ReadonlyMap<StreamNode, readonly string[]>
  readonly cache: CacheView
  /** Trust domain; part of every cache id when set. */
  readonly domain: string | undefined
}

/** @param wanted results that are to be files, whether they are there or not */
export function taskSite(
  wanted: readonly Wanted[],
  graph: ResolvedGraph,
  identified: ReadonlyMap<string, IdentifiedStep>,
  built: ReadonlyMap<string, BuiltStep>,
  cache: CacheView,
): TaskSite {
  const results = new Map(wanted.map((result) => [result.stepId, result]))
  for (const [stepId, { cut }] of built)
    if (cut && !results.has(stepId)) results.set(stepId, { stepId, ...cut })
  const places = new Map(graph.steps.map(({ id }, index) => [id, index]))
  const steps = new Map(graph.steps.map((step) => [step.id, step]))
  return {
    places,
    steps,
    identified,
    results,
    stepsAt: stepsByNode(graph, built),
    cache,
    domain: graph.domain,
  }
}

/** Files not made yet that the steps of one task read. */
export function filesBefore(stepId: string, site: TaskSite): readonly Wanted[] {
  const inside = stepsOfTask(stepId, site)
  const borders = new Set(inside.flatMap((id) => (site.steps.get(id) as ResolvedStep).inputs))
  return [...borders].flatMap((id) => {
    const result = site.results.get(id)
    return result && id !== stepId && result.cid === undefined ? [result] : []
  })
}

/** Everything from a step up to files: sources, and steps that are files of their own. */
export function stepsOfTask(stepId: string, { steps, results }: TaskSite): readonly string[] {
  const isInside = (id: string): boolean =>
    id === stepId || (!results.has(id) && steps.get(id)?.source === undefined)
  return inputsFirst([stepId], (id) => (steps.get(id) as ResolvedStep).inputs.filter(isInside))
}

/** Steps by the node that is their result; a step that does nothing shares its input's. */
function stepsByNode(
  graph: ResolvedGraph,
  built: ReadonlyMap<string, BuiltStep>,
): ReadonlyMap<StreamNode, readonly string[]> {
  const steps = new Map<StreamNode, string[]>()
  const add = (node: StreamNode, id: string): void => {
    const known = steps.get(node)
    if (known) known.push(id)
    else steps.set(node, [id])
  }
  for (const { id, source } of graph.steps) {
    if (source) continue
    const { own } = built.get(id) as BuiltStep
    for (const stream of [own.video, own.audio]) if (stream) add(stream.node, id)
  }
  return steps
}
