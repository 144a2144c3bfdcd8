/**
 * Every mel frame of a clip, kept small: a value is the logarithm of its magnitude in 16 bits (a 2048th of an octave), so
 * an hour takes 29 MB. The loudness curve over it is applied when reading, when the clip's peak is known.
 */

const STEPS_PER_OCTAVE = 2048
/** Of the smallest magnitude that is told from nothing; 32 octaves lie above it. */
const LOWEST_OCTAVE = -28
const FRAMES_PER_CHUNK = 4096
/** How strongly the quiet is lifted: log(1 + COMPRESSION · x / peak). */
const COMPRESSION = 1000

export class MelFrames {
  readonly bands: number
  readonly #chunks: Uint16Array[] = []
  #length = 0
  #peak = 0
  #curve: Float32Array | undefined

  constructor(bands: number) {
    this.bands = bands
  }

  get length(): number {
    return this.#length
  }

  push(magnitudes: Float64Array): void {
    const place = this.#length % FRAMES_PER_CHUNK
    if (place === 0) this.#chunks.push(new Uint16Array(FRAMES_PER_CHUNK * this.bands))
    const chunk = this.#chunks.at(-1) as Uint16Array
    for (let b = 0; b < this.bands; b++) {
      const code = codeOf(magnitudes[b] as number)
      chunk[place * this.bands + b] = code
      if (code > this.#peak) this.#peak = code
    }
    this.#length++
    this.#curve = undefined
  }

  /** A frame's bands into `out`, 0 for nothing to about 7 for the loudest of the clip; nothing outside the clip. */
  read(frame: number, out: Float32Array): void {
    const chunk = this.#chunks[Math.floor(frame / FRAMES_PER_CHUNK)]
    if (!chunk || frame >= this.#length) return void out.fill(0)
    this.#curve ??= curveBelow(this.#peak)
    const start = (frame % FRAMES_PER_CHUNK) * this.bands
    for (let b = 0; b < this.bands; b++) out[b] = this.#curve[chunk[start + b] as number] as number
  }
}

function codeOf(magnitude: number): number {
  if (magnitude <= 0) return 0
  const code = Math.round((Math.log2(magnitude) - LOWEST_OCTAVE) * STEPS_PER_OCTAVE)
  return Math.max(0, Math.min(65_535, code))
}

function curveBelow(peak: number): Float32Array {
  return Float32Array.from({ length: peak + 1 }, (_, code) =>
    code === 0 ? 0 : Math.log1p(COMPRESSION * 2 ** ((code - peak) / STEPS_PER_OCTAVE)),
  )
}
