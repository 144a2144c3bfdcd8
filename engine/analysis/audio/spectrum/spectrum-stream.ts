/**
 * Sound to mel frames and bass, mid and high power, as it arrives.
 *
 *   samples  0    220   440   660
 *            |--0--|--1--|--2--|        frame k looks at 1024 samples around (k + ½) · 220
 *
 * Powers of the two channels are added, so what cancels in a mono sum (sides in antiphase) is heard all the same.
 */
import { ANALYSIS_RATE } from '../rates.ts'
import { Fft } from './fft.ts'
import { type MelBank, melBank, toMel } from './mel.ts'
import { MelFrames } from './mel-frames.ts'
import { PowerBands } from './power-bands.ts'

const SIZE = 1024
const HALF = SIZE / 2
export const HOP = 220
/** Frames a second. */
export const FRAME_RATE = ANALYSIS_RATE / HOP
export const MEL = { bands: 40, lowHz: 30, highHz: 10_000 } as const

export class SpectrumStream {
  readonly mel = new MelFrames(MEL.bands)
  readonly powers = new PowerBands(SIZE, ANALYSIS_RATE)
  readonly #fft = new Fft(SIZE)
  readonly #bank: MelBank = melBank(MEL, ANALYSIS_RATE, SIZE)
  readonly #hann = Float64Array.from(
    { length: SIZE },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SIZE),
  )
  readonly #left = new Float32Array(SIZE)
  readonly #right = new Float32Array(SIZE)
  readonly #re = new Float64Array(SIZE)
  readonly #im = new Float64Array(SIZE)
  readonly #power = new Float64Array(HALF)
  readonly #melOut = new Float64Array(MEL.bands)
  #filled = HALF - HOP / 2

  push(left: Float32Array, right: Float32Array): void {
    for (let at = 0; at < left.length; ) {
      const count = Math.min(SIZE - this.#filled, left.length - at)
      this.#left.set(left.subarray(at, at + count), this.#filled)
      this.#right.set(right.subarray(at, at + count), this.#filled)
      this.#filled += count
      at += count
      if (this.#filled === SIZE) this.#frame()
    }
  }

  /** Frames for what was pushed last; `samples` were pushed in all. */
  finish(samples: number): void {
    const silence = new Float32Array(HOP)
    while (this.mel.length < Math.ceil(samples / HOP)) this.push(silence, silence)
    this.powers.finish()
  }

  #frame(): void {
    for (let i = 0; i < SIZE; i++) {
      const weight = this.#hann[i] as number
      this.#re[i] = weight * (this.#left[i] as number)
      this.#im[i] = weight * (this.#right[i] as number)
    }
    this.#fft.transform(this.#re, this.#im)
    addSides(this.#re, this.#im, this.#power)
    this.powers.push(this.#power)
    for (let k = 0; k < HALF; k++) this.#power[k] = Math.sqrt(this.#power[k] as number) / HALF
    toMel(this.#bank, this.#power, this.#melOut)
    this.mel.push(this.#melOut)
    this.#advance()
  }

  #advance(): void {
    this.#left.copyWithin(0, HOP)
    this.#right.copyWithin(0, HOP)
    this.#filled -= HOP
  }
}

/** The mean power of two channels, out of one transform that had the second one as its imaginary part. */
function addSides(re: Float64Array, im: Float64Array, power: Float64Array): void {
  power[0] = ((re[0] as number) ** 2 + (im[0] as number) ** 2) / 2
  for (let k = 1; k < HALF; k++) {
    const a = re[k] as number
    const b = im[k] as number
    const c = re[SIZE - k] as number
    const d = im[SIZE - k] as number
    power[k] = (a * a + b * b + c * c + d * d) / 4
  }
}
