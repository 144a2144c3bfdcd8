/** `artdag batch`: a recipe over the rows of a table. */
import type { Command } from 'commander'
import { EXIT } from '../../contract/errors.ts'
import { planAll } from '../batch/forecast-rows.ts'
import { type BatchRow, planRows } from '../batch/plan-rows.ts'
import { readCsv } from '../batch/read-csv.ts'
import { runRows } from '../batch/run-rows.ts'
import { formatPlanned, formatResults } from '../batch-text.ts'
import { exitCodeOf, formatFailure } from '../failure.ts'
import { checkOutputFile } from '../output-file.ts'
import { readRecipe, readText } from '../read-text.ts'
import { addRenderOptions, type RenderOptions } from '../request.ts'
import type { Session, Shell } from '../shell.ts'

const MORE = `
The first line of the table names its columns: inputs, parameters, or names used in -o. An empty cell leaves what the
recipe has. A column of a list input may be there several times. Options are for all rows; a row's own cells go first.

Example:
  artdag batch title.yaml people.csv -i back=sky.mp4 -o 'out/{name}.mp4'
  artdag batch title.yaml people.csv --dry-run
`

interface Options extends RenderOptions {
  readonly output?: string
  readonly dryRun?: boolean
}

export function addBatch(program: Command, shell: Shell): void {
  addRenderOptions(
    program
      .command('batch')
      .argument('<recipe>', 'file of a recipe')
      .argument('<table>', 'CSV file: a run for every row')
      .description('render a recipe for every row of a table'),
  )
    .option('-o, --output <pattern>', 'where results go: {column} and {row} stand for what is there')
    .option('--dry-run', 'plan all rows and render none')
    .addHelpText('after', MORE)
    .action((recipe: string, table: string, options: Options) =>
      shell.withEngine((session) => batch(session, recipe, table, options)),
    )
}

async function batch(session: Session, file: string, tableFile: string, options: Options): Promise<number> {
  const { client, output, signal } = session
  const recipe = await readRecipe(file)
  const table = readCsv(await readText(tableFile, 'table'), tableFile)
  const shape = await client.recipes.check(recipe, { signal })
  if (shape.error) {
    output.json({ error: shape.error })
    output.note(formatFailure(shape.error, output.noteStyle))
    return exitCodeOf(shape.error)
  }
  const rows = planRows(table, shape, tableFile, options.output)
  for (const { outputFile, inputs } of rows)
    if (outputFile !== undefined)
      checkOutputFile(outputFile, [file, tableFile, ...inputs.map(({ content }) => content)])
  return options.dryRun
    ? await showPlans(session, recipe, rows, options)
    : await renderAll(session, recipe, rows, options)
}

type Recipe = Awaited<ReturnType<typeof readRecipe>>

async function showPlans(
  session: Session,
  recipe: Recipe,
  rows: readonly BatchRow[],
  options: Options,
): Promise<number> {
  const planned = await planAll(session, recipe, rows, options)
  session.output.result(planned, () => formatPlanned(planned, session.output))
  return planned.some(({ error }) => error) ? EXIT.failed : EXIT.ok
}

async function renderAll(
  session: Session,
  recipe: Recipe,
  rows: readonly BatchRow[],
  options: Options,
): Promise<number> {
  const { output, signal } = session
  const results = await runRows(session, recipe, rows, options)
  output.print(formatResults(results, rows.length, output))
  if (signal.aborted) return EXIT.cancelled
  return results.every(({ state }) => state === 'finished') ? EXIT.ok : EXIT.failed
}
