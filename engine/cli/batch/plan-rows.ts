/** Rows of a table as what is to be rendered: each column an input, a parameter, or a part of the result's name. */
import { ArtDagError } from '../../contract/errors.ts'
import type { InputBinding } from '../../contract/schemas.ts'
import { readValue } from '../request.ts'
import { nameOutput, namesIn, stemOf } from './name-output.ts'
import type { CsvTable } from './read-csv.ts'

export interface RecipeShape {
  readonly inputs: readonly { readonly name: string; readonly isList: boolean }[]
  readonly params: readonly string[]
}

export interface BatchRow {
  /** From 1, without the heading. */
  readonly number: number
  /** Of the table's file. */
  readonly line: number
  readonly inputs: readonly InputBinding[]
  readonly params: Readonly<Record<string, unknown>>
  readonly outputFile?: string
}

/** `pattern`: absent when nothing is to be written. @throws ArtDagError USAGE before anything is rendered */
export function planRows(
  table: CsvTable,
  shape: RecipeShape,
  file: string,
  pattern?: string,
): readonly BatchRow[] {
  checkHead(table.head, shape, pattern)
  const rows = table.rows.map(({ line, cells }, index) => {
    const named = table.head.map((name, column) => [name, cells[column] ?? ''] as const)
    const given = named.filter(([, cell]) => cell !== '')
    const row = { number: index + 1, line, inputs: inputsOf(given, shape), params: paramsOf(given, shape) }
    return pattern === undefined ? row : { ...row, outputFile: outputOf(pattern, named, row.number, shape) }
  })
  checkDistinct(rows, file)
  return rows
}

type Cells = readonly (readonly [name: string, cell: string])[]

const isInput = (name: string, { inputs }: RecipeShape): boolean =>
  inputs.some((input) => input.name === name)

/** `step.key` is a value of one step's config. */
const isParam = (name: string, { params }: RecipeShape): boolean =>
  params.includes(name) || name.includes('.')

function checkHead(head: readonly string[], shape: RecipeShape, pattern = ''): void {
  const named = namesIn(pattern)
  const lists = shape.inputs.filter(({ isList }) => isList).map(({ name }) => name)
  for (const [column, name] of head.entries()) {
    if (head.indexOf(name) !== column && !lists.includes(name))
      throw bad(
        `the column ${JSON.stringify(name)} is there twice`,
        'only list inputs may be: each adds to the list',
      )
    if (isInput(name, shape) || isParam(name, shape) || named.includes(name)) continue
    throw bad(
      `the column ${JSON.stringify(name)} is no input and no parameter of the recipe`,
      `inputs: ${shape.inputs.map((input) => input.name).join(', ') || 'none'}; parameters: ${shape.params.join(', ') || 'none'}`,
    )
  }
  for (const name of named)
    if (name !== 'row' && !head.includes(name))
      throw bad(`{${name}} of the output is no column of the table`, `columns: ${head.join(', ')}, and row`)
}

/** An empty cell leaves the recipe's own. */
const inputsOf = (cells: Cells, shape: RecipeShape): readonly InputBinding[] =>
  cells.filter(([name]) => isInput(name, shape)).map(([name, content]) => ({ name, content }))

const paramsOf = (cells: Cells, shape: RecipeShape): Record<string, unknown> =>
  Object.fromEntries(
    cells
      .filter(([name]) => !isInput(name, shape) && isParam(name, shape))
      .map(([name, cell]) => [name, readValue(cell)]),
  )

function outputOf(pattern: string, cells: Cells, row: number, shape: RecipeShape): string {
  const values = cells.map(([name, cell]) => [name, isInput(name, shape) ? stemOf(cell) : cell] as const)
  return nameOutput(pattern, new Map([['row', String(row)], ...values]))
}

/** Two rows that write one file are a mistake that would only show at the end. */
function checkDistinct(rows: readonly BatchRow[], file: string): void {
  const seen = new Map<string, number>()
  for (const { outputFile, line } of rows) {
    if (outputFile === undefined) continue
    const before = seen.get(outputFile)
    if (before !== undefined)
      throw bad(
        `${file}: lines ${before} and ${line} would both write ${outputFile}`,
        'add {row} to the output',
      )
    seen.set(outputFile, line)
  }
}

const bad = (message: string, hint: string): ArtDagError => new ArtDagError('USAGE', message, { hint })
