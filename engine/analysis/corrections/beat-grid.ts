/** What corrections work on: the beats of a clip with what belongs to them. */
import type { AudioAnalysis } from '../../contract/analysis.ts'
import { bpmAt, type Tempo } from '../tempi.ts'
import { firstFrom, nearestTo } from '../times.ts'

export interface Beat {
  readonly sec: number
  readonly opensBar: boolean
}

export interface BeatGrid {
  readonly durationSec: number
  /** Rising. Steps for single beats change it in place: to copy a long list for each of many takes too long. */
  readonly beats: Beat[]
  /** Beats in a bar. Null until something says so. */
  readonly meter: number | null
  readonly tempi: readonly Tempo[]
}

/** What most music has. */
export const USUAL_METER = 4

/** Beats that are nearer to each other are one beat. */
export const MIN_GAP_SEC = 0.02

/** Half of it is how far from a beat one can be and still mean it, where no tempo is known. */
const USUAL_BEAT_SEC = 0.5

export function gridOf({ durationSec, beats, downbeats, meter, tempi }: AudioAnalysis): BeatGrid {
  const nearest = downbeats.map((sec) => nearestTo(beats.length, (index) => beats[index] as number, sec))
  const opening = new Set(nearest)
  return {
    ...{ durationSec, meter, tempi },
    beats: beats.map((sec, index) => ({ sec, opensBar: opening.has(index) })),
  }
}

/** Seconds from beat to beat at a time. */
export function beatSecAt({ tempi }: BeatGrid, sec: number): number {
  const bpm = bpmAt(tempi, sec)
  return bpm === undefined ? USUAL_BEAT_SEC : 60 / bpm
}

/** Index of the beat that is meant by a time: the nearest one, less than half a beat away. -1: none is. */
export function beatNear(grid: BeatGrid, sec: number): number {
  const at = nearestTo(grid.beats.length, (index) => (grid.beats[index] as Beat).sec, sec)
  if (at < 0) return -1
  return Math.abs((grid.beats[at] as Beat).sec - sec) < beatSecAt(grid, sec) / 2 ? at : -1
}

/** Index of the first beat at or after a time. */
export const indexFrom = (beats: readonly Beat[], sec: number): number =>
  firstFrom(beats.length, (index) => (beats[index] as Beat).sec, sec)

/** Entries inside the clip, in order; of two at the same time, or with the same tempo on end, one. */
export function tidyTempi(tempi: readonly Tempo[], durationSec: number): Tempo[] {
  const inside = tempi
    .map(({ atSec, bpm }) => ({ atSec: Math.max(0, atSec), bpm }))
    .filter(({ atSec }) => atSec < durationSec)
    .toSorted((a, b) => a.atSec - b.atSec)
  return inside
    .filter(({ atSec }, index) => inside[index + 1]?.atSec !== atSec)
    .filter(({ bpm }, index, all) => all[index - 1]?.bpm !== bpm)
}
