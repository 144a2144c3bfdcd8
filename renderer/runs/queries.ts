/** What the runs pages ask of the engine. */
import {
  keepPreviousData,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { RunState, RunSummary } from '../../engine/contract/schemas.ts'
import { useEngine } from '../connect/engine.tsx'
import type { RunFilter } from './list/group-runs.ts'
import { isOpen } from './run-state.ts'

const BUSY_MS = 1000
const IDLE_MS = 5000
const PAGE = 50
const FOR_EVER = Number.POSITIVE_INFINITY

/** What runs and what waits; asked for often while there is any. */
export function useOpenRuns() {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['runs', 'open'],
    queryFn: async ({ signal }) => {
      const [running, queued] = await Promise.all([
        client.runs.list({ state: 'running', previews: false, limit: 100 }, { signal }),
        client.runs.list({ state: 'queued', previews: false, limit: 500 }, { signal }),
      ])
      return { running: running.items, queued: queued.items }
    },
    refetchInterval: ({ state: { data } }) =>
      data && data.running.length + data.queued.length > 0 ? BUSY_MS : IDLE_MS,
  })
}

/** What has ended, a page at a time, the newest first. */
export function useEndedRuns({ state, recipe }: RunFilter) {
  const { client } = useEngine()
  return useInfiniteQuery({
    queryKey: ['runs', 'ended', state, recipe],
    queryFn: ({ signal, pageParam }) =>
      client.runs.list({ limit: PAGE, cursor: pageParam, state, recipe, previews: false }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    refetchInterval: IDLE_MS,
    placeholderData: keepPreviousData,
  })
}

export function useRun(runId: string): UseQueryResult<RunSummary> {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['run', runId, 'summary'],
    queryFn: ({ signal }) => client.runs.get({ runId }, { signal }),
    refetchInterval: ({ state: { data } }) => (data && isOpen(data) ? BUSY_MS : false),
  })
}

/** As it was planned when it was first looked at; what is cached by now is told by events. */
export function useRunPlan({ runId, attempt, state }: Pick<RunSummary, 'runId' | 'attempt' | 'state'>) {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['run-plan', runId, attempt, state === 'queued'],
    queryFn: ({ signal }) => client.runs.plan({ runId }, { signal }),
    staleTime: FOR_EVER,
    placeholderData: keepPreviousData,
  })
}

export function useRunAnalysis(runId: string, provenance: string | undefined) {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['run-analysis', runId, provenance],
    queryFn: ({ signal }) => client.runs.analysis({ runId }, { signal }),
    enabled: provenance !== undefined,
    staleTime: FOR_EVER,
  })
}

/** `state`: there are more of them when it has ended. */
export function useArtifacts(runId: string | undefined, state?: RunState) {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['run', runId, 'artifacts', state],
    queryFn: ({ signal }) => client.runs.artifacts({ runId: runId ?? '' }, { signal }),
    enabled: runId !== undefined,
    placeholderData: keepPreviousData,
  })
}

/** `record`: CID of the record, absent while there is none. */
export function useProvenance(runId: string, record: string | undefined) {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['run-provenance', runId, record],
    queryFn: ({ signal }) => client.runs.provenance({ runId }, { signal }),
    enabled: record !== undefined,
    staleTime: FOR_EVER,
  })
}

/** How a file was made, command and all. */
export function useMaking(cid: string | undefined) {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['making', cid],
    queryFn: async ({ signal }) => (await client.content.show({ name: cid ?? '' }, { signal })).madeBy,
    enabled: cid !== undefined,
    staleTime: FOR_EVER,
  })
}

/** The events of an attempt with their times. What was read before is not read again. */
export function useRunLog({ runId, attempt, state }: Pick<RunSummary, 'runId' | 'attempt' | 'state'>) {
  const { client } = useEngine()
  const queries = useQueryClient()
  const queryKey = ['run-log', runId, attempt] as const
  type Log = Awaited<ReturnType<typeof client.runs.log>>
  return useQuery({
    queryKey: [...queryKey, isOpen({ state })],
    queryFn: async ({ signal }) => {
      const known = queries.getQueryData<Log>([...queryKey, true])?.events ?? []
      const events = [...known]
      for (;;) {
        const afterSeq = events.at(-1)?.seq ?? 0
        const page = await client.runs.log({ runId, attempt, afterSeq, limit: 1000 }, { signal })
        events.push(...page.events)
        if (page.events.length < 1000) return { ...page, events }
      }
    },
    refetchInterval: isOpen({ state }) ? BUSY_MS : false,
    placeholderData: keepPreviousData,
  })
}

/** The finished run of the same recipe before this one; null when it was the first. */
export function usePreviousRun({
  runId,
  recipe,
  createdAt,
}: Pick<RunSummary, 'runId' | 'recipe' | 'createdAt'>) {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['runs', 'before', runId, createdAt],
    queryFn: async ({ signal }) => {
      const { items } = await client.runs.list(
        { recipe, state: 'finished', previews: false, limit: 200 },
        { signal },
      )
      return items.find((run) => run.runId !== runId && run.createdAt < createdAt) ?? null
    },
    // The one before may still be under way.
    refetchInterval: ({ state: { data } }) => (data ? false : IDLE_MS),
    staleTime: 60_000,
  })
}

export function useStats() {
  const { client } = useEngine()
  return useQuery({ queryKey: ['stats'], queryFn: () => client.system.stats({}), staleTime: 10_000 })
}

/** Names of recipes to choose from. */
export function useRecipeNames(): readonly string[] {
  const { client } = useEngine()
  const { data } = useQuery({
    queryKey: ['recipes', 'names'],
    queryFn: async () => (await client.recipes.list({ limit: 200 })).items.map(({ name }) => name),
    staleTime: 30_000,
  })
  return data ?? []
}
