/** Stored files by what is known and said of them, a page at a time. */
import type { ContentFilter, MediaFacets } from '../contract/groups/content.ts'
import type { Cid } from '../contract/ids.ts'
import type { Database } from '../database/open.ts'
import { type ContentWish, GALLERY, readWish } from './content-conditions.ts'
import { anywhere, type Page, type Place, pageOf, readCursor } from './page.ts'

export interface ContentSearch extends ContentWish {
  readonly order: ContentFilter['order']
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
  /** @throws ArtDagError USAGE for a cursor of another list, and for a range that holds nothing */
  files(search: ContentSearch): Page<Cid>
  /** Of a gallery. @throws ArtDagError USAGE for a range that holds nothing */
  facets(wish: ContentWish): MediaFacets
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

const FILES = 'blobs LEFT JOIN media_facts USING (cid) LEFT JOIN content_meta USING (cid)'
const MOST_TAGS = 100

export function createFindContent(db: Database): FindContent {
  const names = db.prepare<[string, string | null, string | null, number], NamedContent>(
    "SELECT name, cid FROM names WHERE name > ? AND (? IS NULL OR name LIKE ? ESCAPE '\\') ORDER BY name LIMIT ?",
  )
  return {
    files: (search) => findFiles(db, search),
    facets: (wish) => countFacets(db, wish),
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

function findFiles(db: Database, { limit, cursor, isGallery, order, ...wish }: ContentSearch): Page<Cid> {
  const { by, isFalling } = ORDERS[order]
  const like: Place = order === 'cid' ? ['', ''] : [0, '']
  const place = cursor === undefined ? undefined : readCursor(cursor, like)
  const { conditions, values } = readWish(wish)
  const where = whereOf([
    ...conditions,
    ...(isGallery ? [GALLERY] : []),
    ...(place ? [`(${by}, blobs.cid) ${isFalling ? '<' : '>'} (@place, @cid)`] : []),
  ])
  const way = isFalling ? 'DESC' : 'ASC'
  const rows = db
    .prepare<[Record<string, unknown>], Row>(
      `SELECT blobs.cid, ${by} AS place FROM ${FILES} ${where} ORDER BY ${by} ${way}, blobs.cid ${way} LIMIT @limit`,
    )
    .all({ ...values, place: place?.[0], cid: place?.[1], limit: limit + 1 })
  return pageOf(
    rows,
    limit,
    ({ cid }) => cid,
    (row) => [row.place, row.cid],
  )
}

interface Group {
  readonly kind: 'video' | 'audio' | 'image'
  readonly isOutput: 0 | 1
  readonly count: number
}

/** Grouped by kind, which an index knows, and from what was said of content: ten thousand files take milliseconds. */
function countFacets(db: Database, wish: ContentWish): MediaFacets {
  const { conditions, values } = readWish(wish)
  const where = whereOf([...conditions, GALLERY])
  const groups = db
    .prepare<[Record<string, unknown>], Group>(
      `SELECT media_facts.kind AS kind, blobs.cid IN (SELECT cid FROM run_items WHERE role = 'output') AS isOutput,
         count(*) AS count FROM ${FILES} ${where} GROUP BY 1, 2`,
    )
    .all(values)
  const tags = db
    .prepare<[Record<string, unknown>], MediaFacets['tags'][number]>(
      `SELECT said.value AS tag, count(*) AS count
       FROM content_meta JOIN blobs USING (cid) JOIN media_facts USING (cid), json_each(content_meta.tags) AS said
       ${where} GROUP BY said.value ORDER BY count DESC, tag LIMIT ${MOST_TAGS}`,
    )
    .all(values)
  const sum = (isMeant: (group: Group) => boolean): number =>
    groups.filter(isMeant).reduce((total, { count }) => total + count, 0)
  return {
    all: sum(() => true),
    video: sum(({ kind }) => kind === 'video'),
    audio: sum(({ kind }) => kind === 'audio'),
    image: sum(({ kind }) => kind === 'image'),
    outputs: sum(({ isOutput }) => isOutput === 1),
    tags,
  }
}

const whereOf = (conditions: readonly string[]): string =>
  conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
