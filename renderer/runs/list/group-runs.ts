/** The list of runs as people look at it: what runs, what waits in its turn, what is done. */
import type { RunState, RunSummary } from '../../../engine/contract/schemas.ts'

export interface RunFilter {
  /** Of what has ended; absent: however it did. */
  readonly state?: Extract<RunState, 'finished' | 'failed' | 'cancelled'> | undefined
  /** Its name. */
  readonly recipe?: string | undefined
}

export interface RunGroups {
  readonly running: readonly RunSummary[]
  /** Whose turn it is first comes first. */
  readonly queue: readonly RunSummary[]
  readonly done: readonly RunSummary[]
}

export interface KnownRuns {
  readonly running: readonly RunSummary[]
  readonly queued: readonly RunSummary[]
  /** Of any state: the list that they come from knows none that is open only when it was asked for one. */
  readonly listed: readonly RunSummary[]
}

/** Each run once, where it was seen last: lists are asked for one after the other, and runs move on meanwhile. */
export function groupRuns({ running, queued, listed }: KnownRuns, { recipe }: RunFilter): RunGroups {
  const isWanted = (run: RunSummary): boolean => recipe === undefined || run.recipe === recipe
  const open = new Map([...queued, ...running].map((run) => [run.runId, run]))
  const all = [...open.values()].filter(isWanted)
  return {
    running: all.filter(({ state }) => state === 'running'),
    queue: all.filter(({ state }) => state === 'queued').sort(byPlace),
    done: listed.filter(({ runId, state }) => state !== 'queued' && state !== 'running' && !open.has(runId)),
  }
}

const byPlace = (a: RunSummary, b: RunSummary): number =>
  (a.place ?? Number.POSITIVE_INFINITY) - (b.place ?? Number.POSITIVE_INFINITY)

/** Where a waiting run goes when it is moved to an index; undefined: it stays where it is. */
export function placeAt(
  queue: readonly RunSummary[],
  runId: string,
  to: number,
): { readonly before: string } | { readonly after: string } | undefined {
  const from = queue.findIndex((run) => run.runId === runId)
  const other = queue[to]
  if (from < 0 || !other || from === to) return undefined
  return to < from ? { before: other.runId } : { after: other.runId }
}

/** How many began on the day of `now`. */
export const countToday = (runs: readonly RunSummary[], now: Date): number =>
  runs.filter(({ createdAt }) => new Date(createdAt).toDateString() === now.toDateString()).length
