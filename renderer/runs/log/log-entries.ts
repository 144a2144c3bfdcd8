/** The log as it is looked through: every event with its time from the start, of a kind, holding a word. */
import type { RunEvent } from '../../../engine/contract/events.ts'
import type { LoggedEvent } from '../plan/lane-layout.ts'

export type LogKind = 'all' | 'tasks' | 'progress' | 'trouble'

export interface LogEntry {
  readonly seq: number
  readonly at: string
  /** Since the first event. */
  readonly sec: number
  readonly event: RunEvent
}

const KINDS: Readonly<Record<Exclude<LogKind, 'all'>, readonly RunEvent['event'][]>> = {
  tasks: ['task-started', 'task-finished', 'task-failed'],
  progress: ['task-progress', 'preparing'],
  trouble: ['warning', 'task-failed'],
}

/** `textOf`: what a person reads, which is what a word is looked for in. All: without progress, which would hide the rest. */
export function logEntries(
  events: readonly LoggedEvent[],
  { kind, word, textOf }: { kind: LogKind; word: string; textOf: (event: RunEvent) => string },
): readonly LogEntry[] {
  const zero = Date.parse(events[0]?.at ?? '')
  const wanted = word.trim().toLowerCase()
  return events
    .filter(({ event }) => isOf(kind, event))
    .filter(({ event }) => wanted === '' || textOf(event).toLowerCase().includes(wanted))
    .map(({ seq, at, event }) => ({ seq, at, event, sec: (Date.parse(at) - zero) / 1000 }))
}

const isOf = (kind: LogKind, event: RunEvent): boolean =>
  kind === 'all'
    ? event.event !== 'task-progress'
    : KINDS[kind].includes(event.event) ||
      (kind === 'trouble' && event.event === 'run-finished' && event.error !== undefined)
