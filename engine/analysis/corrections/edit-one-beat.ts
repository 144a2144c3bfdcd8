/** Corrections of single beats. Bars and tempo around them stay, so that a small change stays small. */
import { type Beat, type BeatGrid, beatNear, indexFrom, MIN_GAP_SEC } from './beat-grid.ts'

/** Does nothing where no beat is meant by `fromSec`. One that is already at `toSec` gives way. */
export function moveBeat(grid: BeatGrid, fromSec: number, toSec: number): BeatGrid {
  const { beats } = grid
  const at = beatNear(grid, fromSec)
  const beat = { ...(beats[at] as Beat), sec: toSec }
  if (at < 0) return grid
  if (isBetween(toSec, beats[at - 1], beats[at + 1])) beats[at] = beat
  else {
    beats.splice(at, 1)
    putBeat(beats, beat)
  }
  return grid
}

const isBetween = (sec: number, before: Beat | undefined, after: Beat | undefined): boolean =>
  (!before || sec - before.sec >= MIN_GAP_SEC) && (!after || after.sec - sec >= MIN_GAP_SEC)

/** Does nothing where there is a beat already. */
export function addBeat(grid: BeatGrid, atSec: number): BeatGrid {
  const [from, to] = closeTo(grid.beats, atSec)
  if (from === to) putBeat(grid.beats, { sec: atSec, opensBar: false })
  return grid
}

/** Does nothing where no beat is meant by `atSec`. */
export function removeBeat(grid: BeatGrid, atSec: number): BeatGrid {
  const at = beatNear(grid, atSec)
  if (at >= 0) grid.beats.splice(at, 1)
  return grid
}

/** It takes the place of those nearer than two beats can be; a bar that one of them began begins with it. */
function putBeat(beats: Beat[], { sec, opensBar }: Beat): void {
  const [from, to] = closeTo(beats, sec)
  const gone = beats.slice(from, to)
  beats.splice(from, to - from, { sec, opensBar: opensBar || gone.some((beat) => beat.opensBar) })
}

/** From which index up to which beats are too near to a time for another one. */
function closeTo(beats: readonly Beat[], sec: number): readonly [number, number] {
  let from = indexFrom(beats, sec)
  let to = from
  while (from > 0 && sec - (beats[from - 1] as Beat).sec < MIN_GAP_SEC) from--
  while (to < beats.length && (beats[to] as Beat).sec - sec < MIN_GAP_SEC) to++
  return [from, to]
}
