/** A run followed as it goes. */
import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { useEngine } from '../../connect/engine.tsx'
import { type Followed, FollowedRun } from './live-runs.ts'

const followed = new Map<string, FollowedRun>()

/** `attempt`: another one is followed from its own beginning. */
export function useLiveRun(runId: string, attempt: number): Followed {
  const { client } = useEngine()
  const queries = useQueryClient()
  const key = `${runId}/${attempt}`
  let run = followed.get(key)
  if (!run) {
    const onTurn = (): void => {
      void queries.invalidateQueries({ queryKey: ['runs'] })
      void queries.invalidateQueries({ queryKey: ['run', runId] })
    }
    run = new FollowedRun({ client, runId, onTurn })
    followed.set(key, run)
  }
  return useSyncExternalStore(run.listen, run.now)
}
