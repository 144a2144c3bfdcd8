/** What can be done with media, wherever it is shown. */
import { useQueryClient } from '@tanstack/react-query'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import { type MediaAddresses, useEngine } from '../connect/engine.tsx'
import { reportOf } from '../connect/report-of.ts'
import { notify } from '../design/notices.tsx'
import { text } from '../text/text.ts'
import { titleOf } from './describe-item.ts'
import { fileNameOf } from './grid/carry.ts'
import { type GalleryItem, MEDIA_KEY } from './queries.ts'

const words = text.library

export interface RemoveOptions {
  /** Stops before the next one. */
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number) => void
}

export interface ItemActions {
  /** Into the trash, with a way back. What is in use stays, and says why. Those that went. */
  readonly remove: (items: readonly GalleryItem[], options?: RemoveOptions) => Promise<readonly GalleryItem[]>
  readonly download: (item: GalleryItem) => void
  readonly copyCids: (items: readonly GalleryItem[]) => Promise<void>
}

export function useItemActions(): ItemActions {
  const { client, media } = useEngine()
  const queries = useQueryClient()
  const refresh = (): void => void queries.invalidateQueries({ queryKey: MEDIA_KEY })
  return {
    remove: (items, options = {}) => removeAll(items, { ...options, client, refresh }),
    download: (item) => download(item, media),
    async copyCids(items) {
      await navigator.clipboard.writeText(items.map(({ cid }) => cid).join('\n'))
      notify({ text: words.copied })
    },
  }
}

interface Gone {
  readonly item: GalleryItem
  readonly trashId: number
}

interface Removing extends RemoveOptions {
  readonly client: EngineClient
  readonly refresh: () => void
}

async function removeAll(
  items: readonly GalleryItem[],
  { client, refresh, signal, onProgress }: Removing,
): Promise<readonly GalleryItem[]> {
  const gone: Gone[] = []
  const kept: { readonly item: GalleryItem; readonly reason: string }[] = []
  for (const [done, item] of items.entries()) {
    if (signal?.aborted) break
    onProgress?.(done)
    try {
      gone.push({ item, trashId: (await client.content.remove({ name: item.cid })).trashId })
    } catch (error) {
      kept.push({ item, reason: item.protectedBy[0] ?? reportOf(error).message })
    }
  }
  refresh()
  const [first] = kept
  if (first) notify({ text: keptText(titleOf(first.item), first.reason, kept.length) })
  if (gone.length > 0) tellGone(gone, client, refresh)
  return gone.map(({ item }) => item)
}

const keptText = (name: string, reason: string, count: number): string =>
  count === 1 ? words.notDeleted(name, reason) : words.notDeletedMany(count, reason)

function tellGone(gone: readonly Gone[], client: EngineClient, refresh: () => void): void {
  const restore = async (): Promise<void> => {
    try {
      for (const { trashId } of gone) await client.trash.restore({ id: trashId })
      notify({ text: words.restored(gone.length) })
    } catch (error) {
      notify({ text: reportOf(error).message, tone: 'bad' })
    }
    refresh()
  }
  const name = gone[0] ? titleOf(gone[0].item) : ''
  notify({
    text: words.deleted(gone.length, name),
    action: { text: text.common.undo, run: () => void restore() },
  })
}

/** The browser asks, or puts it where it puts everything. */
function download(item: GalleryItem, media: MediaAddresses): void {
  const link = document.createElement('a')
  link.href = media.download(item.cid)
  link.download = fileNameOf(item)
  link.click()
}
