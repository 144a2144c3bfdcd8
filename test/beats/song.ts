/** Makes a song as its spec says, with the truth about it. The same spec gives the same samples. */
import { encodeAndBack } from './codec.ts'
import { drumKit, RATE } from './drums.ts'
import { GENRES } from './genres.ts'
import { Grid } from './grid.ts'
import { Mix, stage } from './mix.ts'
import { addNoise } from './noise.ts'
import { forgetNotes, note } from './notes.ts'
import { Random } from './random.ts'
import { compose } from './score.ts'
import type { Song, SongSpec, Truth } from './song-spec.ts'
import type { Stroke } from './stroke.ts'

/** How long a last chord may ring. */
const RING_SEC = 1.8

/** With its codec, which runs ffmpeg; about a third of a second. */
export async function makeSong(spec: SongSpec): Promise<Song> {
  const song = playSong(spec)
  if (spec.codec === undefined) return song
  return { ...song, channels: await encodeAndBack(song.channels, spec.codec) }
}

/** Without its codec. */
export function playSong(spec: SongSpec): Song {
  const random = new Random(spec.seed)
  const { beatsPerBar } = GENRES[spec.genre]
  const grid = new Grid(spec.tempo, musicSec(spec), beatsPerBar)
  const strokes = compose(spec, grid.count / beatsPerBar, random)
  const offsetSec = (spec.leadInSec ?? 0) - grid.at(spec.startBeat ?? 0)
  const endSec = grid.at(grid.count) + offsetSec
  const lengthSec = spec.ends === 'cut' ? Math.min(spec.lengthSec, endSec) : endSec + RING_SEC
  const mix = perform(spec, strokes, { grid, offsetSec, lengthSec }, random)
  const channels = spec.isStereo ? [mix.left, mix.right] : [mono(mix)]
  if (spec.noise !== undefined) addNoise(channels, spec.noise, random)
  return { spec, channels, truth: truthOf(spec, grid, offsetSec, lengthSec) }
}

const musicSec = ({ lengthSec, leadInSec = 0, ends }: SongSpec): number =>
  lengthSec - leadInSec - (ends === 'rings' ? RING_SEC : 0)

interface Timing {
  readonly grid: Grid
  /** When beat 0 is. */
  readonly offsetSec: number
  readonly lengthSec: number
}

function perform(spec: SongSpec, strokes: readonly Stroke[], timing: Timing, random: Random): Mix {
  const mix = new Mix(timing.lengthSec)
  const kit = drumKit(random)
  const panOf = stage(random)
  const { jitterMs } = GENRES[spec.genre]
  forgetNotes()
  for (const { at, loud, drum, note: struck } of strokes) {
    const late = (random.normal() * jitterMs) / 1000
    const atSec = timing.offsetSec + timing.grid.at(at, spec.swing) + late
    if (drum !== undefined) mix.add(kit[drum], atSec, loud, panOf(drum))
    if (struck === undefined) continue
    const lengthSec = Math.max(0.06, timing.grid.at(at + struck.beats) - timing.grid.at(at))
    mix.add(note(struck.sound, struck.midi, lengthSec), atSec, loud, panOf(struck.sound))
  }
  mix.addRoom(random.between(0.02, 0.12))
  silence(mix, spec.leadInSec ?? 0)
  mix.finish(random.between(0.8, 1.6), random.between(0.3, 0.95))
  return mix
}

/** A first stroke that came early would stand in the lead-in. */
function silence({ left, right }: Mix, untilSec: number): void {
  const end = Math.max(0, Math.round((untilSec - 0.015) * RATE))
  left.fill(0, 0, end)
  right.fill(0, 0, end)
}

const mono = ({ left, right }: Mix): Float32Array =>
  left.map((value, i) => (value + (right[i] as number)) / 2)

/** Beats from the first sound to the last. */
function truthOf(spec: SongSpec, grid: Grid, offsetSec: number, lengthSec: number): Truth {
  const { beatsPerBar } = GENRES[spec.genre]
  const first = Math.ceil((spec.startBeat ?? 0) - 1e-9)
  const last = spec.ends === 'rings' ? grid.count : grid.count - 1
  const all = Array.from({ length: last - first + 1 }, (_, i) => ({
    beat: first + i,
    sec: offsetSec + grid.at(first + i),
  }))
  const heard = all.filter(({ sec }) => sec < lengthSec - 0.05)
  const beats = heard.map(({ sec }) => sec)
  const downbeats = heard.filter(({ beat }) => beat % beatsPerBar === 0).map(({ sec }) => sec)
  return { beats, downbeats, bpm: 60 / middleDistance(beats), beatsPerBar }
}

function middleDistance(times: readonly number[]): number {
  const distances = times.slice(1).map((time, i) => time - (times[i] as number))
  return distances.toSorted((a, b) => a - b)[distances.length >> 1] as number
}
