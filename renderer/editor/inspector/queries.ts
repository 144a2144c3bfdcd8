/** What the inspector asks of the engine. */
import { useQuery } from '@tanstack/react-query'
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

/** The document of an effect; undefined until it is known, and where nobody knows it. */
export function useEffectDocument(name: string | undefined): EffectDocument | undefined {
  const { client } = useEngine()
  const { data } = useQuery({
    queryKey: ['effect', name],
    queryFn: async ({ signal }) => {
      // The recipe that only applies it pins the document it is made of.
      const { text } = await client.recipes.forEffect({ effect: name ?? '' }, { signal })
      const [cid] = /\bb[a-z2-7]{50,}\b/.exec(text) ?? []
      const shown = cid === undefined ? undefined : await client.content.show({ name: cid }, { signal })
      return EffectDocument.safeParse(shown?.document).data ?? null
    },
    enabled: name !== undefined && name !== '',
    retry: false,
    staleTime: 60_000,
  })
  return data ?? undefined
}

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
