/** Music as formulas: kick, snare, hat, bass, a broken chord above. Written once a sample by ffmpeg's `aevalsrc`. */
import type { Drawing } from './drawn-pictures.ts'

/** A chord for each bar: its root for the bass, and the notes that are played one after the other, in Hz. */
interface Chord {
  readonly root: number
  readonly notes: readonly [number, number, number, number]
}

export interface Song {
  readonly bpm: number
  /** Bars of four beats. */
  readonly bars: number
  readonly chords: readonly Chord[]
}

/** A minor, F, C, G: each named by the keys of a piano, A4 = 440 Hz. */
const CHORDS: readonly Chord[] = [
  { root: 55, notes: [440, 523.25, 659.25, 880] },
  { root: 43.65, notes: [349.23, 440, 523.25, 698.46] },
  { root: 65.41, notes: [392, 523.25, 659.25, 783.99] },
  { root: 49, notes: [392, 493.88, 587.33, 783.99] },
]

/** Numbers one after the other, each for `length` seconds, over again. */
const inTurn = (values: readonly number[], length: number): string => {
  const at = `mod(floor(t/${length}),${values.length})`
  return values.map((value, index) => `${value}*eq(${at},${index})`).join('+')
}

/** One sample as a formula of `t`. */
export function formulaOf({ bpm, chords }: Song): string {
  const beat = 60 / bpm
  const since = `mod(t,${beat})`
  const kick = `sin(2*PI*50*${since}*(1+2.4*exp(-36*${since})))*exp(-8*${since})*0.7`
  const snare = `(random(0)-0.5)*exp(-22*mod(t+${beat},${2 * beat}))*0.35`
  const hat = `(random(1)-0.5)*exp(-90*mod(t+${beat / 2},${beat}))*0.22`
  const roots = chords.map(({ root }) => root)
  const bass = `sin(2*PI*(${inTurn(roots, 4 * beat)})*t)*(0.16+0.08*exp(-6*mod(t,${beat / 2})))`
  const step = beat / 2
  const tune = chords.flatMap(({ notes: [a, b, c, d] }) => [a, c, d, c, b, c, d, b])
  // Each note begins anew and has died away before the next, so that nothing clicks.
  const note = `mod(t,${step})`
  const pluck = `sin(2*PI*(${inTurn(tune, step)})*${note})*exp(-7*${note})*(1-${note}/${step})*0.2`
  return [kick, snare, hat, bass, pluck].join('+')
}

const played = (song: Song): Drawing => [
  ...['-y', '-f', 'lavfi', '-i'],
  `aevalsrc=exprs='${formulaOf(song)}':s=48000:d=${(song.bars * 240) / song.bpm}`,
  ...['-ac', '2', '-c:a', 'flac', '-fflags', '+bitexact', '-f', 'flac'],
]

export const LIVELY_SONG = played({ bpm: 120, bars: 8, chords: CHORDS })
export const SLOW_SONG = played({ bpm: 96, bars: 4, chords: CHORDS })
