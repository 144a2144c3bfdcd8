/** What is started at once: one task, or several pieces that lie near each other in one file and share its decoder. */
import { totalmem } from 'node:os'
import type { TaskId } from '../../contract/ids.ts'
import { clipEndSec, nodeInputs } from '../../media/graph/graph-text.ts'
import { inputsFirst } from '../../media/graph/order.ts'
import { placeholderOf } from '../../media/graph/placeholders.ts'
import type { ClipNode, StreamNode } from '../../media/graph/stream.ts'
import type { BuiltTask } from '../../plan/task.ts'

export interface Job {
  /** Of its first task. */
  readonly id: TaskId
  readonly tasks: readonly BuiltTask[]
  /** Jobs it waits for. */
  readonly dependsOn: readonly TaskId[]
  /** Processors it keeps busy, and sessions of a hardware encoder that it opens. */
  readonly needs: { readonly cpu: number; readonly encoder?: number }
}

/** Encoders of one process. More of them decode less in vain, and each keeps some forty pictures, more than once. */
const MOST_PIECES = 16
const MOST_BYTES = 1.5 * 2 ** 30
const BYTES_PER_PIXEL = 90

/** `slots`: processors; every one of them is given work, which bytes do not depend on. `memoryBytes`: of the machine. */
export function makeJobs(
  tasks: readonly BuiltTask[],
  slots: number,
  memoryBytes: number = totalmem(),
): readonly Job[] {
  const pieces = tasks.filter(({ kind }) => kind === 'piece')
  const single = tasks.filter(({ kind }) => kind !== 'piece').map((task) => [task])
  const groups = [...batch(pieces, slots, memoryBytes), ...single]
  const jobOf = new Map(
    groups.flatMap((group) => group.map(({ id }) => [id, group[0]?.id as TaskId] as const)),
  )
  return groups.map((group) => {
    const id = group[0]?.id as TaskId
    const needed = group.flatMap(({ dependsOn }) => dependsOn.map((task) => jobOf.get(task) ?? task))
    return { id, tasks: group, dependsOn: [...new Set(needed)], needs: needsOf(group) }
  })
}

function needsOf(group: readonly BuiltTask[]): Job['needs'] {
  const sessions = group.filter(isHardware).length
  return { cpu: threadsOf(group), ...(sessions > 0 ? { encoder: sessions } : {}) }
}

const isHardware = ({ kind, profile: { profile } }: BuiltTask): boolean =>
  kind !== 'join' && profile.video?.hardware !== undefined

/** A process in which one thread does nearly all the work is counted as one. */
const threadsOf = ([first]: readonly BuiltTask[]): number =>
  first?.kind === 'render' ? (first.profile.profile.video?.threads ?? 1) : 1

/** In the order of the files' own time, in groups of about equal length, as many for each processor as for any other. */
function batch(
  pieces: readonly BuiltTask[],
  slots: number,
  memoryBytes: number,
): readonly (readonly BuiltTask[])[] {
  const sorted = pieces
    .map((task) => ({ task, place: placeOf(task) }))
    .sort((a, b) => compare(a.place.file, b.place.file) || a.place.startSec - b.place.startSec)
    .map(({ task }) => task)
  const most = mostPieces(sorted, Math.min(MOST_BYTES, memoryBytes / 2 / slots))
  const least = Math.ceil(sorted.length / most)
  const count = Math.min(sorted.length, Math.ceil(least / slots) * slots)
  return withSmallEnd(
    divide(sorted, count).flatMap((group) => chunk(group, most)),
    slots,
  )
}

/** The last ones are halved where there are many: so that no processor waits long for the others, or for the sound. */
function withSmallEnd(groups: readonly (readonly BuiltTask[])[], slots: number): typeof groups {
  if (groups.length < 2 * slots) return groups
  const halved = groups.slice(-slots).flatMap((group) => chunk(group, Math.ceil(group.length / 2)))
  return [...groups.slice(0, -slots), ...halved]
}

/** `bytes`: what one process may take. */
function mostPieces(pieces: readonly BuiltTask[], bytes: number): number {
  // Each opens a session, and some drivers allow two or three in all: the pool counts them one by one.
  if (pieces.some(isHardware)) return 1
  const pixels = pieces.map(({ delivery: { video } }) => (video ? video.width * video.height : 0))
  const largest = pixels.reduce((most, size) => Math.max(most, size), 1)
  return Math.max(1, Math.min(MOST_PIECES, Math.floor(bytes / (largest * BYTES_PER_PIXEL))))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Where it begins to read: of the first file it reads, as far as it reads any. */
function placeOf({ delivery }: BuiltTask): { readonly file: string; readonly startSec: number } {
  const clip = inputsFirst([delivery.video?.node as StreamNode], nodeInputs).find(
    (node): node is ClipNode => node.kind === 'clip',
  )
  return clip
    ? { file: placeholderOf(clip.input), startSec: clipEndSec({ ...clip, length: 0 }) }
    : { file: '', startSec: 0 }
}

/** Neighbours stay together; a group ends where its share of all frames is reached. */
function divide(tasks: readonly BuiltTask[], count: number): readonly (readonly BuiltTask[])[] {
  const framesOf = (task: BuiltTask): number => task.delivery.video?.frames ?? 1
  const total = tasks.reduce((sum, task) => sum + framesOf(task), 0)
  const groups: BuiltTask[][] = Array.from({ length: count }, () => [])
  let before = 0
  for (const task of tasks) {
    const middle = before + framesOf(task) / 2
    groups[Math.min(count - 1, Math.floor((middle / total) * count))]?.push(task)
    before += framesOf(task)
  }
  return groups.filter((group) => group.length > 0)
}

/** Many short pieces among long ones: the share of frames alone would open too many encoders. */
const chunk = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
