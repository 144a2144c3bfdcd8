/** The list of runs, kept up to date. */
import { useCallback, useDeferredValue, useMemo } from 'react'
import { useEndedRuns, useOpenRuns } from '../queries.ts'
import { groupRuns, type RunFilter, type RunGroups } from './group-runs.ts'

export interface ListedRuns extends RunGroups {
  readonly isLoading: boolean
  /** Earlier ones can be loaded. */
  readonly hasMore: boolean
  readonly loadMore: () => void
}

export function useListedRuns(filter: RunFilter): ListedRuns {
  const wanted = useDeferredValue(filter)
  const open = useOpenRuns()
  const { data, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useEndedRuns(wanted)
  const groups = useMemo(() => {
    const { running = [], queued = [] } = open.data ?? {}
    return groupRuns({ running, queued, listed: data?.pages.flatMap(({ items }) => items) ?? [] }, wanted)
  }, [open.data, data, wanted])
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage()
  }, [isFetchingNextPage, fetchNextPage])
  return { ...groups, isLoading: open.isPending || isPending, hasMore: hasNextPage, loadMore }
}
