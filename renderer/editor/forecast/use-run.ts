/** Running the open recipe, and what it gave the last times. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { navigate } from 'wouter/use-browser-location'
import type { ErrorReport } from '../../../engine/contract/errors.ts'
import type { RunSummary } from '../../../engine/contract/schemas.ts'
import { useEngine } from '../../connect/engine.tsx'
import { queries } from '../../connect/queries.tsx'
import { reportOf } from '../../connect/report-of.ts'
import { notify } from '../../design/notices.tsx'
import { doneShare, timeLeft } from '../../runs/live/done-share.ts'
import { text } from '../../text/text.ts'
import { useDocument } from '../document/use-document.tsx'
import { useIssues } from '../document/use-issues.ts'
import {
  cancelRun,
  type FollowedRun,
  followRun,
  isActive,
  startRun,
  useFollowedRuns,
} from './run-follower.ts'
import { useMissingInputs } from './use-bindings.ts'
import { FORECASTS } from './use-forecast.ts'
import { useRunRequest } from './use-run-request.ts'

const words = text.editor.frame.run

export interface Running {
  /** The one that goes on now, or the last one that was started here. */
  readonly run: FollowedRun | undefined
  readonly isActive: boolean
  /** 0 to 1; undefined while nobody can know. */
  readonly doneShare: number | undefined
  readonly timeLeftSec: number | undefined
  readonly error: ErrorReport | undefined
  /** Why it cannot be run as it is, in words. */
  readonly refusal: string | undefined
  start(): void
  cancel(): void
}

export function useRun(): Running {
  const { client } = useEngine()
  const name = useDocument((state) => state.name)
  const request = useRunRequest()
  const refusal = useRefusal()
  const run = useFollowedRuns(({ runs }) => runs[name])
  return {
    run,
    isActive: isActive(run),
    doneShare: run && doneShare(run.live),
    timeLeftSec: run && timeLeft(run.live),
    error: run?.error,
    refusal,
    start: () => {
      if (refusal !== undefined) return notify({ text: refusal })
      if (!isActive(run)) void startRun(client, name, request).then(tell)
    },
    cancel: () => {
      cancelRun(client, name).catch((error: unknown) => {
        notify({ text: reportOf(error).message, tone: 'bad' })
      })
    },
  }
}

function useRefusal(): string | undefined {
  const recipe = useDocument((state) => state.reading.recipe)
  const missing = useMissingInputs()
  const faults = useIssues().all.length
  if (recipe === undefined || faults > 0) return words.faulty
  if (recipe.steps.length === 0) return words.noSteps
  return missing.length > 0 ? words.missing(missing) : undefined
}

/** Finished runs of this recipe, the newest first. */
export function useLastRuns(): readonly RunSummary[] {
  const { client } = useEngine()
  const recipe = useDocument((state) => state.recipe?.name)
  const { data } = useQuery({
    queryKey: runsOf(recipe),
    queryFn: () => client.runs.list({ recipe: recipe as string, previews: false, limit: 20 }),
    enabled: recipe !== undefined,
  })
  return useMemo(() => data?.items.filter(({ output }) => output !== undefined) ?? [], [data])
}

/** The last one that gave something. */
export const useLastRun = (): RunSummary | undefined => useLastRuns()[0]

const runsOf = (recipe: string | undefined) => ['runs', 'of', recipe]

/** Goes on following a run of this recipe that was started before the page was opened; once in an editor. */
export function useRunFollowing(): void {
  const { client } = useEngine()
  const name = useDocument((state) => state.name)
  const recipe = useDocument((state) => state.recipe?.name)
  useEffect(() => {
    if (recipe === undefined || isActive(useFollowedRuns.getState().runs[name])) return
    const looking = new AbortController()
    client.runs
      .list({ recipe, previews: false, limit: 1 }, { signal: looking.signal })
      .then(({ items: [last] }) => {
        const isGoingOn = last?.state === 'queued' || last?.state === 'running'
        if (isGoingOn && !isActive(useFollowedRuns.getState().runs[name])) {
          void followRun(client, name, last.runId).then(tell)
        }
      })
      .catch(() => undefined)
    return () => looking.abort()
  }, [client, name, recipe])
}

/** How it ended, wherever the user is by then. */
function tell({ end, error, runId }: FollowedRun): void {
  void queries.invalidateQueries({ queryKey: ['runs'] })
  void queries.invalidateQueries({ queryKey: [FORECASTS] })
  const look = runId && { text: words.look, run: () => navigate(`/run/${runId}`) }
  if (error) notify({ text: error.message, tone: 'bad', ...(look ? { action: look } : {}) })
  else if (end?.state === 'cancelled') notify({ text: words.cancelled })
  else if (end) notify({ text: words.done(end.tasksRun, end.tasksCached), ...(look ? { action: look } : {}) })
}
