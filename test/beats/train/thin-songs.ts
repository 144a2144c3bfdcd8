/** Short songs in which only some instruments play, as in loops, with drums of very different loudness. */
import { type DrumName, drumKit, RATE } from '../drums.ts'
import { GENRES } from '../genres.ts'
import { Grid } from '../grid.ts'
import { Mix, stage } from '../mix.ts'
import { forgetNotes, note } from '../notes.ts'
import { Random } from '../random.ts'
import { compose } from '../score.ts'
import { playSong } from '../song.ts'
import type { Category, Song, SongSpec } from '../song-spec.ts'
import type { Stroke } from '../stroke.ts'
import { listSongs } from '../test-set.ts'

const STEADY: readonly Category[] = [
  ...(['plain', 'swing', 'syncopation', 'offbeat start', 'silence lead-in'] as const),
  ...(['3/4', 'half/double trap'] as const),
]

type Kind = 'drums' | 'bass' | 'rest'
const SETS: readonly (readonly Kind[])[] = [
  ...([['drums'], ['drums'], ['drums', 'bass'], ['drums', 'rest']] as const),
  ...([
    ['drums', 'bass', 'rest'],
    ['bass', 'rest'],
  ] as const),
]

const kindOf = ({ drum, note: struck }: Stroke): Kind =>
  drum !== undefined ? 'drums' : struck?.sound === 'bass' ? 'bass' : 'rest'

export const thinSongs = (seed: number): Song[] => listSongs(seed, STEADY).map(thinned)

/** The truth is that of the whole song of the same length. */
function thinned(spec: SongSpec): Song {
  const random = new Random(`${spec.seed} thin`)
  const short: SongSpec = { ...spec, lengthSec: random.between(9, 30), ends: 'cut', isStereo: false }
  const { truth, channels } = playSong(short)
  const hasDrums = Object.keys(GENRES[spec.genre].drums).length > 0
  const kinds = hasDrums ? random.pick(SETS) : (['bass', 'rest'] as const)
  const mix = new Mix((channels[0] as Float32Array).length / RATE)
  perform(mix, short, kinds, random)
  return { spec: short, truth, channels: [mix.left] }
}

function perform(mix: Mix, spec: SongSpec, kinds: readonly Kind[], random: Random): void {
  const { genre, tempo, swing, leadInSec = 0, startBeat = 0, lengthSec } = spec
  const { beatsPerBar, jitterMs } = GENRES[genre]
  forgetNotes()
  const grid = new Grid(tempo, lengthSec - leadInSec, beatsPerBar)
  const [kit, panOf, gains] = [drumKit(random), stage(random), new Map<DrumName, number>()]
  const gainOf = (drum: DrumName) => {
    if (!gains.has(drum)) gains.set(drum, 2 ** random.between(-1.2, 1.2))
    return gains.get(drum) as number
  }
  for (const stroke of compose(spec, grid.count / beatsPerBar, new Random(spec.seed))) {
    if (!kinds.includes(kindOf(stroke)) || stroke.at < startBeat) continue
    const { at, loud, drum, note: struck } = stroke
    const late = (random.normal() * jitterMs) / 1000
    const sec = leadInSec - grid.at(startBeat) + grid.at(at, swing) + late
    if (drum) mix.add(kit[drum], sec, loud * gainOf(drum), panOf(drum))
    if (!struck) continue
    const noteSec = Math.max(0.06, grid.at(at + struck.beats) - grid.at(at))
    mix.add(note(struck.sound, struck.midi, noteSec), sec, loud, panOf(struck.sound))
  }
  mix.addRoom(random.between(0.02, 0.12))
  mix.finish(random.between(0.8, 1.6), random.between(0.3, 0.95))
}
