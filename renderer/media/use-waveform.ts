/** Peaks of a file's sound, asked for once. */
import { useQuery } from '@tanstack/react-query'
import { useEngine } from '../connect/engine.tsx'

export interface Peaks {
  readonly durationSec: number
  /** −127 to 127, of equal shares of the whole. */
  readonly min: readonly number[]
  readonly max: readonly number[]
}

/** Undefined until they are there, and where there is no sound. */
export function useWaveform(name: string | undefined, peaks = 800): Peaks | undefined {
  const { client } = useEngine()
  const { data } = useQuery({
    queryKey: ['waveform', name, peaks],
    queryFn: ({ signal }) => client.content.waveform({ name: name ?? '', peaks }, { signal }),
    enabled: name !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}
