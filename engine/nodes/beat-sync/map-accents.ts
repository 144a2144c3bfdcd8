/**
 * Which accent of a clip goes onto which beat: as many as possible within the allowed speeds, and then with speeds as near
 * to 1 as possible. What lies between two of them is a span of one speed.
 *
 *   clip    0 ──────── a1 ──── a2 ─── a3 ─────────── a4 ──── end
 *           │           ╲       │      (left out)    ╱        │
 *   music   b ─────b─────b──────b───────b───────────b─────────b
 */
import { endings } from './accent-endings.ts'
import { type AccentTable, fillTable, pointOf, wayTo } from './accent-table.ts'
import { type Pace, paceOf } from './pace.ts'

/** A beat: the frame nearest to it, and its own time. */
export interface Beat {
  readonly frame: number
  readonly sec: number
  /** Where it would be by the beats around it, in frames: which accent suits it does not change when it alone is moved. */
  readonly usual: number
}

/** Frame `from` of the clip is shown in frame `at` of the result. */
export interface Point {
  readonly from: number
  readonly at: number
  /** Time of the beat on which it was put. */
  readonly beatSec?: number
}

export interface AccentJob {
  /** Frames of the clip, rising, above 0 and below `frames`. */
  readonly accents: readonly number[]
  /** Of the clip. */
  readonly frames: number
  /** Rising. */
  readonly beats: readonly Beat[]
  /** Frames of the result: where the clip begins, and where the music ends. */
  readonly at: number
  readonly until: number
  /** Frames of the clip for each of the result, lowest and highest; 1 is among them. */
  readonly speed: readonly [number, number]
}

/** So many accents are looked at together: enough for the best way through them, and few enough for hours of them. */
const TOGETHER = 200

/**
 * From the clip's first frame to its last, or to the end of the music if that comes first. A clip that ends does so on a beat
 * where that is possible, so that what follows begins on it.
 */
export function mapAccents(job: AccentJob): readonly Point[] {
  const pace = paceOf(job)
  const accents = job.accents.filter((accent) => accent <= pace.furthest)
  const points: Point[] = [{ from: 0, at: job.at }]
  const tableOf = (first: number, end?: number): AccentTable =>
    fillTable(job, pace, points.at(-1) as Point, accents.slice(first, end))
  let next = 0
  for (; accents.length - next > TOGETHER; next += TOGETHER) {
    const table = tableOf(next, next + TOGETHER)
    const cell = table.values.reduce((best, value, at, all) => (value > (all[best] ?? 0) ? at : best), -1)
    points.push(...wayTo(table, cell))
  }
  return [...points, ...wayToEnd(tableOf(next), job, pace)]
}

interface Way {
  /** The last accent on a beat; -1: none. */
  readonly cell: number
  readonly value: number
  readonly end: Point
}

/** Over the accents from which the way to the end is best; there always is one. From the last ones on, as the best is near. */
function wayToEnd(table: AccentTable, job: AccentJob, pace: Pace): readonly Point[] {
  const over = (cell: number, value: number, stop: Point): readonly Way[] =>
    endings(job, pace, stop).map((ending) => ({ cell, value: value + ending.value, end: ending.point }))
  const better = (a: Way, b: Way): Way => (b.value > a.value ? b : a)
  let best = over(-1, 0, table.start).reduce(better)
  for (let cell = table.values.length - 1; cell >= 0; cell -= 1) {
    const value = table.values[cell] as number
    // No ending is worth more than 1.
    if (value + 1 > best.value) best = over(cell, value, pointOf(table, cell)).reduce(better, best)
  }
  return [...wayTo(table, best.cell), best.end]
}
