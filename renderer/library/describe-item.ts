/** What a piece of content is called, and the one thing to say of it in a few words. */
import type { GalleryItem } from '../../engine/contract/groups/content.ts'
import { bytes, shortId } from '../text/quantities.ts'
import { text } from '../text/text.ts'

const words = text.library.tile

type Titled = Pick<GalleryItem, 'cid' | 'names' | 'media' | 'fileName' | 'madeBy'> & {
  readonly meta: Pick<GalleryItem['meta'], 'title'>
}

/** What people called it: here, as a name, as a file; else what made it; else only what it is. */
export const titleOf = ({ cid, media, meta, names, fileName, madeBy }: Titled): string =>
  meta.title || names[0] || fileName || madeBy?.recipe || `${words.untitled[media]} ${shortId(cid)}`

/** More says less. */
const SHOWN_FACTS = 3

/** For a line under its title: the most telling first. */
export function factOf(item: GalleryItem): string {
  const uses = item.usedBy > 0 ? [words.usedBy(item.usedBy)] : []
  const facts = [...makerOf(item), ...ownFacts(item)].slice(0, SHOWN_FACTS - uses.length)
  const all = [...facts, ...uses]
  return all.length > 0 ? all.join(' · ') : bytes(item.sizeBytes)
}

/** Where its title names the recipe already, only that it came out of it. */
function makerOf(item: GalleryItem): readonly string[] {
  if (!item.madeBy) return []
  return [item.madeBy.recipe === titleOf(item) ? words.output : words.madeBy(item.madeBy.recipe)]
}

function ownFacts({ media, width, height, fps, bpm, hasSound }: GalleryItem): readonly string[] {
  const size = width && height ? [words.size(width, height)] : []
  const rate = fps ? [words.fps(fps)] : []
  const beat = bpm ? [words.bpm(bpm)] : []
  const silent = media === 'video' && !hasSound ? [words.noSound] : []
  return [...beat, ...size, ...rate, ...silent]
}
