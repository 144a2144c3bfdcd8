/** Says something of items; of several with a way back. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ContentMeta } from '../../../engine/contract/groups/content.ts'
import { useEngine } from '../../connect/engine.tsx'
import { reportOf } from '../../connect/report-of.ts'
import { notify } from '../../design/notices.tsx'
import { text } from '../../text/text.ts'
import { type GalleryItem, MEDIA_KEY } from '../queries.ts'
import { asBefore, type Changes } from './said.ts'

/** What to say of an item, by what is said of it now. */
export type Say = (changesFor: (meta: ContentMeta) => Changes) => void

interface Saying {
  readonly item: GalleryItem
  readonly changes: Changes
}

export function useSay(items: readonly GalleryItem[]): Say {
  const { client } = useEngine()
  const queries = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: async (sayings: readonly Saying[]) => {
      for (const { item, changes } of sayings) await client.content.setMeta({ name: item.cid, ...changes })
    },
    onError: (error) => notify({ text: reportOf(error).message, tone: 'bad' }),
    onSettled: () => queries.invalidateQueries({ queryKey: MEDIA_KEY }),
  })
  return (changesFor) => {
    const sayings = items.map((item) => ({ item, changes: changesFor(item.meta) }))
    mutate(sayings)
    if (sayings.length > 1) tellBack(sayings, mutate)
  }
}

function tellBack(sayings: readonly Saying[], say: (sayings: readonly Saying[]) => void): void {
  const back = sayings.map(({ item, changes }) => ({ item, changes: asBefore(item.meta, changes) }))
  notify({
    text: text.library.said(sayings.length),
    action: { text: text.common.undo, run: () => say(back) },
  })
}
