/** Renders rows one after the other; one that fails holds up nobody. What rows have in common is rendered once. */
import { type ErrorReport, reportError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import type { RecipeText } from '../../contract/schemas.ts'
import { formatFailure } from '../failure.ts'
import { showUntilEnd, writeResult } from '../follow-run.ts'
import { giveAll } from '../place/files.ts'
import { type RenderOptions, readInputs, requestOf } from '../request.ts'
import type { Session } from '../shell.ts'
import { harmless } from '../style.ts'
import type { BatchRow } from './plan-rows.ts'

export interface RowResult {
  readonly row: number
  readonly state: 'finished' | 'failed' | 'cancelled'
  readonly output?: { readonly path: string; readonly cid: Cid }
  readonly tasksRun: number
  readonly seconds: number
  readonly error?: ErrorReport
}

/** A row's own inputs and parameters go before those of the command line. */
export async function requestFor(
  { files }: Session,
  recipe: RecipeText,
  { inputs, params, outputFile }: BatchRow,
  options: RenderOptions,
) {
  const own = new Set(inputs.map(({ name }) => name))
  const common = readInputs(options.input).filter(({ name }) => !own.has(name))
  const request = requestOf(recipe, options, await giveAll(files, [...common, ...inputs]), outputFile)
  return { ...request, params: { ...request.params, ...params }, fresh: options.fresh ?? false }
}

/** Ends early only when the user stops it: rows that had not begun by then have no result. */
export async function runRows(
  session: Session,
  recipe: RecipeText,
  rows: readonly BatchRow[],
  options: RenderOptions,
): Promise<readonly RowResult[]> {
  const results: RowResult[] = []
  for (const row of rows) {
    if (session.signal.aborted) break
    const { output } = session
    output.note(harmless(`row ${row.number} of ${rows.length}${row.outputFile ? `: ${row.outputFile}` : ''}`))
    const result = await runRow(session, recipe, row, options)
    if (result.error && result.state === 'failed') output.note(formatFailure(result.error, output.noteStyle))
    output.json({ event: 'row-finished', ...result })
    results.push(result)
  }
  return results
}

async function runRow(
  session: Session,
  recipe: RecipeText,
  row: BatchRow,
  options: RenderOptions,
): Promise<RowResult> {
  const { client, signal } = session
  try {
    const request = await requestFor(session, recipe, row, options)
    const end = await showUntilEnd(session, client.runs.start(request, { signal }))
    const { outputFile } = row
    const written = end.output && outputFile !== undefined ? await writeResult(session, end, outputFile) : end
    const { state, output, tasksRun, seconds, error } = written
    return {
      row: row.number,
      state,
      tasksRun,
      seconds,
      ...(output ? { output } : {}),
      ...(error ? { error } : {}),
    }
  } catch (error) {
    const report = reportError(error)
    const isStopped = signal.aborted || report.code === 'CANCELLED'
    return {
      row: row.number,
      state: isStopped ? 'cancelled' : 'failed',
      tasksRun: 0,
      seconds: 0,
      error: report,
    }
  }
}
