/** The peak between the samples: one channel interpolated fourfold around its highest samples. */

const PHASES = 4
const TAPS = 16
const REACH = TAPS / 2
/** A window that has as many samples before its middle as after it. */
const LENGTH = TAPS + 1
/** A peak between samples is looked for only beside samples of at least half the highest peak so far. */
const WORTH_LOOKING = 0.5

const KERNELS = Array.from({ length: PHASES - 1 }, (_, i) => kernel((i + 1) / PHASES))

export class TruePeak {
  /** The last samples; the one that is judged stands at REACH. */
  readonly #recent = new Float64Array(2 * LENGTH)
  #at = 0
  peak = 0

  push(samples: Float32Array): void {
    for (let i = 0; i < samples.length; i++) this.#next(samples[i] as number)
  }

  finish(): void {
    for (let i = 0; i < LENGTH; i++) this.#next(0)
  }

  #next(sample: number): void {
    // Every sample is kept twice, so that a window never wraps round.
    this.#recent[this.#at] = sample
    this.#recent[this.#at + LENGTH] = sample
    this.#at = (this.#at + 1) % LENGTH
    const middle = this.#at + REACH
    const here = Math.abs(this.#recent[middle] as number)
    if (here < WORTH_LOOKING * this.peak || here === 0) return
    if (here > this.peak) this.peak = here
    if (here < Math.abs(this.#recent[middle - 1] as number)) return
    if (here < Math.abs(this.#recent[middle + 1] as number)) return
    this.#between()
  }

  /** Before and after the middle: the kernels reversed look the other way. */
  #between(): void {
    for (const taps of KERNELS) {
      let after = 0
      let before = 0
      for (let i = 0; i < TAPS; i++) {
        after += (taps[i] as number) * (this.#recent[this.#at + 1 + i] as number)
        before += (taps[i] as number) * (this.#recent[this.#at + TAPS - 1 - i] as number)
      }
      this.peak = Math.max(this.peak, Math.abs(after), Math.abs(before))
    }
  }
}

/** A windowed sinc that gives the value `fraction` of a sample after the eighth of sixteen. */
function kernel(fraction: number): Float64Array {
  const raw = Float64Array.from({ length: TAPS }, (_, i) => {
    const x = i - REACH + 1 - fraction
    const window = 0.42 + 0.5 * Math.cos((Math.PI * x) / REACH) + 0.08 * Math.cos((2 * Math.PI * x) / REACH)
    return (Math.sin(Math.PI * x) / (Math.PI * x)) * window
  })
  const total = raw.reduce((sum, w) => sum + w, 0)
  return raw.map((w) => w / total)
}
