/** Pages of lists that are told by the place of their last item: nothing is counted, and nothing shifts. */
import { ArtDagError } from '../contract/errors.ts'

export interface Page<Item> {
  readonly items: Item[]
  /** Absent on the last page. */
  readonly next?: string
}

/** What tells an item's place in its list: the values that it is ordered by. */
export type Place = readonly (string | number)[]

/** `rows`: one more than the limit where there are more. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  itemOf: (row: Row) => Item,
  placeOf: (row: Row) => Place,
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const hasMore = rows.length > limit && last !== undefined
  return { items: shown.map(itemOf), ...(hasMore ? { next: writeCursor(placeOf(last)) } : {}) }
}

export const writeCursor = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** Of a list whose places look like `like`. @throws ArtDagError USAGE for what no page of it gave */
export function readCursor(cursor: string, like: Place): Place {
  const place = parse(cursor)
  const fits = Array.isArray(place) && place.length === like.length
  if (fits && place.every((value, index) => typeof value === typeof like[index])) return place
  throw new ArtDagError('USAGE', `${JSON.stringify(cursor.slice(0, 40))} is no cursor of this list`, {
    hint: 'give what the page before called “next”, or leave it out for the first page',
  })
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined // said by the caller
  }
}

/** For LIKE … ESCAPE '\': the text anywhere, none of its characters meaning anything. */
export const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`

/** For LIKE … ESCAPE '\': the text at the beginning. */
export const beginning = (text: string): string => anywhere(text).slice(1)
