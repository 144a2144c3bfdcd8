/** What can be done to a run, and how it is taken back. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import type { RunSummary } from '../../engine/contract/schemas.ts'
import { useEngine } from '../connect/engine.tsx'
import { reportOf } from '../connect/report-of.ts'
import { notify } from '../design/notices.tsx'
import { text } from '../text/text.ts'
import { placeAt } from './list/group-runs.ts'
import { isOpen } from './run-state.ts'

const words = text.runs.done

/** Room for others between. */
export const PRIORITY_STEP = 10

export interface RunActions {
  pause(run: RunSummary): void
  resume(run: RunSummary): void
  cancel(run: RunSummary): void
  retry(run: RunSummary): void
  /** Into the trash, with a way back. */
  remove(run: RunSummary): void
  prioritise(run: RunSummary, priority: number): void
  /** To another place of the queue, from 0. */
  move(queue: readonly RunSummary[], run: RunSummary, to: number): void
  pauseAll(runs: readonly RunSummary[]): void
  resumeAll(runs: readonly RunSummary[]): void
}

export function useRunActions(): RunActions {
  const { client } = useEngine()
  const queries = useQueryClient()
  return useMemo(() => {
    const askAgain = async (): Promise<void> => {
      await Promise.all(['runs', 'run', 'stats'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
    }
    const act = async (work: Promise<unknown>, onDone?: () => void): Promise<void> => {
      try {
        await work
        onDone?.()
      } catch (error) {
        notify({ text: reportOf(error).message, tone: 'bad' })
      }
      await askAgain()
    }
    return actionsOn(client, (work, onDone) => void act(work, onDone))
  }, [client, queries])
}

type Act = (work: Promise<unknown>, onDone?: () => void) => void

const actionsOn = ({ runs, trash }: EngineClient, act: Act): RunActions => ({
  pause: ({ runId }) => act(runs.pause({ runId })),
  resume: ({ runId }) => act(runs.resume({ runId })),
  cancel: ({ runId, recipe }) => act(runs.cancel({ runId }), () => notify({ text: words.cancelled(recipe) })),
  retry: ({ runId, recipe }) => act(runs.retry({ runId }), () => notify({ text: words.retried(recipe) })),
  remove: ({ runId, recipe }) => {
    const restore = (id: number): void =>
      act(trash.restore({ id }), () => notify({ text: words.restored(recipe) }))
    const removed = runs.remove({ runId })
    act(
      removed.then(({ trashId }) =>
        notify({
          text: words.removed(recipe),
          action: { text: text.common.undo, run: () => restore(trashId) },
        }),
      ),
    )
  },
  prioritise: ({ runId }, priority) => act(runs.prioritise({ runId, priority })),
  move: (queue, { runId }, to) => {
    const place = placeAt(queue, runId, to)
    if (place) act(runs.reorder({ runId, ...place }))
  },
  pauseAll: (all) =>
    act(
      each(all, false, ({ runId }) => runs.pause({ runId })),
      () => notify({ text: words.queuePaused(countOf(all, false)) }),
    ),
  resumeAll: (all) =>
    act(
      each(all, true, ({ runId }) => runs.resume({ runId })),
      () => notify({ text: words.queueResumed(countOf(all, true)) }),
    ),
})

const affected = (all: readonly RunSummary[], isPaused: boolean): readonly RunSummary[] =>
  all.filter((run) => isOpen(run) && run.isPaused === isPaused)

const countOf = (all: readonly RunSummary[], isPaused: boolean): number => affected(all, isPaused).length

/** One may end while it is asked: the others are asked all the same. */
async function each(
  all: readonly RunSummary[],
  isPaused: boolean,
  ask: (run: RunSummary) => Promise<unknown>,
): Promise<void> {
  await Promise.allSettled(affected(all, isPaused).map(ask))
}
