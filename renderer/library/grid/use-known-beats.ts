/** The beats of a sound that was analysed already: nothing is analysed for a small picture's sake. */
import { useQuery } from '@tanstack/react-query'
import type { EngineClient } from '../../../engine/client/engine-client.ts'
import type { GalleryItem } from '../../../engine/contract/groups/content.ts'
import { useEngine } from '../../connect/engine.tsx'

export interface KnownBeats {
  readonly beats: readonly number[]
  readonly downbeats: readonly number[]
}

const NONE: KnownBeats = { beats: [], downbeats: [] }

export function useKnownBeats({ cid, bpm }: Pick<GalleryItem, 'cid' | 'bpm'>): KnownBeats {
  const { client } = useEngine()
  const { data } = useQuery({
    queryKey: ['beats', cid],
    queryFn: ({ signal }) => beatsOf(client, cid, signal),
    enabled: bpm !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ?? NONE
}

async function beatsOf(client: EngineClient, name: string, signal: AbortSignal): Promise<KnownBeats> {
  const events = await client.analysis.get({ name, features: ['beats', 'downbeats'] }, { signal })
  for await (const event of events)
    if (event.event === 'analysed')
      return { beats: event.report.beats ?? [], downbeats: event.report.downbeats ?? [] }
  return NONE
}
