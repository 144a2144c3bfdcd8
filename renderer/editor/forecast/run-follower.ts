/** Runs that were started from editors, followed to their ends even when the page that started them is left. */
import { create } from 'zustand'
import type { EngineClient } from '../../../engine/client/engine-client.ts'
import { watchRun } from '../../../engine/client/watch-run.ts'
import { ArtDagError, type ErrorReport } from '../../../engine/contract/errors.ts'
import type { RunFinishedEvent } from '../../../engine/contract/events.ts'
import type { RunId } from '../../../engine/contract/ids.ts'
import { reportOf } from '../../connect/report-of.ts'
import { foldEvents, type LiveRun, NOTHING_YET } from '../../runs/live/fold-events.ts'
import type { DocumentRequest } from './use-run-request.ts'

export interface FollowedRun {
  /** Absent until the engine has taken it. */
  readonly runId?: RunId
  readonly live: LiveRun
  readonly isCancelling: boolean
  /** How it ended. */
  readonly end?: RunFinishedEvent
  /** Why it could not be asked for, or failed. */
  readonly error?: ErrorReport
}

interface FollowerState {
  /** The last one of each document, by its name. */
  readonly runs: Readonly<Record<string, FollowedRun>>
}

export const useFollowedRuns = create<FollowerState>(() => ({ runs: {} }))

export const isActive = (run: FollowedRun | undefined): run is FollowedRun =>
  run !== undefined && run.end === undefined && run.error === undefined

const NEW: FollowedRun = { live: NOTHING_YET, isCancelling: false }

function update(document: string, change: (run: FollowedRun) => FollowedRun): void {
  useFollowedRuns.setState(({ runs }) => ({ runs: { ...runs, [document]: change(runs[document] ?? NEW) } }))
}

export function forgetRun(document: string): void {
  useFollowedRuns.setState(({ runs: { [document]: _, ...runs } }) => ({ runs }))
}

/** Asks for it and follows it. Resolves when it has ended or was refused; never throws. */
export async function startRun(
  client: EngineClient,
  document: string,
  request: DocumentRequest,
): Promise<FollowedRun> {
  update(document, () => NEW)
  try {
    const { runId } = await client.runs.queue(request)
    return await followRun(client, document, runId)
  } catch (error) {
    update(document, (run) => ({ ...run, error: reportOf(error) }))
    return followed(document)
  }
}

/** Follows one that was asked for elsewhere. */
export async function followRun(client: EngineClient, document: string, runId: RunId): Promise<FollowedRun> {
  update(document, () => ({ ...NEW, runId }))
  try {
    for await (const event of watchRun(client, runId, new AbortController().signal)) {
      update(document, (run) => ({
        ...run,
        live: foldEvents(run.live, [event]),
        ...(event.event === 'run-finished' ? ending(event) : {}),
      }))
    }
  } catch (error) {
    update(document, (run) => ({ ...run, error: reportOf(error) }))
  }
  return followed(document)
}

export async function cancelRun(client: EngineClient, document: string): Promise<void> {
  const { runId } = followed(document)
  if (runId === undefined) return
  update(document, (run) => ({ ...run, isCancelling: true }))
  try {
    await client.runs.cancel({ runId })
  } catch (error) {
    update(document, (run) => ({ ...run, isCancelling: false }))
    // It ended while it was asked to.
    if (!(error instanceof ArtDagError && error.code === 'RUN_ENDED')) throw error
  }
}

const followed = (document: string): FollowedRun => useFollowedRuns.getState().runs[document] ?? NEW

const ending = (end: RunFinishedEvent) => ({
  end,
  ...(end.state === 'failed' && end.error !== undefined ? { error: end.error } : {}),
})
