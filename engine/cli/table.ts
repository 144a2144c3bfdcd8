/** Rows of text in aligned columns. */
import { widthOf } from './quantities.ts'
import { harmless, type Paint } from './style.ts'

/** Painted cells are coloured after they are measured. */
export type Cell = string | { readonly text: string; readonly paint: Paint }

export interface TableOptions {
  /** Headings, painted as secondary; absent: none. */
  readonly head?: { readonly cells: readonly string[]; readonly paint: Paint }
  /** Columns, from 0, that stand at the right: numbers. */
  readonly right?: readonly number[]
  /** Before every row. */
  readonly indent?: string
}

const GAP = '  '

/** Lines joined by newlines, without one at the end; cells hold no line breaks. Nothing ends in spaces. */
export function formatTable(rows: readonly (readonly Cell[])[], options: TableOptions = {}): string {
  const { head, right = [], indent = '' } = options
  const all = [...(head ? [head.cells.map((text) => ({ text, paint: head.paint }))] : []), ...rows]
  const painted = all.map((row) => row.map(paintCell))
  const widths = columnWidths(painted)
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => pad(cell, widths[column] ?? 0, right.includes(column))).join(GAP)
  return painted.map((row) => `${indent}${line(row)}`.trimEnd()).join('\n')
}

function paintCell(cell: Cell): string {
  const { text, paint } = typeof cell === 'string' ? { text: cell, paint: (same: string) => same } : cell
  return paint(harmless(text).replaceAll(/[\n\t]/g, ' '))
}

function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(cell))
  }
  return widths
}

function pad(text: string, width: number, isRight: boolean): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return isRight ? space + text : text + space
}
