/** 44.1 kHz to 22.05 kHz without ffmpeg, by a half-band filter: every second tap of its sinc is 0. */

const PAIRS = 8
/** Of the samples 1, 3, 5 … to either side, under a Hann window. */
const TAPS = Float64Array.from({ length: PAIRS }, (_, pair) => {
  const at = 2 * pair + 1
  return (
    (Math.sin((Math.PI * at) / 2) / (Math.PI * at)) * (0.5 + 0.5 * Math.cos((Math.PI * at) / (2 * PAIRS)))
  )
})

export function halveRate(samples: Float32Array): Float32Array {
  const padded = new Float32Array(samples.length + 4 * PAIRS)
  padded.set(samples, 2 * PAIRS)
  const out = new Float32Array(samples.length >> 1)
  for (let i = 0; i < out.length; i++) {
    const middle = 2 * i + 2 * PAIRS
    let sum = 0.5 * (padded[middle] as number)
    for (let pair = 0; pair < PAIRS; pair++) {
      const before = padded[middle - 2 * pair - 1] as number
      sum += (TAPS[pair] as number) * (before + (padded[middle + 2 * pair + 1] as number))
    }
    out[i] = sum
  }
  return out
}
