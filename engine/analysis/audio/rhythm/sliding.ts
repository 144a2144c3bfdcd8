/** Means over windows that slide along a curve; at its ends the windows are cut off. */

/** At each place the mean from `reach` values before to `reach` after. */
export function slidingMean(values: Float32Array, reach: number): Float32Array {
  const sums = new Float64Array(values.length + 1)
  for (let i = 0; i < values.length; i++) sums[i + 1] = (sums[i] as number) + (values[i] as number)
  const out = new Float32Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const from = Math.max(0, i - reach)
    const to = Math.min(values.length, i + reach + 1)
    out[i] = ((sums[to] as number) - (sums[from] as number)) / (to - from)
  }
  return out
}

export function meanOf(values: Float32Array | Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  return values.length === 0 ? 0 : sum / values.length
}
