/** A course of values as a row of little bars. */

const BARS = [...'▁▂▃▄▅▆▇█']

/** At most so many columns, each the mean of what it stands for; the greatest is the highest bar. Empty without values. */
export function sparkline(values: readonly number[], columns: number): string {
  const count = Math.min(columns, values.length)
  const means = Array.from({ length: count }, (_, i) =>
    meanOf(
      values.slice(Math.floor((i * values.length) / count), Math.floor(((i + 1) * values.length) / count)),
    ),
  )
  const most = Math.max(0, ...means)
  return means.map((mean) => barOf(most > 0 ? mean / most : 0)).join('')
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const barOf = (share: number): string =>
  BARS[Math.min(BARS.length - 1, Math.floor(share * BARS.length))] as string
