/** A tune: a walk over the scale, with a rhythm that comes back. */
import type { Genre } from './genres.ts'
import { chordNote, type Harmony } from './harmony.ts'
import type { Random } from './random.ts'
import type { Stroke } from './stroke.ts'

/** Eighths of a bar that begin a note. */
type Rhythm = readonly boolean[]

export function composeTune(
  genre: Genre,
  harmony: Harmony,
  bars: number,
  random: Random,
  isPlaying: (bar: number) => boolean,
): Stroke[] {
  const sound = random.pick(['lead', 'flute', 'piano'] as const)
  const rhythms = [rhythmOf(genre, random), rhythmOf(genre, random), rhythmOf(genre, random)]
  const strokes: Stroke[] = []
  let height = random.whole(0, 4)
  for (let bar = 0; bar < bars; bar++) {
    if (!isPlaying(bar) || random.chance(0.12)) continue
    const rhythm = rhythms[[0, 1, 0, 2][bar % 4] as number] as Rhythm
    for (const [eighth, isStruck] of rhythm.entries()) {
      if (!isStruck) continue
      height = Math.max(-3, Math.min(8, height + random.whole(-2, 2)))
      const at = bar * genre.beatsPerBar + eighth / 2
      const midi = eighth === 0 ? chordNote(harmony, bar, random.pick([1, 3, 5])) : scaleNote(harmony, height)
      const beats = (eighthsToNext(rhythm, eighth) / 2) * 0.9
      strokes.push({ at, loud: random.between(0.8, 1.1), note: { sound, midi: midi + 12, beats } })
    }
  }
  return strokes
}

function rhythmOf({ beatsPerBar, tuneSyncopation }: Genre, random: Random): Rhythm {
  return Array.from({ length: beatsPerBar * 2 }, (_, eighth) =>
    random.chance(eighth % 2 === 0 ? 0.75 - 0.3 * tuneSyncopation : 0.15 + 0.5 * tuneSyncopation),
  )
}

function scaleNote({ key, scale }: Harmony, height: number): number {
  const octave = Math.floor(height / scale.length)
  return key + 12 * octave + (scale[height - octave * scale.length] as number)
}

function eighthsToNext(rhythm: Rhythm, eighth: number): number {
  const next = rhythm.indexOf(true, eighth + 1)
  return Math.min(3, (next < 0 ? rhythm.length : next) - eighth)
}
