/** A run as its events tell it: the same state, whether they come once or again, in order or not. */
import type { ErrorReport } from '../../../engine/contract/errors.ts'
import type { RunEvent } from '../../../engine/contract/events.ts'
import type { ForecastReport } from '../../../engine/contract/schemas.ts'

export type LiveTaskState = 'running' | 'finished' | 'failed'

export interface LiveTask {
  readonly id: string
  readonly state: LiveTaskState
  /** The steps it renders; empty until its beginning is told. */
  readonly steps: readonly string[]
  /** Processor time that it is expected to take. */
  readonly expectedSec?: number
  /** 0 to 1; undefined while nobody counts: pieces that one command makes together. */
  readonly fraction?: number
  readonly frames?: number
  /** Seconds of the result per second of time. */
  readonly speed?: number
  readonly etaSec?: number
  readonly cid?: string
  readonly sizeBytes?: number
  readonly seconds?: number
  readonly error?: ErrorReport
}

export interface LiveRun {
  readonly state: 'waiting' | 'running' | 'finished' | 'failed' | 'cancelled'
  /** 0 before it began. */
  readonly attempt: number
  readonly tasksToRun: number
  readonly tasksCached: number
  readonly forecast?: ForecastReport
  /** In the order in which they began. */
  readonly tasks: ReadonlyMap<string, LiveTask>
  readonly warnings: readonly string[]
  readonly beatSync: readonly BeatSync[]
  readonly preparing?: { readonly phase: string; readonly subject: string; readonly fraction?: number }
  readonly output?: string
  readonly seconds?: number
  readonly error?: ErrorReport
}

export type BeatSync = Extract<RunEvent, { event: 'beat-sync' }>
type EventOf<Kind extends RunEvent['event']> = Extract<RunEvent, { event: Kind }>

export const NOTHING_YET: LiveRun = {
  state: 'waiting',
  attempt: 0,
  tasksToRun: 0,
  tasksCached: 0,
  tasks: new Map(),
  warnings: [],
  beatSync: [],
}

/** All at once, so that a long history is one copy of the tasks and not thousands. */
export function foldEvents(run: LiveRun, events: readonly RunEvent[]): LiveRun {
  const tasks = new Map(run.tasks)
  const folded = events.reduce((state, event) => fold(state, event, tasks), run)
  return { ...folded, tasks }
}

function fold(run: LiveRun, event: RunEvent, tasks: Map<string, LiveTask>): LiveRun {
  switch (event.event) {
    case 'preparing':
      return run.attempt > 0 ? run : { ...run, preparing: preparingOf(event) }
    case 'warning':
      return { ...run, warnings: [...new Set([...run.warnings, event.message])] }
    case 'beat-sync':
      return { ...run, beatSync: [...run.beatSync.filter(({ step }) => step !== event.step), event] }
    case 'run-queued':
      return run
    case 'run-started':
      return begin(run, event, tasks)
    case 'task-started':
    case 'task-progress':
    case 'task-finished':
    case 'task-failed':
      tasks.set(event.task, foldTask(tasks.get(event.task), event))
      return run
    case 'run-finished':
      return end(run, event)
    default:
      return event satisfies never
  }
}

const preparingOf = ({ phase, subject, done, total }: EventOf<'preparing'>) => ({
  phase,
  subject,
  ...(total > 0 ? { fraction: Math.min(1, done / total) } : {}),
})

/** A later attempt begins anew; the same one, told again, adds nothing. */
function begin(run: LiveRun, event: EventOf<'run-started'>, tasks: Map<string, LiveTask>): LiveRun {
  const { attempt, tasksToRun, tasksCached, forecast } = event
  if (attempt < run.attempt) return run
  const isAnother = run.attempt > 0 && attempt > run.attempt
  if (isAnother) tasks.clear()
  const { preparing: _, ...rest } = isAnother ? NOTHING_YET : run
  return {
    ...rest,
    state: isOver(rest) ? rest.state : 'running',
    attempt,
    tasksToRun,
    tasksCached,
    ...(forecast ? { forecast } : {}),
  }
}

const isOver = ({ state }: Pick<LiveRun, 'state'>): boolean => state !== 'waiting' && state !== 'running'

function end(run: LiveRun, { state, output, seconds, error, tasksCached }: EventOf<'run-finished'>): LiveRun {
  const { preparing: _, ...rest } = run
  return {
    ...rest,
    state,
    seconds,
    tasksCached,
    ...(output ? { output: output.cid } : {}),
    ...(error ? { error: error as ErrorReport } : {}),
  }
}

type TaskEvent = EventOf<'task-started' | 'task-progress' | 'task-finished' | 'task-failed'>

/** An end stays an end, whatever is told of its beginning afterwards. Only a repeated piece ends twice: the last counts. */
function foldTask(known: LiveTask | undefined, event: TaskEvent): LiveTask {
  const task: LiveTask = known ?? { id: event.task, state: 'running', steps: [] }
  switch (event.event) {
    case 'task-started':
      return { ...task, steps: event.steps, ...expectedOf(event) }
    case 'task-progress':
      return task.state !== 'finished' && event.fraction >= (task.fraction ?? 0)
        ? { ...task, ...progressOf(event) }
        : task
    case 'task-finished': {
      const { cid, sizeBytes, seconds } = event
      const { id, steps } = task
      return { id, steps, ...lasting(task), state: 'finished', fraction: 1, cid, sizeBytes, seconds }
    }
    case 'task-failed':
      return { ...task, state: 'failed', error: event.error as ErrorReport }
  }
}

const expectedOf = ({ expected }: EventOf<'task-started'>) =>
  expected === undefined ? {} : { expectedSec: expected.cpuSec }

const lasting = ({ expectedSec }: LiveTask) => (expectedSec === undefined ? {} : { expectedSec })

const progressOf = ({ fraction, frames, speed, etaSec }: EventOf<'task-progress'>) => ({
  fraction,
  frames,
  speed,
  ...(etaSec === undefined ? {} : { etaSec }),
})
