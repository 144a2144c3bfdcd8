/** Cache ids of a whole graph, in one pass from the sources down. */
import type { CacheId, Cid } from '../contract/ids.ts'
import type { Catalogue } from '../nodes/descriptor.ts'
import type { ResolvedGraph, ResolvedStep } from './graph.ts'
import { identifyStep, type StepDocument, stepDocument } from './identity.ts'

export interface IdentifiedStep {
  readonly step: ResolvedStep
  readonly cacheId: CacheId
  /** Absent for a SOURCE: its id is its media's. */
  readonly document?: StepDocument
  readonly bytes?: Uint8Array
  /** Longest way from a source; sources are 0. */
  readonly level: number
}

/** By step id, in graph order. */
export function identifyGraph(
  graph: ResolvedGraph,
  catalogue: Catalogue,
): ReadonlyMap<string, IdentifiedStep> {
  const identified = new Map<string, IdentifiedStep>()
  for (const step of graph.steps) {
    const inputs = step.inputs.map((id) => identified.get(id) as IdentifiedStep)
    identified.set(step.id, identify(step, inputs, graph, catalogue))
  }
  return identified
}

function identify(
  step: ResolvedStep,
  inputs: readonly IdentifiedStep[],
  graph: ResolvedGraph,
  catalogue: Catalogue,
): IdentifiedStep {
  if (step.source) return { step, cacheId: step.source.cid as string as CacheId, level: 0 }
  const node = catalogue.get(step.type)
  if (!node) throw new TypeError(`node type ${step.type} left the catalogue`)
  const ids = inputs.map(({ cacheId }) => cacheId as CacheId | Cid)
  const document = stepDocument(step, node, ids, graph.canvas, graph.domain)
  const level = inputs.reduce((highest, input) => Math.max(highest, input.level + 1), 0)
  return { step, ...identifyStep(document), document, level }
}
