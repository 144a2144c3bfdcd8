/** Composes a song: what is struck when, in beats. */
import { bassLine, chording } from './accompaniment.ts'
import { drumming } from './drumming.ts'
import { GENRES, type Genre } from './genres.ts'
import { chordNote, type Harmony, harmonyOf } from './harmony.ts'
import type { Random } from './random.ts'
import type { SongSpec } from './song-spec.ts'
import { BARS_PER_PART, type Stroke } from './stroke.ts'
import { composeTune } from './tune.ts'

type Layer = 'drums' | 'bass' | 'chords' | 'tune'

const ALL: readonly Layer[] = ['drums', 'bass', 'chords', 'tune']
const INTROS: readonly (readonly Layer[])[] = [
  ALL,
  ['drums', 'bass', 'chords'],
  ['drums', 'bass', 'chords'],
  ['drums', 'chords'],
  ['bass', 'chords', 'tune'],
]
const BREAK: readonly Layer[] = ['bass', 'chords', 'tune']

/** Strokes of so many bars, in no particular order. */
export function compose(spec: SongSpec, bars: number, random: Random): Stroke[] {
  const genre: Genre = GENRES[spec.genre]
  const harmony = harmonyOf(random)
  const layers = arrange(bars, random)
  const playing = (layer: Layer) => (bar: number) => layers[bar]?.includes(layer) ?? false
  const strokes = [
    ...drumming(genre, bars, random).filter(({ at }) => playing('drums')(Math.floor(at / genre.beatsPerBar))),
    ...bassLine(genre, harmony, bars, random, playing('bass')),
    ...chording(genre, harmony, bars, random, playing('chords')),
    ...composeTune(genre, harmony, bars, random, playing('tune')),
    ...pickUp(spec.startBeat ?? 0, harmony),
  ]
  return spec.ends === 'rings' ? [...strokes, ...ending(genre, harmony, bars)] : strokes
}

/** What plays in each bar: a start that may be thinner, then everything, now and then a part without drums. */
function arrange(bars: number, random: Random): (readonly Layer[])[] {
  const parts = Math.ceil(bars / BARS_PER_PART)
  const layers = Array.from({ length: parts }, (_, part) =>
    part === 0 ? random.pick(INTROS) : part > 1 && random.chance(0.12) ? BREAK : ALL,
  )
  return Array.from({ length: bars }, (_, bar) => layers[Math.floor(bar / BARS_PER_PART)] ?? ALL)
}

/** The tune before the first bar: on its first moment, and on each beat and half beat up to the bar. */
function pickUp(startBeat: number, harmony: Harmony): Stroke[] {
  const count = Math.round(Math.max(0, -startBeat) * 2)
  return Array.from({ length: count }, (_, i) => ({
    at: startBeat + i / 2,
    loud: 1.2,
    note: { sound: 'piano', midi: harmony.key + 12 + (harmony.scale[(i + 2) % 7] as number), beats: 0.45 },
  }))
}

function ending(genre: Genre, harmony: Harmony, bars: number): Stroke[] {
  const at = bars * genre.beatsPerBar
  const chord = ([1, 3, 5] as const).map((degree) => chordNote(harmony, 0, degree))
  const drums: Stroke[] =
    genre.drums.kick === undefined
      ? []
      : [
          { at, drum: 'kick', loud: 1 },
          { at, drum: 'crash', loud: 1 },
        ]
  return [
    ...drums,
    ...chord.map((midi) => ({ at, loud: 1, note: { sound: 'piano' as const, midi, beats: 2 } })),
    { at, loud: 1, note: { sound: 'bass', midi: chordNote(harmony, 0, 1) - 24, beats: 2 } },
  ]
}
