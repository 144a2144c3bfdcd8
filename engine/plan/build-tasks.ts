/** Tasks: the largest groups of steps that stream with no file between; each ends in one artifact. */
import type { CacheId, Cid, TaskId } from '../contract/ids.ts'
import { type Command, writeCommand } from '../media/command.ts'
import type { Delivery } from '../media/deliver.ts'
import { inputsFirst } from '../media/graph/order.ts'
import { outOf } from '../media/graph/placeholders.ts'
import type { InputRef, StreamNode } from '../media/graph/stream.ts'
import { writeJoin } from '../media/join.ts'
import type { BuiltStep, CacheView } from './build-media.ts'
import { checkLength } from './check-limits.ts'
import type { NamedProfile, ResolvedGraph, ResolvedStep } from './graph.ts'
import type { IdentifiedStep } from './identify.ts'
import { type Part, type Parts, partsOf, stepsBehind } from './pieces.ts'

export interface BuiltTask {
  readonly id: TaskId
  /** render: steps in one process. piece, sound: a part of a result. join: a result from its parts, nothing encoded again. */
  readonly kind: 'render' | 'piece' | 'sound' | 'join'
  /** The step whose result it makes, or makes a part of. */
  readonly step: string
  readonly cacheId: CacheId
  /** What the cache id is the CID of, where that is no step. */
  readonly document?: unknown
  /** All steps it renders on the way, inputs first. */
  readonly steps: readonly string[]
  readonly profile: NamedProfile
  readonly delivery: Delivery
  /** By itself; several pieces may be rendered by one command. Written when it is asked for. */
  readonly command: Command
  /** Tasks whose files it reads. */
  readonly dependsOn: readonly TaskId[]
  /** Of a join: all its parts in order, those made before as well; the sound last. */
  readonly parts?: readonly JoinedPart[]
}

export interface JoinedPart {
  readonly task: BuiltTask
  /** Present when it is already made. */
  readonly cid?: Cid
}

/** A result wanted as a file. */
export interface Wanted {
  readonly stepId: string
  readonly task: TaskId
  readonly profile: NamedProfile
  readonly delivery: Delivery
  readonly cid?: Cid
}

interface Site {
  /** Where each step stands in the plan. */
  readonly places: ReadonlyMap<string, number>
  readonly steps: ReadonlyMap<string, ResolvedStep>
  readonly identified: ReadonlyMap<string, IdentifiedStep>
  /** Everything that is, or will be, a file between tasks. */
  readonly results: ReadonlyMap<string, Wanted>
  readonly stepsAt: ReadonlyMap<StreamNode, readonly string[]>
  readonly cache: CacheView
}

/** Tasks for all wanted results that are not there, and for the files between, in an order in which they could run. */
export function buildTasks(
  wanted: readonly Wanted[],
  graph: ResolvedGraph,
  identified: ReadonlyMap<string, IdentifiedStep>,
  built: ReadonlyMap<string, BuiltStep>,
  cache: CacheView,
): readonly BuiltTask[] {
  const steps = new Map(graph.steps.map((step) => [step.id, step]))
  const results = new Map(wanted.map((result) => [result.stepId, result]))
  for (const [stepId, { cut }] of built)
    if (cut && !results.has(stepId)) results.set(stepId, { stepId, ...cut })
  const places = new Map(graph.steps.map(({ id }, index) => [id, index]))
  const site = { places, steps, identified, results, stepsAt: stepsByNode(graph, built), cache }
  const missing = wanted.filter(({ cid }) => cid === undefined)
  const order = inputsFirst(missing, (result) => filesBefore(result.stepId, site))
  const tasks = order.flatMap((result) => tasksOf(result, site))
  // Steps written twice are one result, and one task; so are equal pieces.
  return [...Map.groupBy(tasks, ({ id }) => id).values()].map(([first]) => first as BuiltTask)
}

/** Files not made yet that the steps of one task read. */
function filesBefore(stepId: string, site: Site): readonly Wanted[] {
  const inside = stepsOfTask(stepId, site)
  const borders = new Set(inside.flatMap((id) => (site.steps.get(id) as ResolvedStep).inputs))
  return [...borders].flatMap((id) => {
    const result = site.results.get(id)
    return result && id !== stepId && result.cid === undefined ? [result] : []
  })
}

/** Everything from a step up to files: sources, and steps that are files of their own. */
function stepsOfTask(stepId: string, { steps, results }: Site): readonly string[] {
  const isInside = (id: string): boolean =>
    id === stepId || (!results.has(id) && steps.get(id)?.source === undefined)
  return inputsFirst([stepId], (id) => (steps.get(id) as ResolvedStep).inputs.filter(isInside))
}

function tasksOf(result: Wanted, site: Site): readonly BuiltTask[] {
  checkLength(result.delivery)
  const parts = partsOf(result.delivery, result.profile, site.cache)
  if (!parts) return [renderTask(result, site)]
  const joined = joinTask(result, parts, site)
  return [...(joined.parts ?? []).flatMap(({ task, cid }) => (cid === undefined ? [task] : [])), joined]
}

/** What a task that makes a whole result is, whichever way. */
function resultTask({ stepId, task, profile, delivery }: Wanted, { identified }: Site) {
  const { cacheId } = identified.get(stepId) as IdentifiedStep
  return { id: task, step: stepId, cacheId, profile, delivery }
}

function renderTask(result: Wanted, site: Site): BuiltTask {
  const base = resultTask(result, site)
  const { delivery, cacheId } = base
  return withCommand(
    {
      ...base,
      kind: 'render',
      steps: stepsOfTask(result.stepId, site),
      dependsOn: [...new Set(filesBefore(result.stepId, site).map(({ task }) => task))],
    },
    () => writeCommand({ delivery, profile: result.profile.profile, stepId: cacheId }),
  )
}

function joinTask(result: Wanted, parts: Parts, site: Site): BuiltTask {
  const base = resultTask(result, site)
  const all = [...parts.pieces, ...(parts.sound ? [parts.sound] : [])]
  const tasks = all.map((part) => ({
    task: partTask(part, result.stepId, site),
    ...(part.cid ? { cid: part.cid } : {}),
  }))
  const elsewhere = new Set(tasks.flatMap(({ task }) => task.steps))
  const missing = tasks.filter(({ cid }) => cid === undefined).map(({ task }) => task.id)
  return withCommand(
    {
      ...base,
      kind: 'join',
      steps: stepsOfTask(result.stepId, site).filter((id) => id === result.stepId || !elsewhere.has(id)),
      dependsOn: [...new Set(missing)],
      parts: tasks,
    },
    () => {
      const sound = parts.sound && refTo(parts.sound)
      const inputs = { pieces: parts.pieces.map(refTo), ...(sound ? { sound } : {}) }
      return writeJoin(inputs, result.delivery, result.profile.profile, base.cacheId)
    },
  )
}

const refTo = ({ task, cid }: Part): InputRef =>
  cid ? { kind: 'media', cid, task, demuxer: 'mov' } : { kind: 'artifact', task, demuxer: 'mov' }

function partTask(part: Part, step: string, { stepsAt, places }: Site): BuiltTask {
  const { kind, task, cacheId, document, profile, delivery, nodes } = part
  const placeOf = (id: string): number => places.get(id) ?? 0
  const files = nodes.flatMap((node) =>
    node.kind === 'clip' && node.input.kind === 'artifact' ? [node.input.task] : [],
  )
  return withCommand(
    {
      ...{ id: task, kind, step, cacheId, document, profile, delivery },
      steps: [...stepsBehind(nodes, stepsAt)].sort((a, b) => placeOf(a) - placeOf(b)),
      dependsOn: [...new Set(files)],
    },
    () => writePartCommand({ kind, delivery, profile, id: task }),
  )
}

/** A piece's place is named by its task, since others may be written beside it. */
export const writePartCommand = (
  ...parts: readonly Pick<BuiltTask, 'kind' | 'delivery' | 'profile' | 'id'>[]
): Command =>
  writeCommand(
    ...parts.map(({ id, delivery, profile }) => ({ delivery, profile: profile.profile, path: outOf(id) })),
  )

/** Of ten thousand tasks most are never looked at. */
function withCommand(task: Omit<BuiltTask, 'command'>, write: () => Command): BuiltTask {
  let command: Command | undefined
  return {
    ...task,
    get command() {
      command ??= write()
      return command
    },
  }
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
