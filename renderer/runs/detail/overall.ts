/** A whole run in a few numbers: how far, how fast, how much longer, what was spared. */
import type { LiveRun } from '../live/fold-events.ts'
import type { KnownTask } from '../plan/known-tasks.ts'

export interface Overall {
  /** 0 to 1, by the processor time that tasks are expected to take; what nobody counts is not in it. */
  readonly fraction: number
  /** What it will be at most when all that runs has ended. */
  readonly within: number
  /** Frames a second, of all that runs; absent while nothing counts. */
  readonly fps?: number
  readonly running: number
  readonly waiting: number
  readonly failed: number
  readonly made: number
  readonly cached: number
  /** Bytes that were written. */
  readonly madeBytes: number
}

/** A task of which no cost is known counts as this much. */
const UNKNOWN_SEC = 1

export function overallOf(
  tasks: readonly KnownTask[],
  live: LiveRun,
  resultFps: number | undefined,
): Overall {
  const todo = tasks.filter(({ state }) => state !== 'cached')
  const count = (state: KnownTask['state']): number => tasks.filter((task) => task.state === state).length
  const all = sum(todo.map(costOf))
  const done = sum(todo.map((task) => costOf(task) * fractionOf(task)))
  const speeds = todo.flatMap(({ state, live: task }) => (state === 'running' ? (task?.speed ?? []) : []))
  const fps = resultFps === undefined ? 0 : sum(speeds) * resultFps
  const atWork = sum(
    todo.map((task) => (task.state === 'running' ? costOf(task) * (1 - fractionOf(task)) : 0)),
  )
  const shareOf = (cost: number): number => (live.state === 'finished' ? 1 : all === 0 ? 0 : cost / all)
  return {
    fraction: shareOf(done),
    within: shareOf(done + atWork),
    ...(fps > 0 ? { fps } : {}),
    running: count('running'),
    waiting: count('waiting'),
    failed: count('failed'),
    made: count('finished'),
    cached: count('cached'),
    madeBytes: sum(todo.map(({ live: task }) => task?.sizeBytes ?? 0)),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const costOf = ({ cpuSec = UNKNOWN_SEC }: KnownTask): number => cpuSec
const fractionOf = ({ state, live }: KnownTask): number => (state === 'finished' ? 1 : (live?.fraction ?? 0))

export interface Elapsed {
  readonly elapsedSec: number
  /** Of the whole run. */
  readonly forecastSec: number | undefined
}

/** Commands that make many pieces tell nothing before they end: meanwhile the time that has passed says how far they are. */
export function shownFraction({ fraction, within }: Overall, { elapsedSec, forecastSec }: Elapsed): number {
  if (!forecastSec) return fraction
  return Math.min(Math.max(fraction, elapsedSec / forecastSec), fraction + (within - fraction) * ALMOST)
}

/** Never said to be done before it is. */
const ALMOST = 0.95

/** From here on what was measured tells more than what was foretold. */
const ENOUGH = 0.15

/** Seconds until it ends; undefined while nobody can say. */
export function etaOf(
  { fraction }: Pick<Overall, 'fraction'>,
  { elapsedSec, forecastSec }: Elapsed,
): number | undefined {
  if (fraction >= ENOUGH) return (elapsedSec * (1 - fraction)) / fraction
  return forecastSec === undefined ? undefined : Math.max(0, forecastSec - elapsedSec)
}

/** `30000/1001` as a number. */
export function rateOf(fps: string | undefined): number | undefined {
  const [num, den = 1] = (fps ?? '').split('/').map(Number)
  return num ? num / den : undefined
}
