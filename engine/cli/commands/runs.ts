/** `artdag runs` and `artdag watch`: what was and is being rendered. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { watchRun } from '../../client/watch-run.ts'
import { EXIT } from '../../contract/errors.ts'
import { RunState, type RunSummary } from '../../contract/schemas.ts'
import { followRun } from '../follow-run.ts'
import type { Output } from '../output.ts'
import { checkOutputFile } from '../output-file.ts'
import { formatDate, formatSeconds, shortCid } from '../quantities.ts'
import type { Shell } from '../shell.ts'
import { type Cell, formatTable } from '../table.ts'

const RUNS_EXAMPLE = `
Example:
  artdag runs --state failed -n 5
`
const WATCH_EXAMPLE = `
Example:
  artdag watch baguqeerag3f3 -o film.mp4
`

interface RunsOptions {
  readonly state?: RunState
  readonly number: number
}

export function addRunsCommands(program: Command, shell: Shell): void {
  program
    .command('runs')
    .description('list runs, the newest first')
    .addOption(new Option('--state <state>', 'only these').choices(RunState.options))
    .option('-n, --number <count>', 'how many', readCount, 20)
    .addHelpText('after', RUNS_EXAMPLE)
    .action(({ state, number }: RunsOptions) =>
      shell.withEngine(async ({ client, output }) => {
        const { items: runs } = await client.runs.list({ limit: number, state })
        output.result(runs, () => formatRuns(runs, output))
        if (runs.length === 0) output.note('no runs yet; begin with: artdag demo')
        return EXIT.ok
      }),
    )
  program
    .command('watch')
    .argument('<run>', 'id of a run, or its beginning')
    .description('follow a run until it ends')
    .option('-o, --output <file>', 'write the result to this file')
    .addHelpText('after', WATCH_EXAMPLE)
    .action((runId: string, { output: outputFile }: { output?: string }) =>
      shell.withEngine(async (session) => {
        if (outputFile !== undefined) checkOutputFile(outputFile)
        return await followRun(session, Promise.resolve(watchRun(session.client, runId, session.signal)), {
          outputFile,
        })
      }),
    )
}

/** A whole number from 1 to what the contract gives at once. */
export function readCount(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= 1000) return number
  throw new InvalidArgumentError('It must be a whole number from 1 to 1000.')
}

export function formatRuns(
  runs: readonly RunSummary[],
  { style, isForEyes }: Pick<Output, 'style' | 'isForEyes'>,
): string {
  if (runs.length === 0) return ''
  const cid = (text: string | undefined): string =>
    text === undefined ? '' : isForEyes ? shortCid(text) : text
  const paint = {
    paused: style.orange,
    queued: style.dim,
    running: style.orange,
    finished: style.green,
    failed: style.red,
    cancelled: style.dim,
  }
  const stateOf = ({ isPaused, state }: RunSummary) => (isPaused ? 'paused' : state)
  const rows = runs.map((run): Cell[] => [
    cid(run.runId),
    { text: stateOf(run), paint: paint[stateOf(run)] },
    run.recipe,
    run.profile,
    String(run.tasksRun),
    formatSeconds(run.seconds),
    { text: formatDate(run.updatedAt), paint: style.dim },
    cid(run.output),
  ])
  const cells = ['run', 'state', 'recipe', 'profile', 'tasks', 'time', 'when', 'output']
  return formatTable(rows, { head: { cells, paint: style.dim }, right: [4, 5] })
}
