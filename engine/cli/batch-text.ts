/** Batches as people read them: what would be done, and what was. */
import type { ErrorReport } from '../contract/errors.ts'
import { type PlannedRow, totalOf } from './batch/forecast-rows.ts'
import type { RowResult } from './batch/run-rows.ts'
import type { Output } from './output.ts'
import { count, formatSeconds, shortCid } from './quantities.ts'
import type { Style } from './style.ts'
import { type Cell, formatTable } from './table.ts'

export function formatPlanned(rows: readonly PlannedRow[], { style }: Pick<Output, 'style'>): string {
  const { tasks, shared, cpuSec } = totalOf(rows)
  const lines = rows.map(({ row, outputFile = '', report, error }): Cell[] => [
    error ? { text: '✗', paint: style.red } : { text: '·', paint: style.dim },
    String(row),
    outputFile,
    report ? `${report.durationSec.toFixed(2)} s` : '',
    report ? describeTasks(report.tasks.length) : firstLine(error),
  ])
  const both = shared > 0 ? `, ${count(shared, 'task')} shared by rows` : ''
  const total =
    tasks === 0
      ? 'nothing to render'
      : `${count(tasks, 'task')} to render${both}; about ${formatSeconds(cpuSec)} of CPU time`
  return `${table(lines, ['', 'row', 'output', 'length', 'what'], style)}\n\n${count(rows.length, 'row')}: ${total}`
}

const describeTasks = (number: number): string => (number === 0 ? 'rendered before' : count(number, 'task'))

export function formatResults(
  results: readonly RowResult[],
  rows: number,
  { style, isForEyes }: Pick<Output, 'style' | 'isForEyes'>,
): string {
  const lines = results.map(({ row, state, output, tasksRun, seconds, error }): Cell[] => [
    MARKS[state](style),
    String(row),
    state,
    String(tasksRun),
    formatSeconds(seconds),
    output ? (isForEyes ? shortCid(output.cid) : output.cid) : '',
    output?.path ?? firstLine(error),
  ])
  const head = ['', 'row', 'state', 'tasks', 'time', 'cid', 'output']
  return `${table(lines, head, style)}\n\n${summary(results, rows)}`
}

const MARKS = {
  finished: ({ green }: Style): Cell => ({ text: '✓', paint: green }),
  failed: ({ red }: Style): Cell => ({ text: '✗', paint: red }),
  cancelled: ({ dim }: Style): Cell => ({ text: '·', paint: dim }),
}

function summary(results: readonly RowResult[], rows: number): string {
  const of = (state: RowResult['state']): number => results.filter((result) => result.state === state).length
  const left = rows - results.length + of('cancelled')
  const parts = [`${of('finished')} finished`, ...(of('failed') > 0 ? [`${of('failed')} failed`] : [])]
  return `${count(rows, 'row')}: ${[...parts, ...(left > 0 ? [`${left} not rendered`] : [])].join(', ')}`
}

const table = (rows: readonly Cell[][], cells: readonly string[], { dim }: Style): string =>
  formatTable(rows, { head: { cells, paint: dim }, right: [1, 3] })

const firstLine = (error: ErrorReport | undefined): string => error?.message.split('\n')[0] ?? ''
