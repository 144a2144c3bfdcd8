/** How far a run is, by what it tells of itself. Events may be told again from the beginning. */
import type { RunEvent } from '../../../engine/contract/events.ts'

export interface RunProgress {
  /** preparing: planned and waiting, or its inputs are read. */
  readonly phase: 'preparing' | 'running' | 'ended'
  readonly tasksToRun: number
  readonly tasksCached: number
  readonly tasksDone: number
  /** Processor time, as the forecast had it; 0 where there was none. */
  readonly expectedSec: number
  readonly wallSec: number
  readonly tasks: Readonly<Record<string, TaskShare>>
}

interface TaskShare {
  /** Of the whole. */
  readonly weight: number
  /** 0 to 1. */
  readonly fraction: number
}

export const NOT_BEGUN: RunProgress = {
  phase: 'preparing',
  tasksToRun: 0,
  tasksCached: 0,
  tasksDone: 0,
  expectedSec: 0,
  wallSec: 0,
  tasks: {},
}

export function advance(progress: RunProgress, event: RunEvent): RunProgress {
  switch (event.event) {
    case 'run-started':
      return {
        ...NOT_BEGUN,
        phase: 'running',
        tasksToRun: event.tasksToRun,
        tasksCached: event.tasksCached,
        expectedSec: event.forecast?.cpuSec ?? 0,
        wallSec: event.forecast?.wallSec ?? 0,
      }
    case 'task-started':
      return withTask(progress, event.task, {
        weight: event.expected?.cpuSec ?? progress.expectedSec / Math.max(1, progress.tasksToRun),
        fraction: 0,
      })
    case 'task-progress':
      return withTask(progress, event.task, { ...shareOf(progress, event.task), fraction: event.fraction })
    case 'task-finished':
      return {
        ...withTask(progress, event.task, { ...shareOf(progress, event.task), fraction: 1 }),
        tasksDone: progress.tasksDone + 1,
      }
    case 'run-finished':
      return { ...progress, phase: 'ended' }
    default:
      return progress
  }
}

/** 0 to 1; undefined before anybody can know. */
export function doneShare({
  phase,
  tasks,
  expectedSec,
  tasksDone,
  tasksToRun,
}: RunProgress): number | undefined {
  if (phase === 'preparing') return undefined
  const shares = Object.values(tasks)
  const known = shares.reduce((sum, { weight }) => sum + weight, 0)
  const whole = Math.max(expectedSec, known)
  if (whole === 0) return tasksToRun === 0 ? 1 : Math.min(1, tasksDone / tasksToRun)
  return Math.min(1, shares.reduce((sum, { weight, fraction }) => sum + weight * fraction, 0) / whole)
}

/** Seconds until it ends, if all goes as forecast. */
export function timeLeft(progress: RunProgress): number | undefined {
  const share = doneShare(progress)
  return share === undefined || progress.wallSec === 0 ? undefined : progress.wallSec * (1 - share)
}

const shareOf = ({ tasks }: RunProgress, task: string): TaskShare => tasks[task] ?? { weight: 0, fraction: 0 }

const withTask = (progress: RunProgress, task: string, share: TaskShare): RunProgress => ({
  ...progress,
  tasks: { ...progress.tasks, [task]: share },
})
