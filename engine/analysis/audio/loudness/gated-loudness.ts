/** Integrated loudness (BS.1770-4) and loudness range (EBU Tech 3342) out of powers of 100 ms each. */

const BLOCKS_OF_MOMENT = 4
const BLOCKS_OF_SHORT_TERM = 30
const ABSOLUTE_GATE_LUFS = -70

export const lufsOf = (power: number): number => -0.691 + 10 * Math.log10(power)
const powerOf = (lufs: number): number => 10 ** ((lufs + 0.691) / 10)

/** Null where nothing is above −70 LUFS, or less than 0.4 s was heard. */
export function integratedLufs(powers: Float32Array): number | null {
  const loud = means(powers, BLOCKS_OF_MOMENT).filter((p) => p > powerOf(ABSOLUTE_GATE_LUFS))
  if (loud.length === 0) return null
  const gate = mean(loud) * 10 ** -1
  return lufsOf(mean(loud.filter((p) => p > gate)))
}

/** From the quiet tenth to the loud twentieth, in LU; null below 3 s and for silence. */
export function loudnessRange(powers: Float32Array): number | null {
  const loud = means(powers, BLOCKS_OF_SHORT_TERM).filter((p) => p > powerOf(ABSOLUTE_GATE_LUFS))
  if (loud.length === 0) return null
  const gate = mean(loud) * 10 ** -2
  const kept = loud.filter((p) => p > gate).sort()
  const at = (share: number) => lufsOf(kept[Math.round((kept.length - 1) * share)] as number)
  return at(0.95) - at(0.1)
}

/** Of every run of `length` neighbours. */
function means(powers: Float32Array, length: number): Float64Array {
  const sums = new Float64Array(powers.length + 1)
  for (let i = 0; i < powers.length; i++) sums[i + 1] = (sums[i] as number) + (powers[i] as number)
  const count = Math.max(0, powers.length - length + 1)
  return Float64Array.from(
    { length: count },
    (_, i) => ((sums[i + length] as number) - (sums[i] as number)) / length,
  )
}

function mean(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}
