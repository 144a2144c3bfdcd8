/** Bass (below 200 Hz), mid (to 2 kHz) and high as root mean squares, five spectra to a value. */
import { GrowingFloats } from '../growing-floats.ts'

const BORDERS_HZ = [200, 2000] as const
const SPECTRA_PER_VALUE = 5

export class PowerBands {
  readonly bass = new GrowingFloats()
  readonly mid = new GrowingFloats()
  readonly high = new GrowingFloats()
  readonly #borders: readonly [number, number]
  readonly #scale: number
  readonly #sums = new Float64Array(3)
  #count = 0

  /** For spectra of `size` samples under a Hann window, whose squares add up to 3/8 of its length. */
  constructor(size: number, rate: number) {
    const bin = (hz: number) => Math.round((hz * size) / rate)
    this.#borders = [bin(BORDERS_HZ[0]), bin(BORDERS_HZ[1])]
    this.#scale = 2 / (size * size * 0.375)
  }

  push(power: Float64Array): void {
    const [low, high] = this.#borders
    this.#add(0, power, 1, low)
    this.#add(1, power, low, high)
    this.#add(2, power, high, power.length)
    if (++this.#count === SPECTRA_PER_VALUE) this.#write()
  }

  finish(): void {
    if (this.#count > 0) this.#write()
  }

  #add(band: number, power: Float64Array, from: number, to: number): void {
    let sum = 0
    for (let k = from; k < to; k++) sum += power[k] as number
    this.#sums[band] = (this.#sums[band] as number) + sum
  }

  #write(): void {
    const mean = (band: number) => Math.sqrt(((this.#sums[band] as number) * this.#scale) / this.#count)
    this.bass.push(mean(0))
    this.mid.push(mean(1))
    this.high.push(mean(2))
    this.#sums.fill(0)
    this.#count = 0
  }
}
