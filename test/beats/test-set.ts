/**
 * The songs that the analysis of beats is measured with: `listSongs(seed)` is cheap, `makeSong(spec)` makes one.
 * Another seed is another set of the same kind; 70 songs of 20 to 40 s.
 */
import { GENRES, type GenreName, genresAt } from './genres.ts'
import type { Swing, TempoPlan } from './grid.ts'
import { Random } from './random.ts'
import { CATEGORIES, type Category, type Codec, type Noise, type SongSpec } from './song-spec.ts'

const PLAIN: readonly GenreName[] = [
  ...(['rock', 'house', 'disco', 'breakbeat', 'hiphop', 'ballad', 'punk'] as const),
  ...(['polka', 'synthpop', 'folk', 'drumAndBass'] as const),
]

type Special = Partial<SongSpec> & { readonly genre: GenreName; readonly bpm: number }
type Maker = (index: number, random: Random) => Special

/** The i-th of n even parts of a range, a random place in it. */
function part(index: number, of: number, [low, high]: readonly [number, number], random: Random): number {
  const width = (high - low) / of
  return round(low + width * (index + random.next()))
}

const round = (bpm: number): number => Math.round(bpm * 10) / 10

/** A style with one of its tempi. */
function tempoIn(genre: GenreName, random: Random): Special {
  const [low, high] = GENRES[genre].bpm
  return { genre, bpm: round(random.between(low, high)) }
}

const anyStyle = (random: Random): Special => tempoIn(random.pick(PLAIN), random)

const swingOf = (parts: Swing['parts'], low: number, high: number, random: Random): Swing => ({
  parts,
  ratio: random.between(low, high),
})

const MAKERS: Readonly<Record<Category, { readonly count: number; readonly make: Maker }>> = {
  plain: {
    count: 20,
    make: (index, random) => {
      const bpm = part(index, 20, [60, 200], random)
      return { genre: random.pick(genresAt(bpm, PLAIN)), bpm }
    },
  },
  swing: {
    count: 5,
    make: (index, random) => {
      if (index === 2) return { ...tempoIn('hiphop', random), swing: swingOf(4, 0.57, 0.64, random) }
      if (index % 2 === 0) return { ...tempoIn('jazz', random), swing: swingOf(2, 0.6, 0.68, random) }
      return { ...tempoIn('shuffle', random), swing: swingOf(2, 0.62, 0.67, random) }
    },
  },
  syncopation: {
    count: 5,
    make: (index, random) =>
      tempoIn((['reggae', 'funk', 'salsa', 'breakbeat', 'bossa'] as const)[index] as GenreName, random),
  },
  'offbeat start': {
    count: 5,
    // the music is cut off at an off-beat, or the tune begins before the first bar
    make: (index, random) => ({
      ...anyStyle(random),
      startBeat: [0.5, -0.5, 1.6, -1.5, 2.5][index] as number,
    }),
  },
  'silence lead-in': {
    count: 5,
    make: (index, random) => ({ ...anyStyle(random), leadInSec: part(index, 5, [0.7, 6], random) + 0.037 }),
  },
  'tempo ramp': {
    count: 5,
    make: (index, random) => {
      const bpm = part(index, 5, [75, 150], random)
      const toBpm = round(bpm * random.pick([random.between(1.12, 1.3), random.between(0.78, 0.9)]))
      return { genre: genreBetween(bpm, toBpm, random), bpm, tempo: { kind: 'ramp', bpm, toBpm } }
    },
  },
  'tempo change': {
    count: 5,
    make: (index, random) => {
      const bpm = part(index, 5, [75, 150], random)
      const toBpm = round(bpm * random.pick([random.between(1.15, 1.4), random.between(0.72, 0.88)]))
      const atShare = random.pick([random.between(0.3, 0.4), random.between(0.6, 0.7)])
      return { genre: genreBetween(bpm, toBpm, random), bpm, tempo: { kind: 'change', bpm, toBpm, atShare } }
    },
  },
  '3/4': {
    count: 5,
    make: (index, random) => {
      const genre = (['waltz', 'rockWaltz', 'slowWaltz', 'jazzWaltz', 'waltz'] as const)[index] as GenreName
      const swing = genre === 'jazzWaltz' ? { swing: swingOf(2, 0.6, 0.67, random) } : {}
      return { ...tempoIn(genre, random), ...swing }
    },
  },
  noise: {
    count: 5,
    make: (index, random) => ({
      ...anyStyle(random),
      noise: {
        kind: (['white', 'pink', 'crackle', 'white', 'pink'] as const)[index] as Noise['kind'],
        snrDb: random.between(0, 8),
      },
    }),
  },
  'lossy codec': {
    count: 5,
    make: (index, random) => ({ ...anyStyle(random), codec: CODECS[index] as Codec }),
  },
  'half/double trap': {
    count: 5,
    make: (index, random) => {
      const genres = ['slowSixteenths', 'halfTime', 'sparseKick', 'drumAndBass', 'doubleKick'] as const
      return tempoIn(genres[index] as GenreName, random)
    },
  },
}

const CODECS: readonly Codec[] = [
  { extension: 'mp3', encoder: 'libmp3lame', kbps: 64 },
  { extension: 'm4a', encoder: 'aac', kbps: 64 },
  { extension: 'opus', encoder: 'libopus', kbps: 32 },
  { extension: 'ogg', encoder: 'libvorbis', kbps: 80 },
  { extension: 'mp3', encoder: 'libmp3lame', kbps: 128 },
]

/** A style that is played about that fast; changes ask more of players than styles do. */
function genreBetween(bpm: number, toBpm: number, random: Random): GenreName {
  return random.pick(genresAt((bpm + toBpm) / 2, PLAIN))
}

/** The whole set, or one category of it. */
export function listSongs(seed: number, only: readonly Category[] = CATEGORIES): SongSpec[] {
  return only.flatMap((category) =>
    Array.from({ length: MAKERS[category].count }, (_, index) => specOf(seed, category, index)),
  )
}

function specOf(seed: number, category: Category, index: number): SongSpec {
  const songSeed = `${seed} ${category} ${index}`
  const random = new Random(`${songSeed} spec`)
  const { bpm, ...special } = MAKERS[category].make(index, random)
  const tempo: TempoPlan = { kind: 'steady', bpm }
  return {
    name: `${category} ${index + 1}: ${special.genre} ${bpm}`,
    category,
    seed: songSeed,
    tempo,
    lengthSec: random.between(22, 38),
    leadInSec: random.chance(0.5) ? 0 : random.between(0.02, 0.5),
    ends: random.chance(0.7) ? 'cut' : 'rings',
    isStereo: random.chance(0.75),
    ...special,
  }
}
