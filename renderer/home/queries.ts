/** What the start page asks of the engine. */
import { useQuery } from '@tanstack/react-query'
import type { RunSummary } from '../../engine/contract/schemas.ts'
import { useEngine } from '../connect/engine.tsx'

/** They come with the app: the same until it is another app. */
export function useTemplates() {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['templates'],
    queryFn: () => client.templates.list({}),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Finished runs with what they gave, the newest first, each result once. */
export function useLastResults(count: number) {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['runs', 'last-results', count],
    queryFn: async () => {
      const { items } = await client.runs.list({ state: 'finished', previews: false, limit: count * 3 })
      return onePerOutput(items).slice(0, count)
    },
  })
}

/** Those that were changed last. */
export function useLastRecipes(count: number) {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['recipes', 'last', count],
    queryFn: async () => {
      const { items } = await client.recipes.list({ limit: 1000 })
      return items.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)).slice(0, count)
    },
  })
}

/** The same answer as the status line's. */
export function useDoctor() {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['doctor'],
    queryFn: () => client.system.doctor({}),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useStats() {
  const { client } = useEngine()
  return useQuery({ queryKey: ['stats'], queryFn: () => client.system.stats({}) })
}

const onePerOutput = (runs: readonly RunSummary[]): readonly RunSummary[] =>
  [
    ...new Map(runs.toReversed().flatMap((run) => (run.output ? [[run.output, run] as const] : []))).values(),
  ].toReversed()
