/** What the storage page asks, and what it does to what is kept. */
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import type { TrashItem } from '../../engine/contract/groups/trash.ts'
import { useEngine } from '../connect/engine.tsx'
import { queries } from '../connect/queries.tsx'
import { reportOf } from '../connect/report-of.ts'
import { notify } from '../design/notices.tsx'
import { bytes } from '../text/quantities.ts'
import { text } from '../text/text.ts'

const words = text.storage

/** Everything that is listed or counted anywhere may have changed. */
const changed = (): Promise<void> => queries.invalidateQueries()
const failed = (error: unknown): void => notify({ text: reportOf(error).message, tone: 'bad' })

export function useLargest(limit: number) {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['media', 'largest', limit],
    queryFn: () => client.content.media({ order: 'largest', stored: 'owned', limit }),
  })
}

export function useTrash() {
  const { client } = useEngine()
  return useInfiniteQuery({
    queryKey: ['trash'],
    queryFn: ({ pageParam }) =>
      client.trash.list({ limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}

export function useRestore() {
  const { client } = useEngine()
  return useMutation({
    mutationFn: (item: Pick<TrashItem, 'id' | 'name'>) => client.trash.restore({ id: item.id }),
    onSuccess: ({ name }) => notify({ text: words.trash.restored(name) }),
    onError: failed,
    onSettled: changed,
  })
}

/** Into the trash, with the way back. */
export function useRemove() {
  const { client } = useEngine()
  const restore = useRestore()
  return useMutation({
    mutationFn: ({ cid }: { readonly cid: string; readonly name: string }) =>
      client.content.remove({ name: cid }),
    onSuccess: ({ trashId: id }, { name }) =>
      notify({
        text: words.largest.deleted(name),
        action: { text: text.common.undo, run: () => restore.mutate({ id, name }) },
      }),
    onError: failed,
    onSettled: changed,
  })
}

/** For good: one thing, or all of it. */
export function usePurge() {
  const { client } = useEngine()
  return useMutation({
    mutationFn: (item: TrashItem | 'all') =>
      item === 'all' ? client.trash.empty({}) : client.trash.purge({ id: item.id }),
    onSuccess: ({ freedBytes }) => notify({ text: words.trash.emptied(bytes(freedBytes)) }),
    onError: failed,
    onSettled: changed,
  })
}
