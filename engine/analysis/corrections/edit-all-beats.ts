/** Corrections of the whole clip's beats: twice as many, half as many, all later. */
import { type Beat, type BeatGrid, tidyTempi, USUAL_METER } from './beat-grid.ts'

/** 1200 beats a minute; nothing is between closer ones. */
const MIN_HALF_SEC = 0.05

/** Beats between beats. A bar keeps its number of beats, so each becomes two. */
export function doubleBeats(grid: BeatGrid): BeatGrid {
  if (grid.beats.length < 2) return grid
  const meter = grid.meter ?? USUAL_METER
  let position: number | undefined
  const beats = grid.beats.flatMap((beat, index) => betweenToo(beat, grid.beats[index + 1]))
  const first = beats.findIndex(({ opensBar }) => opensBar)
  return {
    ...grid,
    tempi: grid.tempi.map(({ atSec, bpm }) => ({ atSec, bpm: bpm * 2 })),
    beats: beats.map(({ sec, opensBar }, index) => {
      position = opensBar ? 0 : (position ?? index - first - 1) + 1
      return { sec, opensBar: first >= 0 && position % meter === 0 }
    }),
  }
}

function betweenToo(beat: Beat, next: Beat | undefined): readonly Beat[] {
  if (!next || next.sec - beat.sec < 2 * MIN_HALF_SEC) return [beat]
  return [beat, { sec: (beat.sec + next.sec) / 2, opensBar: false }]
}

/**
 * Every second beat, counted from downbeats; where bars have an odd number of beats, from every second one. A bar keeps
 * its number of beats, so two become one.
 */
export function halveBeats(grid: BeatGrid): BeatGrid {
  if (grid.beats.length < 2) return grid
  const isOdd = (grid.meter ?? USUAL_METER) % 2 === 1
  const first = Math.max(
    0,
    grid.beats.findIndex(({ opensBar }) => opensBar),
  )
  let [bars, from] = [0, first]
  const beats = grid.beats.flatMap(({ sec, opensBar }, index) => {
    const opensPair = opensBar && bars++ % 2 === 0
    if (opensPair || (opensBar && !isOdd)) from = index
    return (index - from) % 2 === 0 ? [{ sec, opensBar: opensPair }] : []
  })
  return { ...grid, beats, tempi: grid.tempi.map(({ atSec, bpm }) => ({ atSec, bpm: bpm / 2 })) }
}

/** What would lie outside the clip is left out. */
export function shiftBeats(grid: BeatGrid, bySec: number): BeatGrid {
  const beats = grid.beats
    .map(({ sec, opensBar }) => ({ sec: sec + bySec, opensBar }))
    .filter(({ sec }) => sec >= 0 && sec < grid.durationSec)
  const tempi = grid.tempi.map(({ atSec, bpm }) => ({ atSec: atSec + bySec, bpm }))
  return { ...grid, beats, tempi: tidyTempi(tempi, grid.durationSec) }
}
