/** What the inspector asks of the engine. */
import { useQueries, useQuery } from '@tanstack/react-query'
import type { EngineClient } from '../../../engine/client/engine-client.ts'
import { EffectDocument } from '../../../engine/effects/format.ts'
import { useEngine } from '../../connect/engine.tsx'

export function useProfiles() {
  const { client } = useEngine()
  const { data } = useQuery({
    queryKey: ['profiles'],
    queryFn: () => client.system.profiles({}),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ?? []
}

/** Documents of effects by name; those that nobody knows are not among them. */
export function useEffects(names: readonly string[]): ReadonlyMap<string, EffectDocument> {
  const { client } = useEngine()
  return useQueries({
    queries: names.map((name) => ({
      queryKey: ['effect', name],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => findEffect(client, name, signal),
      retry: false,
      staleTime: 60_000,
    })),
    combine: foundIn,
  })
}

/** The recipe that only applies it pins the document it is made of. */
async function findEffect(client: EngineClient, name: string, signal: AbortSignal) {
  const { text } = await client.recipes.forEffect({ effect: name }, { signal })
  const [cid] = /\bb[a-z2-7]{50,}\b/.exec(text) ?? []
  const shown = cid === undefined ? undefined : await client.content.show({ name: cid }, { signal })
  return [name, EffectDocument.safeParse(shown?.document).data] as const
}

type Found = readonly { readonly data: Awaited<ReturnType<typeof findEffect>> | undefined }[]

const foundIn = (results: Found): ReadonlyMap<string, EffectDocument> =>
  new Map(
    results.flatMap(({ data: [name, found] = ['', undefined] }) => (found ? [[name, found] as const] : [])),
  )

export function useParamsOf(recipe: string | undefined) {
  const { client } = useEngine()
  const { data } = useQuery({
    queryKey: ['recipes', 'params', recipe],
    queryFn: async ({ signal }) => (await client.recipes.get({ id: recipe ?? '' }, { signal })).params,
    enabled: recipe !== undefined && recipe !== '',
    retry: false,
  })
  return data
}

const NO_NAMES: readonly string[] = []

/** Kept recipes by name; `isWanted`: whether anything here names one. */
export function useRecipeNames(isWanted: boolean): readonly string[] {
  const { client } = useEngine()
  const { data } = useQuery({
    queryKey: ['recipes', 'names'],
    queryFn: async ({ signal }) =>
      (await client.recipes.list({ limit: 1000 }, { signal })).items.map(({ name }) => name),
    enabled: isWanted,
  })
  return data ?? NO_NAMES
}
