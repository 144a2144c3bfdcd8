/** The events of a run, a line each. */

import type { EngineClient } from '../client/engine-client.ts'
import type { RunEvent } from '../contract/events.ts'
import { formatBeats } from './beat-text.ts'
import type { Output } from './output.ts'
import { count, formatBytes, formatDate, formatMoment, formatSeconds } from './quantities.ts'
import { harmless } from './style.ts'
import { formatTable } from './table.ts'

export type RunLog = Awaited<ReturnType<EngineClient['runs']['log']>>

/** Progress in between says nothing any more. */
export function formatLog({ attempt, events, failures }: RunLog, { style }: Pick<Output, 'style'>): string {
  const begin = events[0]?.at
  if (begin === undefined) return style.dim('nothing was kept of it')
  const rows = events
    .filter(({ event }) => event.event !== 'task-progress')
    .map(({ at, event }) => [
      { text: formatMoment((Date.parse(at) - Date.parse(begin)) / 1000), paint: style.dim },
      describe(event),
    ])
  const head = style.dim(`attempt ${attempt}, begun ${formatDate(begin)}`)
  return [head, formatTable(rows, { right: [0] }), ...(failures ? ['', harmless(failures)] : [])].join('\n')
}

function describe(event: RunEvent): string {
  switch (event.event) {
    case 'preparing':
      return `${event.phase} ${event.subject}`
    case 'warning':
      return `warning: ${event.message}`
    case 'beat-sync':
      return formatBeats(event)
    case 'run-queued':
      return 'queued'
    case 'run-started':
      return `begun: ${count(event.tasksToRun, 'task')} to render, ${event.tasksCached} in the cache`
    case 'task-started':
      return `task ${shortId(event.task)} begun: ${event.steps.join(' → ')}`
    case 'task-progress':
      return `task ${shortId(event.task)} at ${Math.floor(event.fraction * 100)} %`
    case 'task-finished':
      return `task ${shortId(event.task)} done: ${formatBytes(event.sizeBytes)} in ${formatSeconds(event.seconds)}`
    case 'task-failed':
      return `task ${shortId(event.task)} failed: ${firstLine(event.error.message)}`
    case 'run-finished':
      return event.error
        ? `${event.state}: ${firstLine(event.error.message)}`
        : `${event.state} in ${formatSeconds(event.seconds)}`
  }
}

/** The end is what tells two of them apart. */
const shortId = (id: string): string => `…${id.slice(-6)}`

const firstLine = (text: string): string => text.split('\n')[0] ?? ''
