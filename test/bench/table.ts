/** Tables of plain text for `npm run bench`. */

export interface BenchTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  /** What the numbers should be, and what they were taken from. */
  readonly notes: readonly string[]
}

/** One number with its goal; without a goal it is only shown. */
export interface Finding {
  readonly what: string
  readonly measured: string
  readonly goal?: string
  readonly isMet?: boolean
}

export const shown = (what: string, measured: string): Finding => ({ what, measured })

/** Judged before rounding: 1.054 does not meet a goal of 1.05. */
export const atMost = (what: string, value: number, limit: number, unit = '', digits = 2): Finding => ({
  what,
  measured: value.toFixed(digits) + unit,
  goal: `≤ ${limit}${unit}`,
  isMet: value <= limit,
})

/** Judged before rounding, too; `over` in the table means that it is not reached. */
export const atLeast = (what: string, value: number, limit: number, unit = '', digits = 2): Finding => ({
  what,
  measured: value.toFixed(digits) + unit,
  goal: `≥ ${limit}${unit}`,
  isMet: value >= limit,
})

export const exactly = (what: string, value: number, goal: number): Finding => ({
  what,
  measured: `${value}`,
  goal: `${goal}`,
  isMet: value === goal,
})

export const verdict = (isMet: boolean | undefined): string =>
  isMet === undefined ? '' : isMet ? 'ok' : 'over'

export const findingsTable = (
  title: string,
  findings: readonly Finding[],
  notes: readonly string[] = [],
): BenchTable => ({
  title,
  columns: ['', 'measured', 'goal', ''],
  rows: findings.map(({ what, measured, goal = '', isMet }) => [what, measured, goal, verdict(isMet)]),
  notes,
})

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
