/** A list of numbers that grows without boxing them. */

export class GrowingFloats {
  #values = new Float32Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow()
    this.#values[this.#length++] = value
  }

  /** A view of what is there; pushing more may leave it behind. */
  view(): Float32Array {
    return this.#values.subarray(0, this.#length)
  }

  #grow(): void {
    const larger = new Float32Array(2 * this.#values.length)
    larger.set(this.#values)
    this.#values = larger
  }
}
