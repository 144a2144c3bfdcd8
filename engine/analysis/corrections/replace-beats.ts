/** Corrections that put other beats into a stretch of the clip: tapped ones, or those of a steady tempo. */
import { tempiOfBeats } from '../audio/rhythm/tempo-of-beats.ts'
import { bpmAt, type Tempo } from '../tempi.ts'
import { nearestTo, spaced } from '../times.ts'
import {
  type Beat,
  type BeatGrid,
  beatSecAt,
  indexFrom,
  MIN_GAP_SEC,
  tidyTempi,
  USUAL_METER,
} from './beat-grid.ts'
import { commonMeter } from './edit-bars.ts'

/** Less than two taps inside the clip do nothing. */
export function tapBeats(
  grid: BeatGrid,
  times: readonly number[],
  downbeats: readonly number[] | undefined,
): BeatGrid {
  const taps = spaced(times, MIN_GAP_SEC).filter((sec) => sec < grid.durationSec)
  const last = taps.at(-1)
  if (last === undefined || taps.length < 2) return grid
  const tapped = replaceBeats(grid, taps, last, tempiOfBeats(taps))
  if (downbeats === undefined) return tapped
  const beats = openBars(tapped.beats, taps, downbeats)
  return { ...tapped, beats, meter: commonMeter(beats) ?? tapped.meter }
}

/** Beats from `fromSec` on, up to `toSec`, which is none of them. */
export function steadyBeats(grid: BeatGrid, fromSec: number, toSec: number, bpm: number): BeatGrid {
  const endSec = Math.min(toSec, grid.durationSec)
  const beatSec = 60 / bpm
  const count = Math.max(1, Math.ceil((endSec - fromSec) / beatSec - 0.01))
  const times = Array.from({ length: count }, (_, index) => fromSec + index * beatSec)
  return replaceBeats(grid, times, endSec, [{ atSec: fromSec, bpm }])
}

/** What is nearer than half a beat before or after goes too: it was meant as one of these. */
function replaceBeats(
  grid: BeatGrid,
  times: readonly number[],
  endSec: number,
  tempi: readonly Tempo[],
): BeatGrid {
  const [first, last] = [times[0] as number, times.at(-1) as number]
  const reach = (sec: number, bpm: number): number =>
    Math.max(MIN_GAP_SEC, Math.min(beatSecAt(grid, sec), 60 / bpm) / 2)
  const from = first - reach(first - MIN_GAP_SEC, bpmAt(tempi, first) as number)
  const to = Math.max(endSec, last + reach(endSec, bpmAt(tempi, last) as number))
  const [start, end] = [indexFrom(grid.beats, from), indexFrom(grid.beats, to)]
  const before = grid.beats.slice(0, grid.beats[start]?.sec === from ? start + 1 : start)
  const after = grid.beats.slice(end)
  const meter = grid.meter ?? USUAL_METER
  const position = positionAfter(before, after, times.length, meter)
  const between = times.map((sec, index) => ({ sec, opensBar: (position + index) % meter === 0 }))
  return {
    ...grid,
    meter,
    beats: before.concat(between, after),
    tempi: overlay(grid, tempi, endSec, before.length > 0, after.length > 0),
  }
}

/** Place in its bar of what follows `before`: counted on from there, else back from the first bar after. */
function positionAfter(
  before: readonly Beat[],
  after: readonly Beat[],
  count: number,
  meter: number,
): number {
  const last = before.findLastIndex(({ opensBar }) => opensBar)
  if (last >= 0) return (before.length - last) % meter
  const next = after.findIndex(({ opensBar }) => opensBar)
  return next < 0 ? 0 : meter - 1 - ((count + next + meter - 1) % meter)
}

/** The tempi of a stretch over those of the clip, which go on behind it. */
function overlay(
  { tempi, durationSec }: BeatGrid,
  stretch: readonly Tempo[],
  endSec: number,
  hasBefore: boolean,
  hasAfter: boolean,
): Tempo[] {
  const startSec = stretch[0]?.atSec ?? 0
  const behind = bpmAt(tempi, endSec)
  const before = hasBefore ? tempi.filter(({ atSec }) => atSec < startSec) : []
  const after = hasAfter ? tempi.filter(({ atSec }) => atSec > endSec) : []
  const border = hasAfter && behind !== undefined ? [{ atSec: endSec, bpm: behind }] : []
  return tidyTempi([...before, ...stretch, ...border, ...after], durationSec)
}

/** Among the taps, those nearest to the given downbeats begin bars, and no others. */
function openBars(beats: readonly Beat[], taps: readonly number[], downbeats: readonly number[]): Beat[] {
  const isTap = new Set(taps)
  const opening = new Set(
    downbeats.map((sec) => taps[nearestTo(taps.length, (index) => taps[index] as number, sec)]),
  )
  return beats.map((beat) => (isTap.has(beat.sec) ? { ...beat, opensBar: opening.has(beat.sec) } : beat))
}
