/** All tasks of a run, also those that were done before it: by its plan while it has some to do, else by its record. */
import type { TreeFile, TreeTask } from '../../../engine/contract/provenance.ts'
import type { PlanReport } from '../../../engine/contract/schemas.ts'
import type { LiveRun, LiveTask } from '../live/fold-events.ts'

export type TaskState = 'cached' | 'waiting' | 'running' | 'finished' | 'failed' | 'skipped'
export type TaskKind = PlanReport['tasks'][number]['kind']

export interface KnownTask {
  readonly id: string
  readonly kind: TaskKind
  /** Of a piece: its places in the result, from 1; one cut can be shown more than once. */
  readonly numbers: readonly number[]
  readonly state: TaskState
  readonly steps: readonly string[]
  /** Of what it made, in this run or before. */
  readonly cid?: string
  /** What making it took, in this run or before. */
  readonly seconds?: number
  /** Processor time that it is expected to take. */
  readonly cpuSec?: number
  readonly command?: readonly string[]
  /** Tasks that have to end before it begins. */
  readonly needs: readonly string[]
  readonly live?: LiveTask
}

export interface TaskSources {
  readonly tasks?: PlanReport['tasks'] | undefined
  /** Of the record; there is one once the run has finished. */
  readonly file?: TreeFile | undefined
  readonly live: LiveRun
}

type Draft = Omit<KnownTask, 'state' | 'live'>

/** In the order of the result: pieces, sound, join; then what nobody else knows of, as it began. */
export function knownTasks({ tasks = [], file, live }: TaskSources): readonly KnownTask[] {
  const drafts = tasks.length > 0 ? fromPlan(tasks) : file ? fromRecord(file) : []
  const byCid = new Map(
    [...live.tasks.values()].flatMap((task) => (task.cid ? [[task.cid, task] as const] : [])),
  )
  const seen = new Set<string>()
  const known = drafts.map((draft) => {
    const task = live.tasks.get(draft.id) ?? (draft.cid === undefined ? undefined : byCid.get(draft.cid))
    if (task) seen.add(task.id)
    return withState(draft, task, live)
  })
  const others = [...live.tasks.values()].filter(({ id }) => !seen.has(id))
  return [...known, ...others.map((task) => withState(unplanned(task), task, live))]
}

const unplanned = ({ id, steps }: LiveTask): Draft => ({ id, kind: 'render', numbers: [], steps, needs: [] })

function withState(draft: Draft, task: LiveTask | undefined, live: LiveRun): KnownTask {
  if (!task) return { ...draft, state: draft.cid === undefined ? stateBefore(live) : 'cached' }
  const { cid = draft.cid, seconds = draft.seconds } = task
  return {
    ...draft,
    state: stateOf(task, live),
    live: task,
    steps: task.steps.length > 0 ? task.steps : draft.steps,
    ...(cid === undefined ? {} : { cid }),
    ...(seconds === undefined ? {} : { seconds }),
  }
}

/** What runs when its run ends was stopped. */
const stateOf = ({ state }: LiveTask, live: LiveRun): TaskState =>
  state === 'running' && live.state !== 'running' && live.state !== 'waiting' ? 'skipped' : state

const stateBefore = ({ state }: LiveRun): TaskState =>
  state === 'waiting' || state === 'running' ? 'waiting' : 'skipped'

function fromPlan(tasks: PlanReport['tasks']): readonly Draft[] {
  const planned = new Map(tasks.map((task) => [task.id as string, task]))
  const partIds = new Set(tasks.flatMap(({ parts = [] }) => parts.map(({ task }) => task as string)))
  return tasks
    .filter(({ id }) => !partIds.has(id))
    .flatMap((task) => [...partsOf(task, planned), { ...task, numbers: [] }])
}

function partsOf(
  { parts = [], steps }: PlanReport['tasks'][number],
  planned: ReadonlyMap<string, PlanReport['tasks'][number]>,
): readonly Draft[] {
  const drafts = new Map<string, Draft>()
  for (const [at, { task: id, kind, cid }] of parts.entries()) {
    const numbers = kind === 'piece' ? [...(drafts.get(id)?.numbers ?? []), at + 1] : []
    const base = planned.get(id) ?? { id, kind, steps, needs: [], ...(cid ? { cid } : {}) }
    drafts.set(id, { ...base, numbers })
  }
  return [...drafts.values()]
}

function fromRecord(file: TreeFile): readonly Draft[] {
  const drafts = new Map<string, Draft>()
  walk(file, drafts)
  return [...drafts.values()]
}

/** Inputs first. What was made of pieces is a join. */
function walk(file: TreeFile, drafts: Map<string, Draft>): void {
  const { madeBy, cid } = file
  if (!madeBy || drafts.has(cid)) return
  const pieces = madeBy.inputs.filter((input) => input.madeBy && isPiece(input.madeBy))
  for (const input of madeBy.inputs) {
    if (pieces.length > 0 && input.madeBy) addPart(input, pieces.indexOf(input) + 1, drafts)
    else walk(input, drafts)
  }
  drafts.set(cid, draftOf(file, pieces.length > 0 ? 'join' : 'render', []))
}

function addPart(file: TreeFile, number: number, drafts: Map<string, Draft>): void {
  for (const input of file.madeBy?.inputs ?? []) walk(input, drafts)
  const numbers = number > 0 ? [...(drafts.get(file.cid)?.numbers ?? []), number] : []
  drafts.set(file.cid, draftOf(file, number > 0 ? 'piece' : 'sound', numbers))
}

/** By its profile: pieces have one of their own. */
export const isPiece = ({ profile }: Pick<TreeTask, 'profile'>): boolean => profile.name.endsWith('-piece')

const draftOf = ({ cid, madeBy }: TreeFile, kind: TaskKind, numbers: readonly number[]): Draft => ({
  id: cid,
  kind,
  numbers,
  cid,
  steps: madeBy?.steps ?? [],
  needs: [],
  ...(madeBy ? { seconds: madeBy.seconds } : {}),
})
