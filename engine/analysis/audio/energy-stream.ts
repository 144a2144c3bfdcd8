/** Root mean squares of both channels together, one for every 1100 samples; the last one of what is left. */
import { GrowingFloats } from './growing-floats.ts'
import { ENVELOPE_HOP } from './rates.ts'

export class EnergyStream {
  readonly values = new GrowingFloats()
  #sum = 0
  #count = 0

  push(left: Float32Array, right: Float32Array): void {
    for (let i = 0; i < left.length; i++) {
      this.#sum += (left[i] as number) ** 2 + (right[i] as number) ** 2
      if (++this.#count === ENVELOPE_HOP) this.#write()
    }
  }

  finish(): void {
    if (this.#count > 0) this.#write()
  }

  #write(): void {
    this.values.push(Math.sqrt(this.#sum / (2 * this.#count)))
    this.#sum = 0
    this.#count = 0
  }
}
