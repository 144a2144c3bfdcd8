/** Tables of plain text for `npm run bench`. */

export interface BenchTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  /** What the numbers should be, and what they were taken from. */
  readonly notes: readonly string[]
}

/** Columns as wide as their longest cell; the first to the left, numbers to the right. */
export function formatTable({ title, columns, rows, notes }: BenchTable): string {
  const cells = [columns, ...rows].map((row) => row.map(String))
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)))
  const lines = cells.map((row) =>
    row.map((cell, column) => pad(cell, widths[column] as number, column)).join('  '),
  )
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return [title, '', lines[0], rule, ...lines.slice(1), ...notes.map((note) => `  ${note}`), ''].join('\n')
}

const pad = (cell: string, width: number, column: number): string =>
  column === 0 ? cell.padEnd(width) : cell.padStart(width)

/** The middle one; of an even number, the lower of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] as number
}
