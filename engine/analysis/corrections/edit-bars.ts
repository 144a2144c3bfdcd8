/** Corrections of bars: where they begin, and how many beats they have. */
import { type Beat, type BeatGrid, USUAL_METER } from './beat-grid.ts'

/** Bars begin so many beats later, below 0 earlier. Whole bars change nothing but where they are uneven. */
export function shiftDownbeats(grid: BeatGrid, beats: number): BeatGrid {
  const meter = grid.meter ?? USUAL_METER
  const by = beats % meter
  const opening = grid.beats.flatMap(({ opensBar }, index) => (opensBar ? [index + by] : []))
  const [first, last] = [opening[0], opening.at(-1)]
  if (by === 0 || first === undefined || last === undefined) return grid
  for (let index = first - meter; index >= 0; index -= meter) opening.push(index)
  for (let index = last + meter; index < grid.beats.length; index += meter) opening.push(index)
  return withOpening(grid, meter, new Set(opening))
}

/** Counted anew from the first downbeat, or from the first beat where there is none. */
export function setMeter(grid: BeatGrid, beatsPerBar: number): BeatGrid {
  if (grid.beats.length === 0) return grid
  const first = Math.max(
    0,
    grid.beats.findIndex(({ opensBar }) => opensBar),
  )
  const opening = grid.beats.flatMap((_, index) => ((index - first) % beatsPerBar === 0 ? [index] : []))
  return withOpening(grid, beatsPerBar, new Set(opening))
}

const withOpening = (grid: BeatGrid, meter: number, opening: ReadonlySet<number>): BeatGrid => ({
  ...grid,
  meter,
  beats: grid.beats.map(({ sec }, index) => ({ sec, opensBar: opening.has(index) })),
})

/** How many beats most bars have. Undefined for less than two downbeats. */
export function commonMeter(beats: readonly Beat[]): number | undefined {
  const opening = beats.flatMap(({ opensBar }, index) => (opensBar ? [index] : []))
  const lengths = new Map<number, number>()
  opening.slice(1).forEach((at, index) => {
    const length = at - (opening[index] as number)
    lengths.set(length, (lengths.get(length) ?? 0) + 1)
  })
  return [...lengths].toSorted(([, a], [, b]) => b - a)[0]?.[0]
}
