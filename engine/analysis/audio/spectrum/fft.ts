/** The discrete Fourier transform for lengths that are a power of two, in place, with tables made once. */

export class Fft {
  readonly #size: number
  readonly #cos: Float64Array
  readonly #sin: Float64Array
  readonly #swaps: Uint32Array

  /** @throws RangeError when the size is no power of two from 2 on. */
  constructor(size: number) {
    if (size < 2 || !Number.isInteger(Math.log2(size))) throw new RangeError(`no transform of ${size} values`)
    this.#size = size
    this.#cos = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size))
    this.#sin = Float64Array.from({ length: size / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / size))
    this.#swaps = bitReversals(size)
  }

  /** Puts the spectrum of `re + i·im` in their place; not scaled. */
  transform(re: Float64Array, im: Float64Array): void {
    this.#reorder(re)
    this.#reorder(im)
    firstStage(re, im, this.#size)
    for (let half = 2; half < this.#size; half *= 2) this.#stage(re, im, half)
  }

  #reorder(values: Float64Array): void {
    const swaps = this.#swaps
    for (let i = 0; i < swaps.length; i += 2) {
      const a = swaps[i] as number
      const b = swaps[i + 1] as number
      const held = values[a] as number
      values[a] = values[b] as number
      values[b] = held
    }
  }

  #stage(re: Float64Array, im: Float64Array, half: number): void {
    const stride = this.#size / (2 * half)
    for (let k = 0; k < half; k++) {
      const cos = this.#cos[k * stride] as number
      const sin = this.#sin[k * stride] as number
      for (let low = k; low < this.#size; low += 2 * half) turn(re, im, low, low + half, cos, sin)
    }
  }
}

function turn(re: Float64Array, im: Float64Array, low: number, high: number, cos: number, sin: number): void {
  const hr = re[high] as number
  const hi = im[high] as number
  const r = hr * cos - hi * sin
  const i = hr * sin + hi * cos
  const lr = re[low] as number
  const li = im[low] as number
  re[high] = lr - r
  im[high] = li - i
  re[low] = lr + r
  im[low] = li + i
}

/** The butterflies that turn nothing. */
function firstStage(re: Float64Array, im: Float64Array, size: number): void {
  for (let i = 0; i < size; i += 2) {
    const r = re[i + 1] as number
    const m = im[i + 1] as number
    re[i + 1] = (re[i] as number) - r
    im[i + 1] = (im[i] as number) - m
    re[i] = (re[i] as number) + r
    im[i] = (im[i] as number) + m
  }
}

/** Pairs of places whose values change places. */
function bitReversals(size: number): Uint32Array {
  const bits = Math.log2(size)
  const pairs: number[] = []
  for (let i = 0; i < size; i++) {
    let mirrored = 0
    for (let bit = 0; bit < bits; bit++) if (i & (1 << bit)) mirrored |= 1 << (bits - 1 - bit)
    if (mirrored > i) pairs.push(i, mirrored)
  }
  return Uint32Array.from(pairs)
}
