/** Dynamic programming over accents and beats: the best way by which each accent can be put on each beat. */
import type { AccentJob, Beat, Point } from './map-accents.ts'
import type { Pace } from './pace.ts'

/** Two accents with others between them, left out, are joined if they are no further apart than so many beats. */
const REACH = 4

const NEVER = -Infinity
const START = -1

/** A cell is an accent on a beat: `accent · beats + beat`. */
export interface AccentTable {
  readonly accents: readonly number[]
  readonly beats: readonly Beat[]
  readonly start: Point
  /** Accents put on beats up to this one, less a little for speeds other than 1; -Infinity where it cannot be. */
  readonly values: Float64Array
  /** The cell before on the best way, or -1 for the start. */
  readonly before: Int32Array
}

export function fillTable(job: AccentJob, pace: Pace, start: Point, accents: readonly number[]): AccentTable {
  const [, longest] = pace.shown((accents.at(-1) ?? start.from) - start.from)
  const latest = Math.min(job.until - 1, start.at + longest)
  const beats = job.beats.filter(({ frame }) => frame > start.at && frame <= latest)
  const cells = accents.length * beats.length
  const values = new Float64Array(cells).fill(NEVER)
  const table = { accents, beats, start, values, before: new Int32Array(cells).fill(START) }
  const reach = REACH * job.speed[1] * widestGap(beats)
  for (const row of accents.keys()) fillRow(table, row, pace, reach)
  return table
}

const widestGap = (beats: readonly Beat[]): number =>
  beats.reduce((widest, { frame }, at) => Math.max(widest, frame - (beats[at - 1]?.frame ?? frame)), 0)

function fillRow(table: AccentTable, row: number, pace: Pace, reach: number): void {
  const { accents, start } = table
  const accent = accents[row] as number
  joinStart(table, row, accent - start.from, pace)
  for (let earlier = row - 1; earlier >= 0; earlier -= 1) {
    const gap = accent - (accents[earlier] as number)
    if (earlier < row - 1 && gap > reach) return
    joinRow(table, { row, earlier, gap }, pace)
  }
}

function joinStart(table: AccentTable, row: number, gap: number, pace: Pace): void {
  const [fewest, most] = pace.shown(gap)
  const from = table.accents[row] as number
  for (const [beat, { frame, usual }] of table.beats.entries()) {
    const { at } = table.start
    if (frame - at > most) return
    const cost = pace.cost(gap, Math.max(1, usual - at), { from, at: usual })
    if (frame - at >= fewest) enter(table, row, beat, START, 1 - cost)
  }
}

interface Join {
  readonly row: number
  readonly earlier: number
  readonly gap: number
}

/** Both beats only go forward: where one begins to be late enough for the earlier accent's beat, it is for the next as well. */
function joinRow(table: AccentTable, { row, earlier, gap }: Join, pace: Pace): void {
  const { accents, beats, values } = table
  const [fewest, most] = pace.shown(gap)
  const from = accents[row] as number
  const frameOf = (beat: number): number => beats[beat]?.frame ?? Infinity
  const usualOf = (beat: number): number => (beats[beat] as Beat).usual
  let first = 0
  for (let origin = 0; origin < beats.length; origin += 1) {
    const value = values[earlier * beats.length + origin] as number
    if (value === NEVER) continue
    while (frameOf(first) < frameOf(origin) + fewest) first += 1
    for (let beat = first; frameOf(beat) <= frameOf(origin) + most; beat += 1) {
      const cost = pace.cost(gap, Math.max(1, usualOf(beat) - usualOf(origin)), { from, at: usualOf(beat) })
      enter(table, row, beat, earlier * beats.length + origin, value + 1 - cost)
    }
  }
}

function enter(
  { beats, values, before }: AccentTable,
  row: number,
  beat: number,
  from: number,
  value: number,
): void {
  const cell = row * beats.length + beat
  if (value <= (values[cell] as number)) return
  values[cell] = value
  before[cell] = from
}

/** The points of the best way to a cell, without the start. */
export function wayTo({ accents, beats, before }: AccentTable, cell: number): readonly Point[] {
  const points: Point[] = []
  for (let at = cell; at !== START; at = before[at] as number) points.push(pointOf({ accents, beats }, at))
  return points.reverse()
}

export function pointOf({ accents, beats }: Pick<AccentTable, 'accents' | 'beats'>, cell: number): Point {
  const { frame, sec } = beats[cell % beats.length] as Beat
  return { from: accents[Math.floor(cell / beats.length)] as number, at: frame, beatSec: sec }
}
