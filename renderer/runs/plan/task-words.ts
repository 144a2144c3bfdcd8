/** What is said beside a task: how long it took, how much longer, what it waits for. */
import { bytes, duration } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import type { KnownTask } from './known-tasks.ts'
import { taskName } from './task-name.ts'
import { secondsOf, type TaskRow, waitingFor } from './task-rows.ts'

const words = text.runs.plan

export interface TaskContext {
  readonly byId: ReadonlyMap<string, KnownTask>
  /** What making all cached ones took, where that is known of them together only. */
  readonly cachedSec: number
}

export function wordsOf({ state, tasks }: TaskRow, { byId, cachedSec }: TaskContext): string {
  const [task] = tasks
  if (!task) return ''
  const seconds = secondsOf(tasks) || (state === 'cached' && holdsAllCached(tasks, byId) ? cachedSec : 0)
  switch (state) {
    case 'cached':
      return seconds > 0 ? words.cachedSaved(duration(seconds)) : words.cached
    case 'finished':
      return madeWords(tasks, seconds)
    case 'running':
      return tasks.length > 1 ? words.atOnce(tasks.length) : runningWords(task)
    case 'failed':
      return task.live?.error?.message.split('\n')[0] ?? words.states.failed
    case 'waiting':
      return tasks.length > 1 ? words.waitsTurn : waitingWords(task, byId)
    case 'skipped':
      return words.states.skipped
    default:
      return state satisfies never
  }
}

const holdsAllCached = (tasks: readonly KnownTask[], byId: ReadonlyMap<string, KnownTask>): boolean =>
  byId.values().every((task) => task.state !== 'cached' || tasks.includes(task))

function madeWords(tasks: readonly KnownTask[], seconds: number): string {
  const size = tasks.reduce((sum, { live }) => sum + (live?.sizeBytes ?? 0), 0)
  return size > 0 ? words.madeSize(duration(seconds), bytes(size)) : words.made(duration(seconds))
}

function runningWords({ live }: KnownTask): string {
  if (!live || live.fraction === undefined) return words.states.running
  const parts = [
    ...(live.etaSec === undefined ? [] : [text.runs.left(duration(live.etaSec))]),
    ...(live.speed ? [words.speed(live.speed.toFixed(1))] : []),
  ]
  return parts.length > 0 ? words.running(parts) : words.states.running
}

function waitingWords(task: KnownTask, byId: ReadonlyMap<string, KnownTask>): string {
  const needs = waitingFor(task, byId)
  const [only] = needs
  if (needs.length === 1 && only) return words.waitsFor(taskName(only).toLowerCase())
  if (needs.length > 1) return words.waitsForMany(needs.length)
  return task.cpuSec === undefined ? words.waitsTurn : words.expected(duration(task.cpuSec))
}
