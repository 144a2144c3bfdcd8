/** What the library asks of the engine, and what changes it. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ContentFilter, GalleryItem } from '../../engine/contract/groups/content.ts'
import type { RunId } from '../../engine/contract/ids.ts'
import { useEngine } from '../connect/engine.tsx'

export type GalleryFilter = Partial<ContentFilter>

const PAGE = 200

/** Everything under it is asked for again when content comes, goes or is called otherwise. */
export const MEDIA_KEY = ['media'] as const

/** What fits the filter, as far as it has been looked at. */
export function useGallery(filter: GalleryFilter) {
  const { client } = useEngine()
  const found = useInfiniteQuery({
    queryKey: [...MEDIA_KEY, 'list', filter],
    queryFn: ({ pageParam: cursor, signal }) =>
      client.content.media({ ...filter, limit: PAGE, cursor }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  const items = useMemo(() => found.data?.pages.flatMap((page) => page.items) ?? [], [found.data])
  return { ...found, items }
}

export function useFacets(filter: GalleryFilter) {
  const { client } = useEngine()
  const { kind: _, kinds: __, role: ___, order: ____, ...wish } = filter
  return useQuery({
    queryKey: [...MEDIA_KEY, 'facets', wish],
    queryFn: ({ signal }) => client.content.facets(wish, { signal }),
    placeholderData: keepPreviousData,
  })
}

/** Everything known of one piece of content. */
export function useContent(cid: string) {
  const { client } = useEngine()
  return useQuery({
    queryKey: [...MEDIA_KEY, 'item', cid],
    queryFn: ({ signal }) => client.content.show({ name: cid }, { signal }),
    placeholderData: keepPreviousData,
  })
}

export function useMakingTree(cid: string) {
  const { client } = useEngine()
  return useQuery({
    queryKey: [...MEDIA_KEY, 'tree', cid],
    queryFn: ({ signal }) => client.content.tree({ name: cid }, { signal }),
  })
}

/** What a run took, as a hint of what it would take again; undefined while it is not known. */
export function useRunSeconds(runId: RunId | undefined): number | undefined {
  const { client } = useEngine()
  const { data } = useQuery({
    queryKey: ['runs', 'summary', runId],
    queryFn: ({ signal }) => client.runs.get({ runId: runId ?? '' }, { signal }),
    enabled: runId !== undefined,
    staleTime: 60_000,
  })
  return data?.seconds
}

/** Where the recipe of a run is now: its name, or, where nothing is kept of it, the CID of its text. */
export function useRecipeAddress(
  recipe: { readonly name: string; readonly cid: string } | undefined,
): string {
  const { client } = useEngine()
  const { data } = useQuery({
    queryKey: ['recipes', 'kept', recipe?.cid],
    queryFn: ({ signal }) => client.recipes.get({ id: recipe?.cid ?? '' }, { signal }),
    enabled: recipe !== undefined,
    staleTime: 60_000,
  })
  return `/recipe/${encodeURIComponent(data?.name ?? recipe?.cid ?? '')}`
}

export type Shown = NonNullable<ReturnType<typeof useContent>['data']>
export type { GalleryItem }
