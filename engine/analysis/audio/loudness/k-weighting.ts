/**
 * The K-weighting of ITU-R BS.1770: a high shelf for the head, then a high-pass. The standard tabulates it for 48 kHz; the
 * analogue filters behind that table are brought to any rate by the bilinear transform.
 */

interface Biquad {
  readonly b0: number
  readonly b1: number
  readonly b2: number
  readonly a1: number
  readonly a2: number
}

export interface Weighting {
  readonly shelf: Biquad
  readonly highPass: Biquad
}

export function kWeighting(rate: number): Weighting {
  return { shelf: shelf(rate), highPass: highPass(rate) }
}

function shelf(rate: number): Biquad {
  const k = Math.tan((Math.PI * 1681.974450955533) / rate)
  const q = 0.7071752369554196
  const gain = 10 ** (3.999843853973347 / 20)
  const middle = gain ** 0.4996667741545416
  const a0 = 1 + k / q + k * k
  return {
    b0: (gain + (middle * k) / q + k * k) / a0,
    b1: (2 * (k * k - gain)) / a0,
    b2: (gain - (middle * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  }
}

function highPass(rate: number): Biquad {
  const k = Math.tan((Math.PI * 38.13547087602444) / rate)
  const q = 0.5003270373238773
  const a0 = 1 + k / q + k * k
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 }
}

/** One channel through both filters, sample by sample. */
export class KFilter {
  readonly #w: Weighting
  #s1 = 0
  #s2 = 0
  #h1 = 0
  #h2 = 0

  constructor(weighting: Weighting) {
    this.#w = weighting
  }

  next(x: number): number {
    const { shelf: s, highPass: h } = this.#w
    const y = s.b0 * x + this.#s1
    this.#s1 = s.b1 * x - s.a1 * y + this.#s2
    this.#s2 = s.b2 * x - s.a2 * y
    const z = h.b0 * y + this.#h1
    this.#h1 = h.b1 * y - h.a1 * z + this.#h2
    this.#h2 = h.b2 * y - h.a2 * z
    return z
  }
}
