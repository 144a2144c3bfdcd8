/** A stream of run events from its beginning to its end: shown, the result written where it is wanted, the exit code. */
import { ArtDagError, type ErrorReport, EXIT, reportError } from '../contract/errors.ts'
import type { RunEvent, RunFinishedEvent } from '../contract/events.ts'
import { exitCodeOf, formatFailure } from './failure.ts'
import { describeResult } from './result-text.ts'
import type { Session } from './shell.ts'
import { createProgressView } from './show-progress.ts'

export interface FollowOptions {
  /** Where the finished file is copied to, as the user wrote it. */
  readonly outputFile?: string | undefined
}

/** Takes what a call of the contract gives. @throws ArtDagError as the stream does, and when the file cannot be written */
export async function followRun(
  session: Session,
  events: Promise<AsyncIterable<RunEvent>>,
  { outputFile }: FollowOptions = {},
): Promise<number> {
  const end = await showUntilEnd(session, events)
  const finished = end.output && outputFile !== undefined ? await writeResult(session, end, outputFile) : end
  session.output.json(finished)
  return await showEnd(session, finished, outputFile)
}

/** @throws ArtDagError as the stream does */
export async function showUntilEnd(
  { output, terminal }: Pick<Session, 'output' | 'terminal'>,
  events: Promise<AsyncIterable<RunEvent>>,
): Promise<RunFinishedEvent> {
  const view = createProgressView({ output, terminal })
  try {
    for await (const event of await events) {
      if (event.event === 'run-finished') return event
      output.json(event)
      view.take(event)
    }
  } finally {
    view.close()
  }
  throw new ArtDagError('INTERNAL', 'the run ended without saying how', {
    hint: 'look at it with: artdag runs',
  })
}

/** The run is finished and kept whatever happens here; the event then names the file the user asked for. */
export async function writeResult(
  { files }: Pick<Session, 'files'>,
  end: RunFinishedEvent,
  outputFile: string,
): Promise<RunFinishedEvent> {
  if (!end.output) return end
  const { cid } = end.output
  try {
    const { path } = await files.take(cid, outputFile)
    return { ...end, output: { path, cid } }
  } catch (cause) {
    throw notWritten(cid, outputFile, cause)
  }
}

/** It was looked at before: something changed since, or the disk is full. */
function notWritten(cid: string, outputFile: string, cause: unknown): ArtDagError {
  const { code, message } = reportError(cause)
  const isFull = (cause as NodeJS.ErrnoException).code === 'ENOSPC'
  const known = code === 'INTERNAL' ? 'TASK_FAILED' : code
  return new ArtDagError(
    isFull ? 'DISK_FULL' : known,
    `the result is rendered, but ${outputFile} cannot be written: ${message}`,
    {
      hint: `it is kept; write it elsewhere: artdag cat ${cid} > <file>`,
      details: { cid, output: outputFile },
      cause,
    },
  )
}

async function showEnd(
  session: Session,
  end: RunFinishedEvent,
  outputFile: string | undefined,
): Promise<number> {
  const { output } = session
  if (end.state === 'finished') {
    if (!output.isJson) output.print(await describeResult(session, end, outputFile))
    return EXIT.ok
  }
  const error = end.error ?? { code: 'TASK_FAILED', message: 'the run failed' }
  output.note(formatFailure(end.state === 'cancelled' ? cancelled(end) : error, output.noteStyle))
  return end.state === 'cancelled' ? EXIT.cancelled : exitCodeOf(error)
}

function cancelled({ tasksRun }: RunFinishedEvent): ErrorReport {
  const kept =
    tasksRun === 0
      ? ''
      : `; the ${tasksRun === 1 ? 'task that was' : `${tasksRun} tasks that were`} finished ${tasksRun === 1 ? 'is' : 'are'} kept`
  return {
    code: 'CANCELLED',
    message: `cancelled${kept}`,
    hint: 'the same command again goes on where this ended',
  }
}
