/** The plan: what will run, as which commands, and why. Pure and iterative; what is cached is handed in. */
import type { CacheId, Cid, PlanId, TaskId } from '../contract/ids.ts'
import { type Delivery, deliver } from '../media/deliver.ts'
import type { Media } from '../media/graph/stream.ts'
import type { Profile } from '../media/profiles.ts'
import type { Catalogue } from '../nodes/descriptor.ts'
import { type BuiltStep, buildGraph, type CacheView, namedProfile, taskId } from './build-media.ts'
import { buildTasks } from './build-tasks.ts'
import { type PlanDocument, writePlanDocument } from './document.ts'
import { type EarlierPlan, whyItRuns } from './explain.ts'
import type { NamedProfile, ResolvedGraph, ResolvedStep } from './graph.ts'
import { type IdentifiedStep, identifyGraph } from './identify.ts'
import type { BuiltTask, Wanted } from './task.ts'

/** cached: its result is there. run: a task of this plan renders it. skip: nothing needs it, a cached step covers it. */
export type StepState = 'cached' | 'run' | 'skip'

export interface PlannedStep {
  readonly id: string
  /** For people. */
  readonly name: string
  readonly type: string
  readonly cacheId: CacheId
  readonly state: StepState
  /** One sentence. */
  readonly why: string
  readonly level: number
  /** The task that renders it; absent when none does. */
  readonly task?: TaskId
}

export interface PlannedOutput {
  readonly stepId: string
  readonly cacheId: CacheId
  readonly profile: NamedProfile
  readonly delivery: Delivery
  /** Present when it is already made. */
  readonly cid?: Cid
}

export interface Plan {
  readonly planId: PlanId
  readonly document: PlanDocument
  readonly bytes: Uint8Array
  readonly graph: ResolvedGraph
  readonly steps: readonly PlannedStep[]
  /** In an order in which they could run one after the other. */
  readonly tasks: readonly BuiltTask[]
  readonly output: PlannedOutput
  readonly identified: ReadonlyMap<string, IdentifiedStep>
}

export interface PlanOptions {
  readonly catalogue: Catalogue
  /** How the output is written, chosen by what it is. */
  readonly profileFor: (result: Media) => Profile
  readonly cache: CacheView
  readonly keepIntermediates?: boolean
  /** What to compare with when explaining. */
  readonly earlier?: EarlierPlan
}

/** @throws ArtDagError what a node type's build or the delivery throws, with the step's path. */
export function makePlan(graph: ResolvedGraph, options: PlanOptions): Plan {
  const identified = identifyGraph(graph, options.catalogue)
  const isKept = ({ isPinned }: ResolvedStep): boolean => isPinned || options.keepIntermediates === true
  const built = buildGraph(graph, identified, options.catalogue, { cache: options.cache, isKept })
  const output = planOutput(graph, identified, built, options)
  const wanted = [
    ...keptSteps(graph, built, isKept),
    { task: taskId(output.cacheId, output.profile.cid), ...output },
  ]
  const tasks = buildTasks(wanted, graph, identified, built, options.cache)
  const steps = describeSteps(graph, identified, built, tasks, output, options.earlier)
  return { ...writePlanDocument(graph, identified, output.profile), graph, steps, tasks, output, identified }
}

function planOutput(
  graph: ResolvedGraph,
  identified: ReadonlyMap<string, IdentifiedStep>,
  built: ReadonlyMap<string, BuiltStep>,
  { profileFor, cache }: PlanOptions,
): PlannedOutput {
  const { own } = built.get(graph.output) as BuiltStep
  const { cacheId } = identified.get(graph.output) as IdentifiedStep
  const profile = namedProfile(profileFor(own))
  const cid = cache(cacheId, profile.cid)
  return {
    stepId: graph.output,
    cacheId,
    profile,
    delivery: deliver(own, profile.profile),
    ...(cid ? { cid } : {}),
  }
}

/** Intermediates that are wanted as files for their own sake. */
function keptSteps(
  graph: ResolvedGraph,
  built: ReadonlyMap<string, BuiltStep>,
  isKept: (step: ResolvedStep) => boolean,
): readonly Wanted[] {
  return graph.steps.filter(isKept).flatMap(({ id }) => {
    const cut = built.get(id)?.cut
    return cut ? [{ stepId: id, ...cut }] : []
  })
}

function describeSteps(
  graph: ResolvedGraph,
  identified: ReadonlyMap<string, IdentifiedStep>,
  built: ReadonlyMap<string, BuiltStep>,
  tasks: readonly BuiltTask[],
  output: PlannedOutput,
  earlier: EarlierPlan | undefined,
): readonly PlannedStep[] {
  const cacheIdOf = (id: string): CacheId => (identified.get(id) as IdentifiedStep).cacheId
  // By cache id: of steps written twice, one task renders both.
  const taskOf = new Map(
    tasks.toReversed().flatMap((task) => task.steps.map((id) => [cacheIdOf(id), task] as const)),
  )
  const inPieces = stepsMadeInPieces(tasks)
  return graph.steps.map((step): PlannedStep => {
    const now = identified.get(step.id) as IdentifiedStep
    const task = taskOf.get(now.cacheId)
    const isThere =
      step.id === output.stepId ? output.cid !== undefined : built.get(step.id)?.cut?.cid !== undefined
    const name = step.title ?? `${titleCase(step.type)} ${step.id}`
    const base = { id: step.id, name, type: step.type, cacheId: now.cacheId, level: now.level }
    if (step.source) return { ...base, state: 'cached', why: 'a file in the store' }
    if (!task)
      return isThere || inPieces.has(step.id)
        ? {
            ...base,
            state: 'cached',
            why: isThere ? 'rendered before' : 'rendered before, in a piece that is kept',
          }
        : { ...base, state: 'skip', why: 'not needed: a cached step after it covers it' }
    const profile =
      task.step === output.stepId ? { cid: output.profile.cid, name: output.profile.profile.name } : undefined
    return {
      ...base,
      state: 'run',
      why: whyItRuns(now, task.step === step.id, profile, earlier, identified),
      task: task.id,
    }
  })
}

/** Steps that are inside pieces which are there already. */
const stepsMadeInPieces = (tasks: readonly BuiltTask[]): ReadonlySet<string> =>
  new Set(tasks.flatMap(({ parts = [] }) => parts.flatMap(({ task, cid }) => (cid ? task.steps : []))))

const titleCase = (type: string): string => type.charAt(0) + type.slice(1).toLowerCase().replaceAll('_', ' ')
