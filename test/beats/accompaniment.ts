/** Bass and chords: the patterns of the style over the song's harmony. */
import type { Genre } from './genres.ts'
import { chordNote, type Harmony } from './harmony.ts'
import type { Random } from './random.ts'
import { eachSign, STEPS_PER_BEAT, type Stroke } from './stroke.ts'

type IsPlaying = (bar: number) => boolean

export function bassLine(
  genre: Genre,
  harmony: Harmony,
  bars: number,
  random: Random,
  isPlaying: IsPlaying,
): Stroke[] {
  const pattern = random.pick(genre.bass)
  const strokes: Stroke[] = []
  eachSign(pattern, bars, (step, sign, bar) => {
    if (!isPlaying(bar)) return
    const midi = chordNote(harmony, bar, Number(sign) as 1 | 3 | 5 | 8) - 24
    const beats = Math.min(1.5, stepsToNext(pattern, step) / STEPS_PER_BEAT) * 0.92
    const loud = random.between(0.85, 1.1)
    strokes.push({
      at: step / STEPS_PER_BEAT,
      loud,
      note: { sound: 'bass', midi: midi > 43 ? midi - 12 : midi, beats },
    })
  })
  return strokes
}

function stepsToNext(pattern: string, step: number): number {
  const from = step % pattern.length
  const next = [...pattern].findIndex((sign, at) => at > from && sign !== '.')
  return (next < 0 ? pattern.length : next) - from
}

export function chording(
  genre: Genre,
  harmony: Harmony,
  bars: number,
  random: Random,
  isPlaying: IsPlaying,
): Stroke[] {
  const pattern = random.pick(genre.chords)
  const sound = random.pick(genre.chordSounds)
  const turns = random.pick([
    [0, 1, 2, 1],
    [0, 1, 2, 3],
    [0, 2, 1, 2],
  ])
  const strokes: Stroke[] = []
  eachSign(pattern, bars, (step, sign, bar) => {
    if (!isPlaying(bar)) return
    const steps = sign === 'x' ? 0.8 : stepsToNext(pattern, step) * 0.95
    const triad = ([1, 3, 5, 8] as const).map((degree) => chordNote(harmony, bar, degree))
    const struck = sign === 'a' ? [triad[turns[(step >> 1) % 4] as number] as number] : triad.slice(0, 3)
    const loud = random.between(0.85, 1.1) * (sign === 'a' ? 1.4 : 1)
    for (const midi of struck)
      strokes.push({ at: step / STEPS_PER_BEAT, loud, note: { sound, midi, beats: steps / STEPS_PER_BEAT } })
  })
  return strokes
}
