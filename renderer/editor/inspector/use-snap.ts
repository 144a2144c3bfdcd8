/** The beats of the song that a recipe is tried with, listened to when they are first asked for. */
import { useEngine } from '../../connect/engine.tsx'
import { queries } from '../../connect/queries.tsx'
import { useDocument } from '../document/use-document.tsx'
import { nearest } from './form/clock-text.ts'

/** Undefined while no input that takes sound is filled. */
export function useSnap(): ((seconds: number) => Promise<number | undefined>) | undefined {
  const { client } = useEngine()
  const fill = useDocument((state) => state.reading.ui.fill)
  const song = useDocument((state) => state.recipe?.inputs.find(({ kind }) => kind === 'audio'))
  const name = song && (song.pin ?? fill[song.name]?.[0])
  if (name === undefined) return undefined
  return async (seconds) => {
    const beats = await queries.fetchQuery({
      queryKey: ['beats', name],
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: async ({ signal }) => {
        for await (const event of await client.analysis.get({ name, features: ['beats'] }, { signal }))
          if (event.event === 'analysed') return event.report.beats ?? []
        return []
      },
    })
    return nearest(beats, seconds)
  }
}
