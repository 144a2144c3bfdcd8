/** What the cost of a command depends on, as amounts: megapixels decoded, filtered and encoded, seconds of sound. */
import type { Cid } from '../../contract/ids.ts'
import type { FilterUse } from '../../media/graph/filters.ts'
import type { ClipNode, InputRef } from '../../media/graph/stream.ts'
import type { BuiltTask } from '../task.ts'
import { type Decoded, decodedBy } from './decoding.ts'
import { isFree } from './first-costs.ts'
import { type Flow, type Flows, flowsOf, sizeAfter } from './flow.ts'

/** Amounts by the name of what they are of: `decode:h264`, `filter:scale`, `encode:mp4`. All finite and above zero. */
export type Amounts = ReadonlyMap<string, number>

/** Of one command. */
export interface Features {
  /** Of the whole command: its start, and what is decoded for all its tasks together. */
  readonly common: Amounts
  /** Of each task: what is filtered and encoded for it alone. */
  readonly tasks: ReadonlyMap<BuiltTask, TaskAmounts>
  /** Results of other tasks that are there already and are read. */
  readonly reused: ReadonlySet<Cid>
}

export interface TaskAmounts {
  readonly cpu: Amounts
  /** What the size of its file depends on. */
  readonly bytes: Amounts
}

/** `joinedBytes`: the size of a join's parts. */
export function featuresOf(tasks: readonly BuiltTask[], joinedBytes: (join: BuiltTask) => number): Features {
  const common = new Map([['process', 1]])
  const flows = new Map(
    tasks.flatMap((task) => (task.kind === 'join' ? [] : [[task, flowsOf(task.delivery)] as const])),
  )
  const decoded = decodedBy([...flows.values()].map(clipsIn))
  for (const stream of decoded) addDecoded(common, stream)
  const amountsOf = (task: BuiltTask): TaskAmounts => {
    const flow = flows.get(task)
    return flow ? made(task, flow) : joined(joinedBytes(task))
  }
  return {
    common,
    reused: new Set([...decoded.flatMap(({ clip }) => madeBefore(clip.input)), ...tasks.flatMap(partsMade)]),
    tasks: new Map(tasks.map((task) => [task, amountsOf(task)])),
  }
}

const clipsIn = (flows: Flows): readonly ClipNode[] =>
  [...flows.keys()].filter((node) => node.kind === 'clip')

const madeBefore = (input: InputRef): readonly Cid[] =>
  input.kind === 'media' && input.task !== undefined ? [input.cid] : []

const partsMade = ({ parts = [] }: BuiltTask): readonly Cid[] => parts.flatMap(({ cid }) => cid ?? [])

function addDecoded(amounts: Map<string, number>, { clip, sec }: Decoded): void {
  const { codec = 'unknown', megapixels = 1, fps = 25 } = clip.source ?? {}
  const amount = clip.media === 'audio' ? sec : Math.max(1, sec * fps) * megapixels
  add(amounts, `decode:${codec}`, amount)
}

const joined = (bytes: number): TaskAmounts => ({
  cpu: new Map([['copy', bytes / 1e6]]),
  bytes: new Map([['size:copy', bytes / 1e6]]),
})

function made({ delivery, profile: { profile } }: BuiltTask, flows: Flows): TaskAmounts {
  const { video, audio } = delivery
  const cpu = new Map<string, number>()
  for (const [node, flow] of flows) {
    if (node.kind === 'filter') addFilter(cpu, node.use, flow)
    else addConform(cpu, node.conform, flow)
  }
  const bytes = new Map<string, number>()
  const encoded = (name: string, amount: number): void => {
    add(cpu, `encode:${name}`, amount)
    add(bytes, `size:${name}`, amount)
  }
  if (video && profile.video)
    encoded(`${profile.name}/${profile.video.encoder}`, (video.frames * video.width * video.height) / 1e6)
  if (audio && profile.audio) encoded(profile.audio.encoder, audio.samples / audio.sampleRate)
  return { cpu, bytes }
}

function addFilter(amounts: Map<string, number>, { filter }: FilterUse, flow: Flow): void {
  const amount = flow.soundSec || flow.frames * flow.megapixels
  if (!isFree(filter)) add(amounts, `filter:${filter}`, amount)
}

function addConform(amounts: Map<string, number>, filters: readonly FilterUse[], flow: Flow): void {
  let { megapixels } = flow
  for (const filter of filters) {
    const after = sizeAfter(filter, megapixels)
    addFilter(amounts, filter, { ...flow, megapixels: Math.max(megapixels, after) })
    megapixels = after
  }
}

function add(amounts: Map<string, number>, name: string, amount: number): void {
  if (amount > 0 && Number.isFinite(amount)) amounts.set(name, (amounts.get(name) ?? 0) + amount)
}
