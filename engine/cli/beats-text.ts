/** Beats as people read them: a bar in a line, in seconds. */
import type { AnalysisReport } from '../contract/analysis.ts'
import { formatBeatCount, formatTempo } from './analysis-text.ts'
import type { Output } from './output.ts'
import { harmless } from './style.ts'
import { type Cell, formatTable } from './table.ts'

/** Beats in a line where no bars are known. */
const LINE = 8

/** `name` as the user gave it. */
export function formatBeatList(
  name: string,
  report: AnalysisReport,
  { style }: Pick<Output, 'style'>,
): string {
  const facts = report.tempo === null ? [formatTempo(report)] : [formatTempo(report), formatBeatCount(report)]
  const about = facts.filter((text) => text !== '').join('; ')
  const rows = barsOf(report).map(({ number, beats }): Cell[] => [
    { text: number === 0 ? '' : String(number), paint: style.dim },
    ...beats.map((sec) => sec.toFixed(3)),
  ])
  const right = Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, column) => column)
  const table = formatTable(rows, { right })
  return [`${style.bold(harmless(name))}  ${about}`, ...(table === '' ? [] : [table])].join('\n')
}

interface Bar {
  /** From 1; 0 before the first bar. */
  readonly number: number
  readonly beats: readonly number[]
}

function barsOf({ beats = [], downbeats = [] }: AnalysisReport): readonly Bar[] {
  const opening = new Set(downbeats)
  const bars: { number: number; beats: number[] }[] = []
  for (const [index, sec] of beats.entries()) {
    const isNew = opening.has(sec) || (opening.size === 0 && index % LINE === 0)
    const number = (bars.at(-1)?.number ?? 0) + (opening.has(sec) ? 1 : 0)
    const bar = bars.at(-1)
    if (isNew || !bar) bars.push({ number, beats: [sec] })
    else bar.beats.push(sec)
  }
  return bars
}
