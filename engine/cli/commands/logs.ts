/** `artdag logs`: what happened in a run, and what failed in full. */
import { type Command, InvalidArgumentError } from 'commander'
import { EXIT } from '../../contract/errors.ts'
import { formatLog, type RunLog } from '../log-text.ts'
import type { Session, Shell } from '../shell.ts'

const MORE = `
Times are from the beginning of the attempt. What ffmpeg said of a failure stands at the end.

Example:
  artdag logs baguqeerag3f3
  artdag logs baguqeerag3f3 --attempt 1
`

export function addLogs(program: Command, shell: Shell): void {
  program
    .command('logs')
    .argument('<run>', 'id of a run, or its beginning')
    .description('show what happened in a run, and what failed in full')
    .option('--attempt <number>', 'of this attempt (default: the last)', readAttempt)
    .addHelpText('after', MORE)
    .action((runId: string, { attempt }: { attempt?: number }) =>
      shell.withEngine(async (session) => {
        const log = await readLog(session, runId, attempt)
        session.output.result(log, () => formatLog(log, session.output))
        return EXIT.ok
      }),
    )
}

/** The most the contract gives at once. */
const PAGE = 1000

async function readLog(
  { client, signal }: Session,
  runId: string,
  attempt: number | undefined,
): Promise<RunLog> {
  let log = await client.runs.log({ runId, attempt, limit: PAGE }, { signal })
  for (let page = log; page.events.length === PAGE; ) {
    const afterSeq = page.events.at(-1)?.seq ?? 0
    page = await client.runs.log({ runId, attempt: log.attempt, afterSeq, limit: PAGE }, { signal })
    log = { ...log, events: [...log.events, ...page.events] }
  }
  return log
}

function readAttempt(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1) return number
  throw new InvalidArgumentError('It must be a whole number from 1.')
}
