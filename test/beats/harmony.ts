/** The key of a song and its chords. */
import type { Random } from './random.ts'

export interface Harmony {
  /** Midi number of the key's root, near the middle of the piano. */
  readonly key: number
  readonly scale: readonly number[]
  /** Degree of the scale for each bar, repeated. */
  readonly chords: readonly number[]
}

const SCALES = [
  [0, 2, 4, 5, 7, 9, 11],
  [0, 2, 3, 5, 7, 8, 10],
]
const PROGRESSIONS = [
  [0, 5, 3, 4],
  [0, 3, 4, 4],
  [5, 3, 0, 4],
  [0, 4, 5, 3],
  [0, 3, 0, 4],
  [1, 4, 0, 0],
]

export const harmonyOf = (random: Random): Harmony => ({
  key: random.whole(55, 65),
  scale: random.pick(SCALES),
  chords: random.pick(PROGRESSIONS),
})

/** Midi number of a chord's note: 1, 3, 5 of the triad, 8 the octave. */
export function chordNote({ key, scale, chords }: Harmony, bar: number, degree: 1 | 3 | 5 | 8): number {
  const step = (chords[bar % chords.length] as number) + (degree === 8 ? 0 : degree - 1)
  const octaves = Math.floor(step / scale.length) + (degree === 8 ? 1 : 0)
  return key + (scale[step % scale.length] as number) + 12 * octaves
}
