/**
 * Styles of music as data. A pattern is one bar in sixteenths: drums x loud, X accented, o quiet; bass and chords are
 * below. Each line lists variants, one of which is taken for a song.
 */
import type { DrumName } from './drums.ts'
import type { NoteSound } from './notes.ts'

export interface Genre {
  readonly beatsPerBar: 3 | 4
  /** Tempi that people play it at. */
  readonly bpm: readonly [low: number, high: number]
  readonly drums: Partial<Readonly<Record<DrumName, readonly string[]>>>
  /** Chord degrees: 1 3 5, and 8 for the octave; each sounds until the next, or a beat and a half. */
  readonly bass: readonly string[]
  /** X long, x short, a: one note after the other. */
  readonly chords: readonly string[]
  readonly chordSounds: readonly NoteSound[]
  /** Deviation of played times in milliseconds; 0 for machines. */
  readonly jitterMs: number
  /** Notes of the tune on the beat (.0) or anywhere (1). */
  readonly tuneSyncopation: number
}

const BACKBEAT = ['....X.......X...']
const EIGHTHS = ['x.x.x.x.x.x.x.x.', 'X.o.X.o.X.o.X.o.']
const FOUR_ON_FLOOR = ['X...X...X...X...']

export const GENRES = {
  rock: {
    beatsPerBar: 4,
    bpm: [80, 180],
    drums: {
      kick: ['x.......x.x.....', 'x.......x.......', 'x.x.....x.x.....', 'x......xx.......'],
      snare: BACKBEAT,
      hat: EIGHTHS,
    },
    bass: ['1.1.1.1.1.1.1.1.', '1.....1.1.....5.', '1.......1...5.5.'],
    chords: ['X.......X.......', 'x.x.x.x.x.x.x.x.', 'X.....x.x.X.....'],
    chordSounds: ['guitar', 'organ'],
    jitterMs: 4,
    tuneSyncopation: 0.3,
  },
  house: {
    beatsPerBar: 4,
    bpm: [105, 150],
    drums: {
      kick: FOUR_ON_FLOOR,
      clap: ['....x.......x...'],
      open: ['..x...x...x...x.'],
      hat: ['xoxoxoxoxoxoxoxo', 'x.x.x.x.x.x.x.x.', '................'],
    },
    bass: ['..1...1...1...1.', '1..1..1.1..1..1.', '1.1.8.1.1.1.8.1.'],
    chords: ['X...............', 'X..x..x.X..x..x.', '..x...x...x...x.'],
    chordSounds: ['pad', 'organ', 'keys'],
    jitterMs: 0,
    tuneSyncopation: 0.5,
  },
  disco: {
    beatsPerBar: 4,
    bpm: [105, 135],
    drums: { kick: FOUR_ON_FLOOR, snare: BACKBEAT, hat: ['x.oxx.oxx.oxx.ox'], open: ['..x...x...x...x.'] },
    bass: ['1.8.1.8.1.8.1.8.', '1..81..81..81.58'],
    chords: ['X...............', '..x...x...x..xx.'],
    chordSounds: ['strings', 'guitar'],
    jitterMs: 3,
    tuneSyncopation: 0.3,
  },
  breakbeat: {
    beatsPerBar: 4,
    bpm: [95, 175],
    drums: {
      kick: ['x.x.......xx....', 'x.........x.....', 'x..x......x.....'],
      snare: ['....X..o.o..X..o', '....X.......X...'],
      ride: ['x.x.x.x.x.x.x.x.'],
    },
    bass: ['1.......1...5...', '1..1..1.....1...'],
    chords: ['X...............'],
    chordSounds: ['pad', 'strings'],
    jitterMs: 3,
    tuneSyncopation: 0.4,
  },
  hiphop: {
    beatsPerBar: 4,
    bpm: [68, 108],
    drums: {
      kick: ['x..x..x...x.....', 'x......x..x.....', 'x.....x..xx.....'],
      snare: BACKBEAT,
      hat: EIGHTHS,
    },
    bass: ['1..1......5.....', '1.....1...1.....'],
    chords: ['X...............', 'X.......x..x....'],
    chordSounds: ['keys', 'pad', 'piano'],
    jitterMs: 3,
    tuneSyncopation: 0.4,
  },
  ballad: {
    beatsPerBar: 4,
    bpm: [60, 92],
    drums: {
      kick: ['x.......x.......', 'x......xx.......'],
      rim: BACKBEAT,
      hat: EIGHTHS,
    },
    bass: ['1.......5.......', '1.......1.....5.'],
    chords: ['a.a.a.a.a.a.a.a.', 'X...x...X...x...'],
    chordSounds: ['piano', 'keys'],
    jitterMs: 5,
    tuneSyncopation: 0.1,
  },
  funk: {
    beatsPerBar: 4,
    bpm: [88, 120],
    drums: {
      kick: ['x.x....x..x..x..', 'x..x..x...x..x..', 'x.....x.x.x.....'],
      snare: ['....X..o.o..X..o', '....X..o.o..X...'],
      hat: ['xoxoxoxoxoxoxoxo', 'x.x.x.x.x.x.x.x.'],
    },
    bass: ['1..1..8.1..5.81.', '1.81..1...1.5.8.'],
    chords: ['..x.x..x..x.x..x', '...x..x....x..x.'],
    chordSounds: ['guitar', 'organ'],
    jitterMs: 3,
    tuneSyncopation: 0.7,
  },
  reggae: {
    beatsPerBar: 4,
    bpm: [66, 96],
    drums: {
      kick: ['....X.......X...', 'X...X...X...X...'],
      rim: BACKBEAT,
      hat: ['x.x.x.x.x.x.x.x.', 'x.xox.x.x.xox.x.'],
    },
    bass: ['1.....3.5...1.5.', '1..1..5.....3.1.', '....1.1.3...5.1.'],
    chords: ['..x...x...x...x.', '..xx..x...xx..x.'],
    chordSounds: ['guitar', 'organ'],
    jitterMs: 4,
    tuneSyncopation: 0.6,
  },
  salsa: {
    beatsPerBar: 4,
    bpm: [84, 112],
    drums: {
      clave: ['x..x..x...x.x...', '..x.x...x..x..x.'],
      conga: ['o.o.X.xxo.o.X.xx'],
      bell: ['x...x.x.x...x.x.'],
      shaker: ['xoxoxoxoxoxoxoxo'],
    },
    bass: ['1..5..8.1..5..8.', '...5..8....5..8.'],
    chords: ['x.x..x.x.x.x..x.', 'x..x..x...x.x.x.'],
    chordSounds: ['piano'],
    jitterMs: 4,
    tuneSyncopation: 0.7,
  },
  bossa: {
    beatsPerBar: 4,
    bpm: [108, 160],
    drums: {
      kick: ['X.....o.X.....o.'],
      rim: ['x.....x.....x...', 'x.....x...x...x.'],
      hat: EIGHTHS,
    },
    bass: ['1.....5.5.....1.'],
    chords: ['x...x...x.x...x.', 'X.....x...x.....'],
    chordSounds: ['guitar', 'piano'],
    jitterMs: 4,
    tuneSyncopation: 0.5,
  },
  punk: {
    beatsPerBar: 4,
    bpm: [145, 200],
    drums: {
      kick: ['x.......x.x.....', 'x.....x.x.x.....', 'x.......x.......'],
      snare: BACKBEAT,
      hat: ['x...x...x...x...', ...EIGHTHS],
    },
    bass: ['1.1.1.1.1.1.1.1.'],
    chords: ['x.x.x.x.x.x.x.x.', 'X...x...X...x...'],
    chordSounds: ['guitar'],
    jitterMs: 4,
    tuneSyncopation: 0.1,
  },
  polka: {
    beatsPerBar: 4,
    bpm: [100, 150],
    drums: { kick: ['x...x...x...x...'], snare: ['..o...o...o...o.', '..o...o...o...oo'] },
    bass: ['1...5...1...5...'],
    chords: ['..x...x...x...x.'],
    chordSounds: ['organ', 'piano'],
    jitterMs: 4,
    tuneSyncopation: 0,
  },
  synthpop: {
    beatsPerBar: 4,
    bpm: [96, 140],
    drums: {
      kick: ['x.......x.......', ...FOUR_ON_FLOOR],
      snare: BACKBEAT,
      hat: ['x.x.x.x.x.x.x.x.', '................'],
    },
    bass: ['1.1.1.1.1.1.1.1.', '1111111111111111'],
    chords: ['aaaaaaaaaaaaaaaa', 'X...............', 'a.a.a.a.a.a.a.a.'],
    chordSounds: ['keys', 'pad', 'strings'],
    jitterMs: 0,
    tuneSyncopation: 0.3,
  },
  folk: {
    beatsPerBar: 4,
    bpm: [76, 140],
    drums: {},
    bass: ['1.......5.......'],
    chords: ['X...x.x.X...x.x.', 'X...x.x...x.x.x.', 'a.a.a.a.a.a.a.a.'],
    chordSounds: ['guitar'],
    jitterMs: 5,
    tuneSyncopation: 0.2,
  },
  drumAndBass: {
    beatsPerBar: 4,
    bpm: [162, 180],
    drums: { kick: ['x.........x.....'], snare: BACKBEAT, hat: EIGHTHS },
    bass: ['1.........1.....', '1..............5'],
    chords: ['X...............'],
    chordSounds: ['pad', 'strings'],
    jitterMs: 0,
    tuneSyncopation: 0.4,
  },
  halfTime: {
    beatsPerBar: 4,
    bpm: [164, 180],
    drums: {
      kick: ['x.............x.', 'x.....x.........'],
      snare: ['........X.......'],
      hat: ['x...x...x...x...', ...EIGHTHS],
      shaker: ['x...x...x...x...'],
    },
    bass: ['1...1.....1.....', '1.....1.....5...'],
    chords: ['X...............'],
    chordSounds: ['pad'],
    jitterMs: 0,
    tuneSyncopation: 0.2,
  },
  slowSixteenths: {
    beatsPerBar: 4,
    bpm: [60, 78],
    drums: {
      kick: ['x......x..x.....', 'x.......x.x.....'],
      snare: BACKBEAT,
      hat: ['xoxoxoxoxoxoxoxo', 'xxxxxxxxxxxxxxxx'],
    },
    bass: ['1.......5.......', '1.....1.1.......'],
    chords: ['X...............', 'X.......X.......'],
    chordSounds: ['keys', 'pad'],
    jitterMs: 3,
    tuneSyncopation: 0.2,
  },
  sparseKick: {
    beatsPerBar: 4,
    bpm: [110, 150],
    drums: {
      kick: ['X...............', 'X.......X.......'],
      clap: ['................', '........x.......'],
      hat: ['o...o...o...o...', 'x...o...x...o...'],
    },
    bass: ['1.......1.......', '1...............'],
    chords: ['X...x...x...x...', 'a...a...a...a...'],
    chordSounds: ['piano', 'keys'],
    jitterMs: 2,
    tuneSyncopation: 0,
  },
  doubleKick: {
    beatsPerBar: 4,
    bpm: [85, 115],
    drums: { kick: ['xoxoxoxoxoxoxoxo', 'x.x.x.x.x.x.x.x.'], snare: BACKBEAT, ride: ['x...x...x...x...'] },
    bass: ['1.1.1.1.1.1.1.1.'],
    chords: ['X.......X.......', 'x.xxx.xxx.xxx.xx'],
    chordSounds: ['guitar'],
    jitterMs: 2,
    tuneSyncopation: 0.1,
  },
  jazz: {
    beatsPerBar: 4,
    bpm: [110, 200],
    drums: {
      kick: ['o...o...o...o...', 'o.......o.......'],
      hat: ['....x.......x...'],
      ride: ['x...x.x.x...x.x.'],
      snare: ['......o.........', '..........o...o.', '................'],
    },
    bass: ['1...3...5...8...', '1...5...3...5...'],
    chords: ['X.....x.........', '......x.......x.', 'x.........x.....'],
    chordSounds: ['piano'],
    jitterMs: 5,
    tuneSyncopation: 0.5,
  },
  shuffle: {
    beatsPerBar: 4,
    bpm: [84, 150],
    drums: {
      kick: ['x.......x.......', 'x.......x.x.....', 'x...x...x...x...'],
      snare: BACKBEAT,
      hat: ['x.x.x.x.x.x.x.x.', 'x.o.x.o.x.o.x.o.'],
    },
    bass: ['1...3...5...3...', '1.1.3.3.5.5.3.3.'],
    chords: ['x.x.x.x.x.x.x.x.', '..x...x...x...x.'],
    chordSounds: ['guitar', 'organ', 'piano'],
    jitterMs: 4,
    tuneSyncopation: 0.2,
  },
  waltz: {
    beatsPerBar: 3,
    bpm: [90, 190],
    drums: { kick: ['x...........'], snare: ['....o...o...', '............'], hat: ['....x...x...'] },
    bass: ['1...........'],
    chords: ['....x...x...'],
    chordSounds: ['piano', 'organ', 'strings'],
    jitterMs: 5,
    tuneSyncopation: 0,
  },
  rockWaltz: {
    beatsPerBar: 3,
    bpm: [90, 160],
    drums: {
      kick: ['x.....x.....', 'x...........'],
      snare: ['....X...X...', '........X...'],
      hat: ['x.x.x.x.x.x.'],
    },
    bass: ['1.....1.5...', '1.1.1.1.1.1.'],
    chords: ['X...........', 'X...x...x...'],
    chordSounds: ['guitar', 'organ'],
    jitterMs: 4,
    tuneSyncopation: 0.2,
  },
  slowWaltz: {
    beatsPerBar: 3,
    bpm: [70, 120],
    drums: { rim: ['....x...x...', '............'], shaker: ['x.o.x.o.x.o.'] },
    bass: ['1...........', '1.......5...'],
    chords: ['a.a.a.a.a.a.', 'X...x...x...'],
    chordSounds: ['piano', 'guitar', 'keys'],
    jitterMs: 5,
    tuneSyncopation: 0,
  },
  jazzWaltz: {
    beatsPerBar: 3,
    bpm: [120, 190],
    drums: {
      kick: ['x...........'],
      ride: ['x...x.x.x...', 'x...x.x.x.x.'],
      hat: ['....x.......', '....x...x...'],
    },
    bass: ['1...3...5...', '1.......5...'],
    chords: ['X...........', 'x.....x.....'],
    chordSounds: ['piano'],
    jitterMs: 5,
    tuneSyncopation: 0.3,
  },
} as const satisfies Readonly<Record<string, Genre>>

export type GenreName = keyof typeof GENRES

/** Styles that fit a tempo. */
export const genresAt = (bpm: number, names: readonly GenreName[]): GenreName[] =>
  names.filter((name) => GENRES[name].bpm[0] <= bpm && bpm <= GENRES[name].bpm[1])
