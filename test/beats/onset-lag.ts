/** By how much the rises of a sound come after given times. */
import { RATE } from './drums.ts'

/** One millisecond. */
const HOP = 44
const AROUND = 5

/** Milliseconds, from -70 to 70, at which the samples rise most, over all the times together. */
export function onsetLagMs(samples: Float32Array, times: readonly number[]): number {
  const rises = risesOf(samples)
  const at = (lag: number): number =>
    times.reduce((sum, time) => sum + (rises[Math.round((time * RATE) / HOP) + lag] ?? 0), 0)
  const lags = Array.from({ length: 141 }, (_, i) => i - 70)
  const rise = lags.map(at)
  return lags[rise.indexOf(Math.max(...rise))] as number
}

/** For each millisecond how much more there is in the five after it than in the five before, in logarithms. */
function risesOf(samples: Float32Array): Float64Array {
  const hops = Math.floor(samples.length / HOP)
  const sums = new Float64Array(hops + 1)
  for (let hop = 0; hop < hops; hop++)
    sums[hop + 1] = (sums[hop] as number) + Math.log(1e-7 + roughness(samples, hop * HOP))
  const between = (from: number, to: number): number => (sums[to] as number) - (sums[from] as number)
  return Float64Array.from({ length: hops - AROUND }, (_, hop) =>
    hop < AROUND ? 0 : Math.max(0, between(hop, hop + AROUND) - between(hop - AROUND, hop)),
  )
}

/** Changes from sample to sample: strokes stand out more than long tones. */
function roughness(samples: Float32Array, from: number): number {
  let sum = 0
  for (let i = Math.max(1, from); i < from + HOP; i++)
    sum += ((samples[i] as number) - (samples[i - 1] as number)) ** 2
  return sum / HOP
}
