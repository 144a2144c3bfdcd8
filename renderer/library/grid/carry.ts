/** What a drag of media carries: for our own canvas and fields, and as a file for any other program. */
import type { GalleryItem } from '../../../engine/contract/groups/content.ts'
import type { MediaAddresses } from '../../connect/engine.tsx'
import { titleOf } from '../describe-item.ts'

/** As JSON: {cid, kind, name}. */
export const CONTENT_TYPE = 'application/x-artdag-content'

const TYPES = { video: 'video/mp4', audio: 'audio/flac', image: 'image/png' } as const
const ENDINGS = { video: 'mp4', audio: 'flac', image: 'png' } as const

export function carry(
  transfer: Pick<DataTransfer, 'setData' | 'effectAllowed'>,
  item: GalleryItem,
  media: Pick<MediaAddresses, 'download'>,
): void {
  const name = titleOf(item)
  const address = media.download(item.cid)
  transfer.effectAllowed = 'copy'
  transfer.setData(CONTENT_TYPE, JSON.stringify({ cid: item.cid, kind: item.media, name }))
  // Chromium's own: type, name and address of a file that it fetches where it is dropped.
  transfer.setData('DownloadURL', `${TYPES[item.media]}:${fileNameOf(item)}:${address}`)
  transfer.setData('text/uri-list', address)
}

/** Fit for every file system; a colon would end it in what Chromium reads. */
export function fileNameOf(item: GalleryItem): string {
  const name = item.fileName ?? titleOf(item)
  const plain = name.replace(/[<>:"/\\|?*\p{Cc}]/gu, '-').trim()
  return /\.[a-z0-9]{2,5}$/i.test(plain) ? plain : `${plain}.${ENDINGS[item.media]}`
}
