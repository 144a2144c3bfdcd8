/** The tempo of taps. */
import { median } from '../../engine/analysis/times.ts'

/** Beats a minute; undefined for fewer than three taps. A tap that was missed or doubled does not matter. */
export function tapTempo(taps: readonly number[]): number | undefined {
  if (taps.length < 3) return undefined
  const gaps = taps.slice(1).map((sec, index) => sec - (taps[index] as number))
  const usual = median(gaps)
  const alike = gaps.filter((gap) => Math.abs(gap / usual - 1) < 0.25)
  const mean = alike.reduce((sum, gap) => sum + gap, 0) / alike.length
  return mean > 0 ? 60 / mean : undefined
}

/** With one more. Who jumped back taps anew; the same place twice is one tap. */
export function addTap(taps: readonly number[], sec: number): readonly number[] {
  const before = taps.filter((tap) => tap < sec - 0.05)
  return [...before, sec]
}
