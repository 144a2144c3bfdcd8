/** One hypothesis for each part, so that together they are most likely and the tempo changes no more than it must. */
import type { Hypothesis } from './hypotheses.ts'

/** Of any change of tempo between two parts, and of each octave it goes; logarithms of likelihoods. */
const CHANGE_COST = 2
const OCTAVE_COST = 4
const ALIKE_OCTAVES = 0.06

/** The best path through the parts' hypotheses. A part without any is left out. */
export function chooseParts<P extends { readonly all: readonly Hypothesis[] }>(
  parts: readonly P[],
): { readonly part: P; readonly chosen: Hypothesis }[] {
  const heard = parts.filter(({ all }) => all.length > 0)
  const table: { score: number; from: number }[][] = []
  for (const { all } of heard) table.push(all.map((hypothesis) => arrival(hypothesis, heard, table)))
  const last = table.at(-1)
  if (!last) return []
  let at = last.reduce((best, { score }, i) => (score > (last[best]?.score ?? 0) ? i : best), 0)
  const chosen = heard.map(() => 0)
  for (let i = heard.length - 1; i >= 0; i--) {
    chosen[i] = at
    at = table[i]?.[at]?.from ?? 0
  }
  return heard.map((part, i) => ({ part, chosen: part.all[chosen[i] as number] as Hypothesis }))
}

/** The best way to a hypothesis of the next part. */
function arrival(
  hypothesis: Hypothesis,
  parts: readonly { readonly all: readonly Hypothesis[] }[],
  table: readonly (readonly { score: number }[])[],
): { score: number; from: number } {
  const own = hypothesis.score
  const before = parts[table.length - 1]?.all
  if (!before) return { score: own, from: 0 }
  let best = { score: Number.NEGATIVE_INFINITY, from: 0 }
  before.forEach((other, from) => {
    const score = (table.at(-1)?.[from]?.score ?? 0) - changeCost(other, hypothesis) + own
    if (score > best.score) best = { score, from }
  })
  return best
}

function changeCost(a: Hypothesis, b: Hypothesis): number {
  const octaves = Math.abs(Math.log2(a.bpm / b.bpm))
  const meter = a.bars.meter === b.bars.meter ? 0 : CHANGE_COST
  return meter + (octaves <= ALIKE_OCTAVES ? 0 : CHANGE_COST + OCTAVE_COST * octaves)
}
