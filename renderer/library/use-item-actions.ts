/** What can be done with media, wherever it is shown. */
import { useQueryClient } from '@tanstack/react-query'
import { type MediaAddresses, useEngine } from '../connect/engine.tsx'
import { notify } from '../design/notices.tsx'
import { text } from '../text/text.ts'
import { fileNameOf } from './grid/carry.ts'
import { type GalleryItem, MEDIA_KEY } from './queries.ts'
import { type RemoveOptions, removeItems } from './remove-items.ts'

const words = text.library
/** A run may go with what it gave. */
const RUNS_KEY = ['runs'] as const

export interface ItemActions {
  /** Into the trash, with a way back. What is in use stays, and says why. Those that went. */
  readonly remove: (items: readonly GalleryItem[], options?: RemoveOptions) => Promise<readonly GalleryItem[]>
  readonly download: (item: GalleryItem) => void
  readonly copyCids: (items: readonly GalleryItem[]) => Promise<void>
}

export function useItemActions(): ItemActions {
  const { client, media } = useEngine()
  const queries = useQueryClient()
  const refresh = (): void => {
    for (const queryKey of [MEDIA_KEY, RUNS_KEY]) void queries.invalidateQueries({ queryKey })
  }
  return {
    remove: (items, options = {}) => removeItems(items, { ...options, client, refresh }),
    download: (item) => download(item, media),
    async copyCids(items) {
      await navigator.clipboard.writeText(items.map(({ cid }) => cid).join('\n'))
      notify({ text: words.copied })
    },
  }
}

/** The browser asks, or puts it where it puts everything. */
function download(item: GalleryItem, media: MediaAddresses): void {
  const link = document.createElement('a')
  link.href = media.download(item.cid)
  link.download = fileNameOf(item)
  link.click()
}
