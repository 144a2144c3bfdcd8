/** Notes with a pitch: a cycle of harmonics, bright at first and darker while it decays. */
import { RATE } from './drums.ts'

export type NoteSound = 'bass' | 'piano' | 'keys' | 'guitar' | 'organ' | 'pad' | 'strings' | 'lead' | 'flute'

interface Voice {
  readonly attackSec: number
  /** To 37 %; Infinity holds. */
  readonly decaySec: number
  readonly releaseSec: number
  /** Strength of harmonic n is 1 / n^slope at the start, and at the end. */
  readonly slope: readonly [bright: number, dark: number]
  readonly onlyOdd?: boolean
  readonly gain: number
}

const VOICES: Readonly<Record<NoteSound, Voice>> = {
  bass: { attackSec: 0.004, decaySec: 0.7, releaseSec: 0.03, slope: [1, 2], gain: 0.5 },
  piano: { attackSec: 0.002, decaySec: 0.6, releaseSec: 0.08, slope: [1.2, 2.4], gain: 0.22 },
  keys: { attackSec: 0.003, decaySec: 0.9, releaseSec: 0.08, slope: [1.8, 3], gain: 0.22 },
  guitar: { attackSec: 0.001, decaySec: 0.35, releaseSec: 0.04, slope: [0.9, 2], gain: 0.2 },
  organ: {
    attackSec: 0.008,
    decaySec: Number.POSITIVE_INFINITY,
    releaseSec: 0.03,
    slope: [1.3, 1.3],
    gain: 0.11,
  },
  pad: {
    attackSec: 0.12,
    decaySec: Number.POSITIVE_INFINITY,
    releaseSec: 0.25,
    slope: [1.5, 1.5],
    gain: 0.1,
  },
  strings: {
    attackSec: 0.06,
    decaySec: Number.POSITIVE_INFINITY,
    releaseSec: 0.15,
    slope: [1.1, 1.1],
    gain: 0.09,
  },
  lead: { attackSec: 0.008, decaySec: 1.5, releaseSec: 0.05, slope: [1, 1.4], onlyOdd: true, gain: 0.2 },
  flute: {
    attackSec: 0.025,
    decaySec: Number.POSITIVE_INFINITY,
    releaseSec: 0.06,
    slope: [2.2, 2.2],
    gain: 0.2,
  },
}

const CYCLE = 1024
const cycles = new Map<string, Float32Array>()
const notes = new Map<string, Float32Array>()

/** Recordings of notes are kept while one song is made. */
export const forgetNotes = (): void => notes.clear()

export function note(sound: NoteSound, midi: number, lengthSec: number): Float32Array {
  const key = `${sound} ${midi} ${lengthSec.toFixed(3)}`
  const known = notes.get(key)
  if (known !== undefined) return known
  const made = play(VOICES[sound], 440 * 2 ** ((midi - 69) / 12), lengthSec)
  notes.set(key, made)
  return made
}

function play(voice: Voice, hz: number, lengthSec: number): Float32Array {
  const bright = cycle(hz, voice.slope[0], voice.onlyOdd)
  const dark = cycle(hz, voice.slope[1], voice.onlyOdd)
  const out = new Float32Array(Math.round((lengthSec + voice.releaseSec) * RATE))
  const step = (hz * CYCLE) / RATE
  for (let i = 0, phase = 0; i < out.length; i++, phase += step) {
    const t = i / RATE
    const decayed = Math.exp(-t / voice.decaySec)
    const index = Math.floor(phase) % CYCLE
    const wave = (bright[index] as number) * decayed + (dark[index] as number) * (1 - decayed)
    const release = Math.min(1, (lengthSec + voice.releaseSec - t) / voice.releaseSec)
    out[i] = wave * decayed * release * Math.min(1, t / voice.attackSec) * voice.gain
  }
  return out
}

/** One period with the harmonics that stay below 12 kHz, twelve at most. */
function cycle(hz: number, slope: number, onlyOdd = false): Float32Array {
  const harmonics = Math.min(12, Math.floor(12_000 / hz))
  const key = `${harmonics} ${slope} ${onlyOdd}`
  const known = cycles.get(key)
  if (known !== undefined) return known
  const made = new Float32Array(CYCLE)
  for (let n = 1; n <= harmonics; n += onlyOdd ? 2 : 1)
    for (let i = 0; i < CYCLE; i++)
      made[i] = (made[i] as number) + Math.sin((2 * Math.PI * n * i) / CYCLE) / n ** slope
  cycles.set(key, made)
  return made
}
