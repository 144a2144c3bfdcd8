/** Beats and scenes as CSV: time, kind, bar, beat. Reads other programs' too, if one column has times. */
import { badFile } from './bad-file.ts'
import { gatherMarks, kindOf, listMarks, type MarkedClip, type Marks } from './marks.ts'
import { bytesOf, formatSec, isNumber, type Line, linesOf, secondsOf } from './text.ts'

export function writeCsv(clip: MarkedClip): Uint8Array {
  let bar = 0
  const rows = listMarks(clip).map(({ sec, kind, name }) => {
    if (kind === 'downbeat') bar++
    const beat = kind === 'downbeat' ? '1' : kind === 'beat' ? (/\d+/.exec(name)?.[0] ?? '') : ''
    return [formatSec(sec), kind, kind === 'scene' || bar === 0 ? '' : bar, beat].join(',')
  })
  return bytesOf(['time,kind,bar,beat', ...rows, ''].join('\n'))
}

const TIME_NAMES = ['time', 'times', 'time_sec', 'timesec', 'seconds', 'sec', 'start', 'onset', 'position']
const KIND_NAMES = ['kind', 'label', 'name', 'type', 'marker', 'description']

interface Columns {
  readonly time: number
  /** -1: none. */
  readonly kind: number
}

/**
 * Separated by commas, semicolons or tabs. Without a heading the first column has the times, the second the kinds.
 * @throws ArtDagError USAGE, with the line
 */
export function readCsv(bytes: Uint8Array): Marks {
  const lines = linesOf(bytes)
  const [first] = lines
  if (!first) throw badFile('it is empty')
  const separator = [';', '\t'].find((one) => first.text.includes(one)) ?? ','
  const heading = cellsOf(first, separator)
  const isHeading = !isNumber(asTime(heading[0] ?? '', separator))
  const columns = isHeading ? columnsOf(heading) : { time: 0, kind: 1 }
  return gatherMarks(
    lines.slice(isHeading ? 1 : 0).map((line) => {
      const cells = cellsOf(line, separator)
      const sec = secondsOf(asTime(cells[columns.time] ?? '', separator), line.number)
      return { sec, kind: kindOf(cells[columns.kind] ?? '') }
    }),
  )
}

/** Where semicolons part the cells, a comma may part the seconds. */
const asTime = (cell: string, separator: string): string =>
  separator === ',' ? cell : cell.replace(/^(\d*),(\d+)$/, '$1.$2')

function columnsOf(heading: readonly string[]): Columns {
  const find = (names: readonly string[]): number =>
    heading.findIndex((cell) => names.includes(cell.toLowerCase()))
  const time = find(TIME_NAMES)
  if (time < 0) throw badFile(`no column is called time (there are ${heading.join(', ').slice(0, 120)})`, 1)
  return { time, kind: find(KIND_NAMES) }
}

const CELL = /^\s*(?:"((?:[^"]|"")*)"\s*$|([^"]*)$)/

function cellsOf({ number, text }: Line, separator: string): readonly string[] {
  const cells: string[] = []
  let [cell, isQuoted] = ['', false]
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted
    if (sign !== separator || isQuoted) cell += sign
    else {
      cells.push(cell)
      cell = ''
    }
  }
  if (isQuoted) throw badFile('a quote is opened and not closed', number)
  return [...cells, cell].map((one) => {
    const match = CELL.exec(one)
    if (!match) throw badFile(`a quote stands inside of “${one.slice(0, 40)}”`, number)
    return (match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim()
  })
}
