/** Progress for logs and pipes: a line when one of few tasks begins and ends, and now and then how far it is. */
import type { RunEvent } from '../contract/events.ts'
import type { TaskId } from '../contract/ids.ts'
import { formatBytes, formatClock, formatSeconds } from './quantities.ts'
import { describePreparing, paceOf, type RunProgress } from './run-progress.ts'
import { harmless } from './style.ts'
import { etaSecOf, fractionOf } from './time-left.ts'

export interface Seen {
  /** When the last line was written. */
  readonly lineMs: number
}

export interface LineContext {
  /** Before and after the event. */
  readonly before: RunProgress
  readonly progress: RunProgress
  readonly nowMs: number
  readonly seen: Seen
}

const LINE_EVERY_MS = 5000

/** Of a run of many tasks nobody reads a line each. */
const isMany = ({ tasksToRun }: RunProgress): boolean => tasksToRun > 8

/** The line an event is worth; undefined: none now. */
export function lineFor(event: RunEvent, context: LineContext): string | undefined {
  const { before, progress, nowMs, seen } = context
  const isTime = nowMs - seen.lineMs >= LINE_EVERY_MS
  switch (event.event) {
    case 'preparing':
      return isTime ? preparingLine(progress) : undefined
    case 'task-started':
      return isMany(progress) ? undefined : `${taskName(event.task, progress)} started`
    case 'task-progress':
      return isTime ? shareLine(progress, nowMs) : undefined
    case 'task-finished':
      if (isMany(progress)) return isTime ? shareLine(progress, nowMs) : undefined
      return `${taskName(event.task, before)} done: ${formatBytes(event.sizeBytes)} in ${formatSeconds(event.seconds)}`
    case 'task-failed':
      return `${taskName(event.task, before)} failed`
    case 'run-queued':
      return 'waiting for its turn'
    case 'warning':
    case 'beat-sync':
    case 'run-started':
    case 'run-finished':
      return undefined
  }
}

function preparingLine({ preparing }: RunProgress): string | undefined {
  if (!preparing) return undefined
  return harmless(`${describePreparing(preparing)}  ${Math.floor(preparing.fraction * 100)}%`)
}

function shareLine(progress: RunProgress, nowMs: number): string {
  const etaSec = etaSecOf(progress, nowMs)
  const parts = [
    `${Math.floor(fractionOf(progress, nowMs) * 100)}%`,
    paceOf(progress, nowMs),
    etaSec === undefined ? '' : `${formatClock(etaSec)} left`,
  ]
  return `  ${parts.filter((part) => part !== '').join('  ')}`
}

function taskName(id: TaskId, { running, tasksToRun }: RunProgress): string {
  const task = running.get(id)
  if (!task) return 'a task'
  const [first = '', ...rest] = task.steps
  // Pieces of one result all end in the same step; where they begin tells them apart.
  const name = tasksToRun > 1 && rest.length > 0 ? `${first} → ${rest.at(-1)}` : (rest.at(-1) ?? first)
  return harmless(`task ${task.number}/${tasksToRun} “${name}”`)
}
