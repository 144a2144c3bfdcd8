/** Tempo, and where it changes, read off the beats. */
import { typicalStep } from './beat-ends.ts'

/** Steps that differ more from the median are no tempo but a slip or a change. */
const ALIKE = 0.04
/** Beats on either side that the tempo at a beat is read from. */
const NEIGHBOURS = 4

/** Beats a minute over the whole clip. */
export function bpmOfBeats(beats: readonly number[]): number {
  const median = typicalStep(beats)
  let [sum, count] = [0, 0]
  for (let i = 1; i < beats.length; i++) {
    const step = (beats[i] as number) - (beats[i - 1] as number)
    if (Math.abs(step / median - 1) > ALIKE) continue
    sum += step
    count++
  }
  return (60 * count) / sum
}

/** The tempo from each time on; a new entry where it has moved by more than 4 %. */
export function tempiOfBeats(beats: readonly number[]): { atSec: number; bpm: number }[] {
  const borders = [0]
  let held = localStep(beats, 0)
  for (let i = 1; i + NEIGHBOURS < beats.length; i++) {
    const step = localStep(beats, i)
    if (Math.abs(step / held - 1) <= ALIKE) continue
    borders.push(i)
    held = step
  }
  return borders.map((from, k) => {
    const part = beats.slice(from, (borders[k + 1] ?? beats.length - 1) + 1)
    return { atSec: beats[from] as number, bpm: bpmOfBeats(part) }
  })
}

const localStep = (beats: readonly number[], i: number): number =>
  typicalStep(beats.slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS + 1))
