/** How much of a run is done and how long the rest may take: by what was foretold and by this run's own speed. */
import type { RunProgress, TaskView } from './run-progress.ts'

/** Of all work, 0 to 1; where nothing was foretold every task counts the same. */
export function fractionOf(progress: RunProgress, nowMs: number): number {
  const { tasksToRun, tasksDone, running, forecast, doneSec } = progress
  if (tasksToRun === 0) return 0
  const tasks = [...running.values()]
  const begun = (of: (task: TaskView) => number): number => tasks.reduce((sum, task) => sum + of(task), 0)
  if (!forecast || forecast.cpuSec <= 0)
    return Math.min(1, (tasksDone + begun(({ fraction }) => fraction)) / tasksToRun)
  const doing = begun((task) => (task.expected?.cpuSec ?? 0) * partOf(task, nowMs))
  return Math.min(1, (doneSec + doing) / forecast.cpuSec)
}

/** Tasks that are made several at once say nothing on the way; their time tells, until they are late. */
const ALMOST_DONE = 0.95

function partOf({ fraction, startedMs, expected }: TaskView, nowMs: number): number {
  const elapsedSec = (nowMs - startedMs) / 1000
  return expected ? Math.max(fraction, Math.min(ALMOST_DONE, elapsedSec / expected.wallSec)) : fraction
}

/** A guess before this much is done, or this long has gone by, would only jump about. */
const ETA_FROM = { fraction: 0.02, ms: 1500 }

/** Seconds left of all work; absent while it cannot be said. ffmpeg's own word counts when only what runs is left. */
export function etaSecOf(progress: RunProgress, nowMs: number): number | undefined {
  const { tasksToRun, tasksDone, running, startedMs, forecast } = progress
  const etas = [...running.values()].map(({ etaSec }) => etaSec)
  const isLast = running.size > 0 && tasksDone + running.size === tasksToRun
  if (isLast && etas.every((eta) => eta !== undefined)) return Math.max(...etas)
  const fraction = fractionOf(progress, nowMs)
  const elapsedMs = nowMs - startedMs
  const foretold =
    forecast?.confidence === 'learned' && tasksToRun > 0 ? forecast.wallSec * (1 - fraction) : undefined
  if (fraction < ETA_FROM.fraction || elapsedMs < ETA_FROM.ms) return foretold
  const bySpeed = ((elapsedMs / 1000) * (1 - fraction)) / fraction
  // The more is done, the more this run's own speed counts.
  return foretold === undefined ? bySpeed : foretold * (1 - fraction) + bySpeed * fraction
}
