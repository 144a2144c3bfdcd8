/** Gallery items that never were, for what only looks at them. */
import type { GalleryItem } from '../../../engine/contract/groups/content.ts'
import type { Cid } from '../../../engine/contract/ids.ts'

export const cidOf = (name: string): Cid => `bafkrei${name}` as Cid

export const itemOf = (name: string, more: Partial<GalleryItem> = {}): GalleryItem => ({
  cid: cidOf(name),
  kind: 'media',
  stored: 'owned',
  sizeBytes: 1000,
  names: [],
  summary: '',
  addedAt: '2026-01-01T00:00:00.000Z',
  protectedBy: [],
  media: 'video',
  durationSec: 2,
  hasSound: true,
  usedBy: 0,
  meta: { cid: cidOf(name), title: '', tags: [], rating: 0, notes: '', rights: '' },
  ...more,
})
