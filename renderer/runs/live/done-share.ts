/** How far a run is, by what it tells of itself alone: for places that know nothing of its plan. */
import type { LiveRun, LiveTask } from './fold-events.ts'

/** 0 to 1; undefined before anybody can know. */
export function doneShare(run: LiveRun): number | undefined {
  const { state, tasksToRun, forecast } = run
  if (state === 'waiting') return undefined
  const tasks = [...run.tasks.values()]
  const weightOf = ({ expectedSec }: LiveTask): number =>
    expectedSec ?? (forecast?.cpuSec ?? 0) / Math.max(1, tasksToRun)
  const whole = Math.max(forecast?.cpuSec ?? 0, sum(tasks.map(weightOf)))
  if (whole === 0) return tasksToRun === 0 ? 1 : Math.min(1, countFinished(tasks) / tasksToRun)
  return Math.min(1, sum(tasks.map((task) => weightOf(task) * (task.fraction ?? 0))) / whole)
}

/** Seconds until it ends, if all goes as forecast. */
export function timeLeft(run: LiveRun): number | undefined {
  const share = doneShare(run)
  const wallSec = run.forecast?.wallSec ?? 0
  return share === undefined || wallSec === 0 ? undefined : wallSec * (1 - share)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const countFinished = (tasks: readonly LiveTask[]): number =>
  tasks.filter(({ state }) => state === 'finished').length
