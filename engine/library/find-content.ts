/** Stored files by what is known and said of them, a page at a time. */
import { ArtDagError } from '../contract/errors.ts'
import type { ContentFilter } from '../contract/groups/content.ts'
import type { Cid } from '../contract/ids.ts'
import type { Database } from '../database/open.ts'
import { anywhere, beginning, type Page, type Place, pageOf, readCursor } from './page.ts'

export interface ContentSearch extends ContentFilter {
  readonly limit: number
  readonly cursor?: string | undefined
  /** Only media, and none that was made to show other media. */
  readonly isGallery: boolean
}

export interface NamedContent {
  readonly name: string
  readonly cid: Cid
}

export interface FindContent {
  /** @throws ArtDagError USAGE for a cursor of another list */
  files(search: ContentSearch): Page<Cid>
  names(search: { limit: number; cursor?: string | undefined; text?: string | undefined }): Page<NamedContent>
}

interface Row {
  readonly cid: Cid
  readonly place: number | string
}

/** What each order sorts by; the CID decides between equals. */
const ORDERS: Readonly<Record<ContentFilter['order'], { readonly by: string; readonly isFalling: boolean }>> =
  {
    cid: { by: 'blobs.cid', isFalling: false },
    newest: { by: 'created_at_ms', isFalling: true },
    oldest: { by: 'created_at_ms', isFalling: false },
    largest: { by: 'size_bytes', isFalling: true },
    smallest: { by: 'size_bytes', isFalling: false },
  }

const LIKE_TEXT = "LIKE @text ESCAPE '\\'"

/** By filter, what it asks of a row. Only those that are asked for stand in the query. */
const CONDITIONS: Readonly<Record<string, string>> = {
  kind: 'media_facts.kind = @kind',
  stored: 'blobs.kind = @stored',
  minSec: 'media_facts.duration_sec >= @minSec',
  maxSec: 'media_facts.duration_sec <= @maxSec',
  minBytes: 'size_bytes >= @minBytes',
  maxBytes: 'size_bytes <= @maxBytes',
  minRating: 'content_meta.rating >= @minRating',
  name: 'blobs.cid IN (SELECT cid FROM names WHERE name = @name)',
  tags: `NOT EXISTS (SELECT 1 FROM json_each(@tags) AS wanted WHERE wanted.value NOT IN
    (SELECT tag.value FROM json_each(coalesce(content_meta.tags, '[]')) AS tag))`,
  text: `(blobs.cid LIKE @prefix ESCAPE '\\' OR title ${LIKE_TEXT} OR notes ${LIKE_TEXT} OR content_meta.tags ${LIKE_TEXT}
    OR EXISTS (SELECT 1 FROM names WHERE names.cid = blobs.cid AND name ${LIKE_TEXT}))`,
}

const GALLERY = `media_facts.kind IS NOT NULL AND (
  NOT EXISTS (SELECT 1 FROM derived WHERE derived.cid = blobs.cid AND source_cid <> blobs.cid)
  OR EXISTS (SELECT 1 FROM names WHERE names.cid = blobs.cid)
  OR EXISTS (SELECT 1 FROM run_items WHERE run_items.cid = blobs.cid))`

export function createFindContent(db: Database): FindContent {
  const names = db.prepare<[string, string | null, string | null, number], NamedContent>(
    "SELECT name, cid FROM names WHERE name > ? AND (? IS NULL OR name LIKE ? ESCAPE '\\') ORDER BY name LIMIT ?",
  )
  return {
    files({ limit, cursor, isGallery, order, ...filter }) {
      const { by, isFalling } = ORDERS[order]
      const like: Place = order === 'cid' ? ['', ''] : [0, '']
      const place = cursor === undefined ? undefined : readCursor(cursor, like)
      const wanted = Object.entries(filter).filter(([key, value]) => key in CONDITIONS && isGiven(value))
      const conditions = [
        ...wanted.map(([key]) => CONDITIONS[key] as string),
        ...(isGallery ? [GALLERY] : []),
        ...(place ? [`(${by}, blobs.cid) ${isFalling ? '<' : '>'} (@place, @cid)`] : []),
      ]
      const way = isFalling ? 'DESC' : 'ASC'
      const rows = db
        .prepare<[Record<string, unknown>], Row>(
          `SELECT blobs.cid, ${by} AS place FROM blobs LEFT JOIN media_facts USING (cid) LEFT JOIN content_meta USING (cid)
           ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
           ORDER BY ${by} ${way}, blobs.cid ${way} LIMIT @limit`,
        )
        .all({ ...valuesOf(filter), place: place?.[0], cid: place?.[1], limit: limit + 1 })
      return pageOf(
        rows,
        limit,
        ({ cid }) => cid,
        (row) => [row.place, row.cid],
      )
    },
    names({ limit, cursor, text }) {
      const [after] = cursor === undefined ? [''] : readCursor(cursor, [''])
      const like = text === undefined ? null : anywhere(text)
      const rows = names.all(after as string, like, like, limit + 1)
      return pageOf(
        rows,
        limit,
        (row) => row,
        ({ name }) => [name],
      )
    },
  }
}

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

function valuesOf({ text = '', tags, ...rest }: Omit<ContentFilter, 'order'>): Record<string, unknown> {
  refuseEmptyRange(rest)
  return { ...rest, text: anywhere(text), prefix: beginning(text), tags: JSON.stringify(tags) }
}

function refuseEmptyRange({ minSec = 0, maxSec, minBytes = 0, maxBytes }: Partial<ContentFilter>): void {
  if (minSec <= (maxSec ?? minSec) && minBytes <= (maxBytes ?? minBytes)) return
  throw new ArtDagError('USAGE', 'the least of a range is more than its most', {
    hint: 'exchange the two',
  })
}
