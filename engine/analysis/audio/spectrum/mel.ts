/** Mel bands: triangles that lie as closely as an ear tells pitches apart. */

export interface MelBank {
  readonly bands: number
  /** Per band the first bin and one past the last one, and where its weights begin. */
  readonly from: Uint16Array
  readonly to: Uint16Array
  readonly weights: Float64Array
  readonly offsets: Uint32Array
}

export interface MelRange {
  readonly bands: number
  readonly lowHz: number
  readonly highHz: number
}

/** The bank for the magnitudes of a transform of `size` samples. Weights of a band add up to 1. */
export function melBank({ bands, lowHz, highHz }: MelRange, rate: number, size: number): MelBank {
  const edge = (i: number) =>
    hzOfMel(melOfHz(lowHz) + (i * (melOfHz(highHz) - melOfHz(lowHz))) / (bands + 1)) * (size / rate)
  const triangles = Array.from({ length: bands }, (_, b) => triangle(edge(b), edge(b + 1), edge(b + 2)))
  const offsets = new Uint32Array(bands)
  for (let b = 1; b < bands; b++)
    offsets[b] = (offsets[b - 1] as number) + (triangles[b - 1]?.weights.length ?? 0)
  return {
    bands,
    from: Uint16Array.from(triangles, (t) => t.from),
    to: Uint16Array.from(triangles, (t) => t.from + t.weights.length),
    weights: Float64Array.from(triangles.flatMap((t) => t.weights)),
    offsets,
  }
}

/** Weighted means of the magnitudes into `out`. */
export function toMel(bank: MelBank, magnitudes: Float64Array, out: Float64Array): void {
  for (let b = 0; b < bank.bands; b++) {
    const from = bank.from[b] as number
    const to = bank.to[b] as number
    const shift = (bank.offsets[b] as number) - from
    let sum = 0
    for (let k = from; k < to; k++) sum += (bank.weights[k + shift] as number) * (magnitudes[k] as number)
    out[b] = sum
  }
}

/** In bins; narrower than two bins it is widened, so that every band hears something. */
function triangle(low: number, mid: number, high: number): { from: number; weights: number[] } {
  const left = Math.min(low, mid - 1)
  const right = Math.max(high, mid + 1)
  const from = Math.max(0, Math.ceil(left))
  const raw: number[] = []
  for (let k = from; k <= Math.floor(right); k++)
    raw.push(k < mid ? (k - left) / (mid - left) : (right - k) / (right - mid))
  const total = raw.reduce((sum, w) => sum + w, 0)
  return { from, weights: raw.map((w) => w / total) }
}

const melOfHz = (hz: number): number => 1127 * Math.log1p(hz / 700)
const hzOfMel = (mel: number): number => 700 * Math.expm1(mel / 1127)
