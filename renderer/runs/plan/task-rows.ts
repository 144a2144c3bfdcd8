/** Tasks as a list that can be read: what many pieces have in common is one line. */
import type { KnownTask, TaskState } from './known-tasks.ts'

export interface TaskRow {
  /** Of the task; of many: their state. */
  readonly key: string
  readonly state: TaskState
  readonly tasks: readonly KnownTask[]
  /** Places of its pieces in the result, rising; none for what is no piece. */
  readonly numbers: readonly number[]
}

/** More pieces of one state than these are one line. */
const FEW = 6

export function taskRows(
  tasks: readonly KnownTask[],
  open: ReadonlySet<string> = new Set(),
): readonly TaskRow[] {
  const groups = Map.groupBy(tasks, groupOf)
  const shown = new Set<string>()
  return tasks.flatMap((task) => {
    const key = groupOf(task)
    const group = groups.get(key) ?? [task]
    if (!isCollapsed(task, group)) return [rowOf(task)]
    if (shown.has(key)) return []
    shown.add(key)
    const row = {
      key,
      state: task.state,
      tasks: group,
      numbers: rising(group.flatMap(({ numbers }) => numbers)),
    }
    return open.has(key) ? [row, ...group.map(rowOf)] : [row]
  })
}

/** Of those that failed, the ones with one cause: a command that makes many pieces fails for all of them. */
const groupOf = (task: KnownTask): string =>
  isAlike(task) ? `pieces ${task.state} ${task.live?.error?.message ?? ''}`.trim() : task.id

/** A piece whose progress is counted is a line of its own. */
const isAlike = ({ kind, state, live }: KnownTask): boolean =>
  kind === 'piece' && (state !== 'running' || live?.fraction === undefined)

/** Those that are cached or made by one command are one line even when they are few: there is nothing to see in each. */
const isCollapsed = (task: KnownTask, group: readonly KnownTask[]): boolean =>
  isAlike(task) && group.length > (task.state === 'cached' || task.state === 'running' ? 1 : FEW)

const rowOf = (task: KnownTask): TaskRow => ({
  key: task.id,
  state: task.state,
  tasks: [task],
  numbers: rising(task.numbers),
})

const rising = (numbers: readonly number[]): readonly number[] => numbers.toSorted((a, b) => a - b)

/** `1–6, 8–60`; of rising numbers. */
export function ranges(numbers: readonly number[]): string {
  const spans: [number, number][] = []
  for (const number of numbers) {
    const last = spans.at(-1)
    if (last && number <= last[1] + 1) last[1] = number
    else spans.push([number, number])
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
}

/** What a waiting task waits for: those of its needs that have not ended. */
export function waitingFor(task: KnownTask, tasks: ReadonlyMap<string, KnownTask>): readonly KnownTask[] {
  return task.needs.flatMap((id) => {
    const need = tasks.get(id)
    return need && need.state !== 'finished' && need.state !== 'cached' ? [need] : []
  })
}

export const secondsOf = (tasks: readonly KnownTask[]): number =>
  tasks.reduce((sum, { seconds = 0 }) => sum + seconds, 0)
