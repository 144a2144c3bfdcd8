/** How far a run is, folded from its events. Pure: time comes in as a number. */
import type { RunEvent } from '../contract/events.ts'
import type { TaskId } from '../contract/ids.ts'
import type { ForecastReport } from '../contract/schemas.ts'

export interface TaskView {
  /** The last one gives its result. */
  readonly steps: readonly string[]
  /** Counts from 1, in the order tasks began. */
  readonly number: number
  readonly startedMs: number
  /** 0 to 1. */
  readonly fraction: number
  readonly frames: number
  readonly speed: number
  readonly etaSec?: number
  /** As foretold: processor seconds, and seconds until the command that makes it ends. */
  readonly expected?: { readonly cpuSec: number; readonly wallSec: number }
}

/** What is being done to a file before anything is planned. */
interface Preparing {
  readonly phase: Extract<RunEvent, { event: 'preparing' }>['phase']
  readonly subject: string
  /** 0 to 1. */
  readonly fraction: number
}

const PREPARING = { import: 'importing', probe: 'reading', analyse: 'analysing' } as const

/** `importing clip` */
export const describePreparing = ({ phase, subject }: Preparing): string => `${PREPARING[phase]} ${subject}`

export interface RunProgress {
  /** Absent once the run has begun. */
  readonly preparing?: Preparing
  readonly tasksToRun: number
  readonly tasksBegun: number
  readonly tasksDone: number
  /** Tasks that run now, by id, in the order they began. */
  readonly running: ReadonlyMap<TaskId, TaskView>
  readonly startedMs: number
  /** Absent where nothing was foretold. */
  readonly forecast?: ForecastReport
  /** Processor seconds that the finished tasks were expected to take. */
  readonly doneSec: number
}

export const noProgress = (nowMs: number): RunProgress => ({
  tasksToRun: 0,
  tasksBegun: 0,
  tasksDone: 0,
  running: new Map(),
  startedMs: nowMs,
  doneSec: 0,
})

export function advance(progress: RunProgress, event: RunEvent, nowMs: number): RunProgress {
  switch (event.event) {
    case 'preparing': {
      const { phase, subject, done, total } = event
      return { ...progress, preparing: { phase, subject, fraction: total > 0 ? done / total : 0 } }
    }
    case 'run-started':
      return {
        ...noProgress(nowMs),
        tasksToRun: event.tasksToRun,
        ...(event.forecast ? { forecast: event.forecast } : {}),
      }
    case 'task-started':
      return beginTask(progress, event, nowMs)
    case 'task-progress': {
      const task = progress.running.get(event.task)
      const { fraction, frames, speed, etaSec } = event
      return task
        ? withTask(progress, event.task, {
            ...task,
            fraction,
            frames,
            speed,
            ...(etaSec === undefined ? {} : { etaSec }),
          })
        : progress
    }
    case 'task-finished': {
      const tasksDone = progress.tasksDone + 1
      const doneSec = progress.doneSec + (progress.running.get(event.task)?.expected?.cpuSec ?? 0)
      return { ...withTask(progress, event.task, undefined), tasksDone, doneSec }
    }
    case 'task-failed':
      return withTask(progress, event.task, undefined)
    case 'warning':
    case 'beat-sync':
    case 'run-queued':
    case 'run-finished':
      return progress
  }
}

function beginTask(
  progress: RunProgress,
  { task, steps, expected }: Extract<RunEvent, { event: 'task-started' }>,
  nowMs: number,
): RunProgress {
  const number = progress.tasksBegun + 1
  const view: TaskView = {
    ...{ steps, number, startedMs: nowMs, fraction: 0, frames: 0, speed: 0 },
    ...(expected ? { expected } : {}),
  }
  return { ...withTask(progress, task, view), tasksBegun: number }
}

function withTask(progress: RunProgress, id: TaskId, task: TaskView | undefined): RunProgress {
  const running = new Map(progress.running)
  if (task) running.set(id, task)
  else running.delete(id)
  return { ...progress, running }
}

/** `58 fps` of all tasks together, `12.3×` where only sound is made; empty at first. */
export function paceOf({ running }: RunProgress, nowMs: number): string {
  const tasks = [...running.values()]
  const fps = tasks.reduce(
    (sum, { frames, startedMs }) => sum + (frames * 1000) / Math.max(1, nowMs - startedMs),
    0,
  )
  if (fps > 0) return `${fps < 9.95 ? fps.toFixed(1) : fps.toFixed(0)} fps`
  const speed = tasks.reduce((sum, task) => sum + task.speed, 0)
  return speed > 0 ? `${speed.toFixed(1)}×` : ''
}

/** The step whose result is being made: of the task that began last. */
export const stepNameOf = ({ running }: RunProgress): string =>
  [...running.values()].at(-1)?.steps.at(-1) ?? ''
