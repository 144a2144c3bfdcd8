/** Strokes become sound: placed, panned, with a little room, made as loud as records are. */
import { type DrumName, RATE } from './drums.ts'
import type { NoteSound } from './notes.ts'
import type { Random } from './random.ts'

export class Mix {
  readonly left: Float32Array
  readonly right: Float32Array

  constructor(lengthSec: number) {
    this.left = new Float32Array(Math.round(lengthSec * RATE))
    this.right = new Float32Array(this.left.length)
  }

  /** What would sound before the start or after the end is left out. `pan` from -1, left, to 1. */
  add(sound: Float32Array, atSec: number, gain: number, pan: number): void {
    const start = Math.round(atSec * RATE)
    const [onLeft, onRight] = [gain * Math.min(1, 1 - pan), gain * Math.min(1, 1 + pan)]
    const end = Math.min(sound.length, this.left.length - start)
    for (let i = Math.max(0, -start); i < end; i++) {
      const value = sound[i] as number
      this.left[start + i] = (this.left[start + i] as number) + value * onLeft
      this.right[start + i] = (this.right[start + i] as number) + value * onRight
    }
  }

  /** Echoes of a room, different on the two sides. */
  addRoom(wet: number): void {
    for (const [side, delays] of [
      [this.left, [1423, 1811, 2137]],
      [this.right, [1511, 1747, 2243]],
    ] as const) {
      const dry = side.slice()
      for (const delay of delays) addEchoes(side, dry, delay, wet)
    }
  }

  /** Rounds off peaks and brings the loudest sample to `peak`. */
  finish(drive: number, peak: number): void {
    const loudest = Math.tanh(drive * Math.max(1e-9, loudestOf(this.left), loudestOf(this.right)))
    for (const side of [this.left, this.right])
      for (let i = 0; i < side.length; i++)
        side[i] = (Math.tanh((side[i] as number) * drive) * peak) / loudest
  }
}

/** A comb that loses its highs. */
function addEchoes(out: Float32Array, dry: Float32Array, delay: number, wet: number): void {
  const line = new Float32Array(delay)
  for (let i = 0, at = 0, dull = 0; i < out.length; i++, at = at + 1 === delay ? 0 : at + 1) {
    const echo = line[at] as number
    dull += 0.6 * (echo - dull)
    line[at] = (dry[i] as number) + 0.75 * dull
    out[i] = (out[i] as number) + wet * echo
  }
}

export function loudestOf(samples: Float32Array): number {
  let most = 0
  for (let i = 0; i < samples.length; i++) most = Math.max(most, Math.abs(samples[i] as number))
  return most
}

/** Where each sound stands on the stage of one song; kick, snare and bass in the middle. */
export function stage(random: Random): (sound: DrumName | NoteSound) => number {
  const pans = new Map<string, number>()
  const middle = new Set<string>(['kick', 'snare', 'bass', 'clap'])
  return (sound) => {
    if (!pans.has(sound)) pans.set(sound, middle.has(sound) ? 0 : random.between(-0.6, 0.6))
    return pans.get(sound) as number
  }
}
