/** What kind of media a file is. */
import { useQuery } from '@tanstack/react-query'
import { useEngine } from '../../connect/engine.tsx'

export type MediaKind = 'video' | 'audio' | 'image'

/** A summary begins with it: `video 768×432, …`. */
export const kindOf = (summary: string | undefined): MediaKind | undefined =>
  (['video', 'audio', 'image'] as const).find((kind) => summary?.startsWith(kind))

/** Undefined until it is known, and for what is no media. */
export function useMediaKind(cid: string): MediaKind | undefined {
  const { client } = useEngine()
  const { data } = useQuery({
    queryKey: ['content-summary', cid],
    queryFn: async ({ signal }) => (await client.content.show({ name: cid }, { signal })).item.summary,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return kindOf(data)
}
