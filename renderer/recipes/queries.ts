/** What the list of recipes asks of the engine. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { DraftRecipe, KeptRecipe } from '../../engine/contract/groups/recipes.ts'
import type { Cid } from '../../engine/contract/ids.ts'
import { useEngine } from '../connect/engine.tsx'

export interface RecipeWish {
  readonly text: string
  /** Recipes with a step of this type; absent: all. */
  readonly nodeType?: string | undefined
}

const PAGE = 60

/** Under one key, so that whatever changes recipes can tell all their lists. */
export const RECIPES = 'recipes'

export function useKept({ text, nodeType }: RecipeWish) {
  const { client } = useEngine()
  return useInfiniteQuery({
    queryKey: [RECIPES, 'kept', text, nodeType],
    queryFn: ({ pageParam }) =>
      client.recipes.list({
        limit: PAGE,
        ...(text === '' ? {} : { text }),
        ...(nodeType === undefined ? {} : { nodeType }),
        ...(pageParam === '' ? {} : { cursor: pageParam }),
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    select: ({ pages }): readonly KeptRecipe[] => pages.flatMap(({ items }) => items),
  })
}

/** Those that were never good; of what types their steps are nobody knows. */
export function useDrafts({ text, nodeType }: RecipeWish) {
  const { client } = useEngine()
  return useQuery({
    queryKey: [RECIPES, 'drafts', text],
    queryFn: async (): Promise<readonly DraftRecipe[]> =>
      (await client.recipes.drafts({ limit: 200, ...(text === '' ? {} : { text }) })).items,
    enabled: nodeType === undefined,
    placeholderData: keepPreviousData,
  })
}

/** What recipes gave last, by their names. */
export function usePosters(): ReadonlyMap<string, Cid> {
  const { client } = useEngine()
  const { data } = useQuery({
    queryKey: ['runs', 'posters'],
    queryFn: async () => {
      const { items } = await client.runs.list({ state: 'finished', previews: false, limit: 500 })
      // The newest come first, and the last word of a Map stays.
      return new Map(items.toReversed().flatMap(({ recipe, output }) => (output ? [[recipe, output]] : [])))
    },
  })
  return data ?? NO_POSTERS
}

const NO_POSTERS: ReadonlyMap<string, Cid> = new Map()

/** A drawing of one, where it gave nothing yet. */
export function useDrawing(name: string, isWanted: boolean) {
  const { client } = useEngine()
  return useQuery({
    queryKey: [RECIPES, 'drawing', name],
    queryFn: () => client.recipes.dag({ id: name }),
    enabled: isWanted,
    retry: false,
    staleTime: 60_000,
  }).data
}
