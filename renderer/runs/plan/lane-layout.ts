/** What ran when, beside what: tasks in lanes, as few of them as there were at once. */
import type { RunEvent } from '../../../engine/contract/events.ts'

export interface LoggedEvent {
  readonly seq: number
  /** ISO 8601. */
  readonly at: string
  readonly event: RunEvent
}

export interface Bar {
  readonly task: string
  readonly lane: number
  /** Seconds from the first event. */
  readonly fromSec: number
  readonly toSec: number
  readonly end: 'finished' | 'failed' | 'open'
}

export interface Lanes {
  readonly bars: readonly Bar[]
  readonly lanes: number
  readonly totalSec: number
}

/** `nowMs`: until when that lasts which has no end yet. */
export function layLanes(events: readonly LoggedEvent[], nowMs: number): Lanes {
  const zero = Date.parse(events[0]?.at ?? '')
  const secOf = (ms: number): number => Math.max(0, (ms - zero) / 1000)
  const isOver = events.some(({ event }) => event.event === 'run-finished')
  const endSec = secOf(isOver ? Date.parse(events.at(-1)?.at ?? '') : nowMs)
  const spans = spansOf(events, { secOf, endSec })
  const freeAt: number[] = []
  const bars = spans.map((span) => {
    const free = freeAt.findIndex((sec) => sec <= span.fromSec)
    const lane = free < 0 ? freeAt.length : free
    freeAt[lane] = span.toSec
    return { ...span, lane }
  })
  return { bars, lanes: freeAt.length, totalSec: events.length === 0 ? 0 : endSec }
}

interface Clock {
  readonly secOf: (ms: number) => number
  readonly endSec: number
}

function spansOf(events: readonly LoggedEvent[], { secOf, endSec }: Clock): readonly Omit<Bar, 'lane'>[] {
  const spans = new Map<string, Omit<Bar, 'lane'>>()
  for (const { at, event } of events) {
    const sec = secOf(Date.parse(at))
    if (event.event === 'task-started')
      spans.set(event.task, { task: event.task, fromSec: sec, toSec: endSec, end: 'open' })
    const begun = 'task' in event ? spans.get(event.task) : undefined
    if (begun && event.event === 'task-finished')
      spans.set(event.task, { ...begun, toSec: sec, end: 'finished' })
    if (begun && event.event === 'task-failed') spans.set(event.task, { ...begun, toSec: sec, end: 'failed' })
  }
  return [...spans.values()].sort((a, b) => a.fromSec - b.fromSec)
}
