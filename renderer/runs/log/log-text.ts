/** An event in words. */
import type { RunEvent } from '../../../engine/contract/events.ts'
import { bytes, duration, percent } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'

const words = text.runs.log.events

/** `nameOf`: what people call a task. */
export function eventText(event: RunEvent, nameOf: (task: string) => string): string {
  switch (event.event) {
    case 'preparing':
      return words.preparing(event.phase, event.subject)
    case 'warning':
      return event.message
    case 'beat-sync':
      return words.beatSync(event.step, event.met, event.of, event.worstMs.toFixed(1))
    case 'run-queued':
      return words.queued
    case 'run-started':
      return words.started(event.tasksToRun, event.tasksCached)
    case 'task-started':
      return words.taskStarted(nameOf(event.task))
    case 'task-progress':
      return words.taskProgress(nameOf(event.task), percent(event.fraction), event.frames)
    case 'task-finished':
      return words.taskFinished(nameOf(event.task), duration(event.seconds), bytes(event.sizeBytes))
    case 'task-failed':
      return words.taskFailed(nameOf(event.task), event.error.message.split('\n')[0] ?? '')
    case 'run-finished':
      return words.finished(text.runs.states[event.state], duration(event.seconds))
    default:
      return event satisfies never
  }
}

export const isTrouble = (event: RunEvent): boolean =>
  event.event === 'warning' ||
  event.event === 'task-failed' ||
  ('error' in event && event.error !== undefined)
