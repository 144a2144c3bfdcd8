/** What one looks for in the library, as the address says it: `?q=dusk&kind=video&bpm=120-160&tag=sea`. */
import type { ContentFilter } from '../../../engine/contract/groups/content.ts'
import type { GalleryFilter } from '../queries.ts'

export type Shelf = 'video' | 'audio' | 'image' | 'outputs'

export const ORDERS = ['newest', 'oldest', 'largest', 'smallest'] as const
export type Order = (typeof ORDERS)[number]

/** Either end may be open. */
export type Range = readonly [least: number | undefined, most: number | undefined]

export interface Wish {
  readonly text: string
  readonly shelf?: Shelf | undefined
  /** Seconds. */
  readonly length?: Range | undefined
  readonly bpm?: Range | undefined
  /** Pixels at least. */
  readonly height?: number | undefined
  /** Stars at least. */
  readonly stars?: number | undefined
  readonly tags: readonly string[]
  readonly order: Order
}

/** What makes no sense in it is left out: anybody may write an address. */
export function readWish(query: URLSearchParams): Wish {
  const shelf = oneOf(['video', 'audio', 'image', 'outputs'] as const, query.get('kind'))
  return {
    text: query.get('q')?.slice(0, 200) ?? '',
    shelf,
    length: readRange(query.get('length')),
    bpm: readRange(query.get('bpm')),
    height: readCount(query.get('height')),
    stars: Math.min(5, readCount(query.get('stars')) ?? 0) || undefined,
    tags: query
      .getAll('tag')
      .filter((tag) => tag !== '' && tag.length <= 64)
      .slice(0, 20),
    order: oneOf(ORDERS, query.get('order')) ?? 'newest',
  }
}

export function writeWish({ text, shelf, length, bpm, height, stars, tags, order }: Wish): URLSearchParams {
  const said = {
    q: text,
    kind: shelf,
    length: writeRange(length),
    bpm: writeRange(bpm),
    height: height?.toString(),
    stars: stars?.toString(),
    order: order === 'newest' ? undefined : order,
  }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(said)) if (value) query.set(name, value)
  for (const tag of tags) query.append('tag', tag)
  return query
}

/** As the engine takes it. */
export function filterOf({ text, shelf, length, bpm, height, stars, tags, order }: Wish): GalleryFilter {
  const filter: Partial<Record<keyof ContentFilter, unknown>> = {
    text: text.trim() || undefined,
    kind: shelf === 'outputs' ? undefined : shelf,
    role: shelf === 'outputs' ? 'output' : undefined,
    minSec: length?.[0],
    maxSec: length?.[1],
    minBpm: bpm?.[0],
    maxBpm: bpm?.[1],
    minHeight: height,
    minRating: stars,
    tags: [...tags],
    order,
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

/** How many filters are on, beside the search and the kind. */
export const countOf = ({ length, bpm, height, stars, tags }: Wish): number =>
  [length, bpm, height, stars].filter((each) => each !== undefined).length + tags.length

export const isNarrow = (wish: Wish): boolean =>
  wish.text !== '' || wish.shelf !== undefined || countOf(wish) > 0

export const EVERYTHING: Wish = { text: '', tags: [], order: 'newest' }

/** `5-60`, `5-`, `-60`; of two that are the wrong way round the first counts. */
export function readRange(text: string | null): Range | undefined {
  const [, from = '', to = ''] = /^(\d+(?:\.\d+)?)?-(\d+(?:\.\d+)?)?$/.exec(text ?? '') ?? []
  const [least, most] = [from === '' ? undefined : Number(from), to === '' ? undefined : Number(to)]
  if (least === undefined && most === undefined) return undefined
  return least !== undefined && most !== undefined && most < least ? [least, undefined] : [least, most]
}

const writeRange = (range: Range | undefined): string | undefined =>
  range && `${range[0] ?? ''}-${range[1] ?? ''}`

const readCount = (text: string | null): number | undefined =>
  /^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : undefined

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | undefined =>
  values.find((value) => value === text)
