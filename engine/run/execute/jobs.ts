/** What is started at once: one task, or several pieces that lie near each other in one file and share its decoder. */
import type { TaskId } from '../../contract/ids.ts'
import { clipEndSec, nodeInputs } from '../../media/graph/graph-text.ts'
import { inputsFirst } from '../../media/graph/order.ts'
import { placeholderOf } from '../../media/graph/placeholders.ts'
import type { ClipNode, StreamNode } from '../../media/graph/stream.ts'
import type { BuiltTask } from '../../plan/build-tasks.ts'

export interface Job {
  /** Of its first task. */
  readonly id: TaskId
  readonly tasks: readonly BuiltTask[]
  /** Jobs it waits for. */
  readonly dependsOn: readonly TaskId[]
  /** Processors it keeps busy. */
  readonly needs: { readonly cpu: number }
}

/** Encoders of one process. More of them decode less in vain, and keep more memory. */
const MOST_PIECES = 8

/** `slots`: processors; every one of them is given work, which bytes do not depend on. */
export function makeJobs(tasks: readonly BuiltTask[], slots: number): readonly Job[] {
  const pieces = tasks.filter(({ kind }) => kind === 'piece')
  const single = tasks.filter(({ kind }) => kind !== 'piece').map((task) => [task])
  const groups = [...batch(pieces, slots), ...single]
  const jobOf = new Map(
    groups.flatMap((group) => group.map(({ id }) => [id, group[0]?.id as TaskId] as const)),
  )
  return groups.map((group) => {
    const id = group[0]?.id as TaskId
    const needed = group.flatMap(({ dependsOn }) => dependsOn.map((task) => jobOf.get(task) ?? task))
    return { id, tasks: group, dependsOn: [...new Set(needed)], needs: { cpu: threadsOf(group) } }
  })
}

/** A process in which one thread does nearly all the work is counted as one. */
const threadsOf = ([first]: readonly BuiltTask[]): number =>
  first?.kind === 'render' ? (first.profile.profile.video?.threads ?? 1) : 1

/** In the order of the files' own time, in groups of about equal length, as many for each processor as for any other. */
function batch(pieces: readonly BuiltTask[], slots: number): readonly (readonly BuiltTask[])[] {
  const sorted = pieces
    .map((task) => ({ task, place: placeOf(task) }))
    .sort((a, b) => compare(a.place.file, b.place.file) || a.place.startSec - b.place.startSec)
    .map(({ task }) => task)
  const least = Math.ceil(sorted.length / MOST_PIECES)
  const count = Math.min(sorted.length, Math.ceil(least / slots) * slots)
  return divide(sorted, count)
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
  return groups.filter((group) => group.length > 0).flatMap((group) => chunk(group, MOST_PIECES * 2))
}

/** Many short pieces among long ones: the share of frames alone would open too many encoders. */
const chunk = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
