/** Tables as RFC 4180 writes them, and nothing looser: what is odd is refused with its line, never guessed at. */
import { ArtDagError } from '../../contract/errors.ts'

export interface CsvRow {
  /** Where it begins in the file, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface CsvTable {
  readonly head: readonly string[]
  readonly rows: readonly CsvRow[]
}

/** A field, and what ends it: a comma, a line break, the end. Quoted ones hold anything, a quote twice. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/y

/** Lines end in LF or CRLF; the last one need not end. @throws ArtDagError USAGE */
export function readCsv(text: string, file: string): CsvTable {
  const [head, ...rows] = readRows(text.replace(/^\ufeff/, ''), file)
  if (!head || head.cells.every((cell) => cell === '')) throw bad(file, 1, 'the first line names no columns')
  for (const { line, cells } of rows)
    if (cells.length !== head.cells.length)
      throw bad(file, line, `this row has ${cells.length} fields, the first line has ${head.cells.length}`)
  return { head: head.cells.map((name) => name.trim()), rows }
}

function readRows(text: string, file: string): readonly CsvRow[] {
  const rows: CsvRow[] = []
  let line = 1
  for (let at = 0; at < text.length; ) {
    const cells: string[] = []
    const begun = line
    for (let end = ','; end === ','; ) {
      FIELD.lastIndex = at
      const [whole, quoted, plain, mark = ''] = FIELD.exec(text) ?? []
      if (whole === undefined) throw bad(file, line, whatIsOdd(text.slice(at)))
      cells.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
      line += whole.split('\n').length - 1
      at += whole.length
      end = mark
    }
    rows.push({ line: begun, cells })
  }
  return rows
}

function whatIsOdd(rest: string): string {
  if (!rest.startsWith('"'))
    return /^[^",\r\n]*"/.test(rest)
      ? 'a quote stands in a field that does not begin with one'
      : 'a line ends in a carriage return alone'
  return /^"(?:[^"]|"")*$/.test(rest) ? 'a quote is never closed' : 'something follows a closing quote'
}

const bad = (file: string, line: number, why: string): ArtDagError =>
  new ArtDagError('USAGE', `${file}:${line}: ${why}`, {
    hint: 'save it as CSV with commas; a field with commas, quotes or line breaks stands in "…", its quotes doubled',
    details: { file, line },
  })
