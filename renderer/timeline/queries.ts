/** What players and timelines ask of the engine. */
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import { useEngine } from '../connect/engine.tsx'
import { factsOf, type MediaFacts } from './media-facts.ts'

/** What a CID names never changes. */
const FOR_EVER = { staleTime: Number.POSITIVE_INFINITY, gcTime: 30 * 60_000 }

/** `name`: a CID or a name of content; undefined: of nothing. */
export function useMediaFacts(name: string | undefined): MediaFacts | undefined {
  return useMediaItem(name).data?.facts
}

/** The one of the name before stays until the next is known. */
export interface MediaItem {
  readonly cid: string
  readonly facts: MediaFacts | undefined
}

export const useMediaItem = (name: string | undefined): UseQueryResult<MediaItem> =>
  useQuery({ ...mediaItem(useEngine().client, name), placeholderData: keepPreviousData })

/** The query itself, for who asks for several. */
export const mediaItem = (client: EngineClient, name: string | undefined) => ({
  queryKey: ['content', 'facts', name],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<MediaItem> => {
    const shown = await client.content.show({ name: name ?? '' }, { signal })
    return { cid: shown.item.cid, facts: factsOf(shown) }
  },
  enabled: name !== undefined,
  ...FOR_EVER,
})

/** A copy that every browser plays, made when it is first wanted. */
export function usePlayable(cid: string, isWanted: boolean): UseQueryResult<{ readonly cid: string }> {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['content', 'playable', cid],
    queryFn: ({ signal }) => client.content.mp4({ name: cid }, { signal }),
    enabled: isWanted,
    ...FOR_EVER,
  })
}
