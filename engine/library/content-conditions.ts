/** What each filter of stored content asks of a row: `blobs`, joined with `media_facts` and `content_meta`. */
import { ArtDagError } from '../contract/errors.ts'
import type { ContentFilter } from '../contract/groups/content.ts'
import { anywhere, beginning } from './page.ts'
import { IS_PREVIEW } from './previews.ts'

export type ContentWish = Partial<Omit<ContentFilter, 'order'>>

const LIKE_TEXT = "LIKE @text ESCAPE '\\'"

/** A path without its folders: what is left when all that `rtrim` finds before the last slash is taken away. */
const FILE_NAME = "replace(path, rtrim(path, replace(path, '/', '')), '')"

/** By the newest analyser that knows one. */
const BPM =
  "(SELECT bpm FROM analyses WHERE source = blobs.cid AND part = 'audio' AND bpm IS NOT NULL ORDER BY analyser DESC LIMIT 1)"

/** Only those that are asked for stand in the query. */
const CONDITIONS: Readonly<Record<string, string>> = {
  kind: 'media_facts.kind = @kind',
  kinds: 'media_facts.kind IN (SELECT value FROM json_each(@kinds))',
  role: 'blobs.cid IN (SELECT cid FROM run_items WHERE role = @role)',
  stored: 'blobs.kind = @stored',
  minSec: 'media_facts.duration_sec >= @minSec',
  maxSec: 'media_facts.duration_sec <= @maxSec',
  minBytes: 'size_bytes >= @minBytes',
  maxBytes: 'size_bytes <= @maxBytes',
  minHeight: "json_extract(media_facts.json, '$.video[0].height') >= @minHeight",
  minBpm: `${BPM} >= @minBpm`,
  maxBpm: `${BPM} <= @maxBpm`,
  minRating: 'content_meta.rating >= @minRating',
  name: 'blobs.cid IN (SELECT cid FROM names WHERE name = @name)',
  tags: `NOT EXISTS (SELECT 1 FROM json_each(@tags) AS wanted WHERE wanted.value NOT IN
    (SELECT tag.value FROM json_each(coalesce(content_meta.tags, '[]')) AS tag))`,
  text: `(blobs.cid LIKE @prefix ESCAPE '\\' OR title ${LIKE_TEXT} OR notes ${LIKE_TEXT} OR content_meta.tags ${LIKE_TEXT}
    OR EXISTS (SELECT 1 FROM names WHERE names.cid = blobs.cid AND name ${LIKE_TEXT})
    OR EXISTS (SELECT 1 FROM sources WHERE sources.cid = blobs.cid AND ${FILE_NAME} ${LIKE_TEXT})
    OR EXISTS (SELECT 1 FROM run_items JOIN runs USING (run_id)
      WHERE run_items.cid = blobs.cid AND role = 'output' AND recipe ${LIKE_TEXT}))`,
}

/**
 * Media that came in, that was made in the end, or that somebody gave a name or said something of. Neither what runs made on
 * the way, nor what only shows other media or was only made to look at: all of it can be made again, and nobody looks for it.
 */
export const GALLERY = `media_facts.kind IS NOT NULL AND (
  NOT EXISTS (SELECT 1 FROM derived WHERE derived.cid = blobs.cid AND source_cid <> blobs.cid)
    AND NOT EXISTS (SELECT 1 FROM artifacts WHERE artifacts.cid = blobs.cid)
  OR content_meta.cid IS NOT NULL
  OR EXISTS (SELECT 1 FROM names WHERE names.cid = blobs.cid)
  OR EXISTS (SELECT 1 FROM run_items JOIN runs USING (run_id) WHERE run_items.cid = blobs.cid
    AND (role = 'input' OR role = 'output' AND NOT ${IS_PREVIEW})))`

export interface ReadWish {
  readonly conditions: readonly string[]
  /** What the conditions name with `@`. */
  readonly values: Readonly<Record<string, unknown>>
}

/** @throws ArtDagError USAGE for a range that holds nothing */
export function readWish({ text = '', tags = [], kinds = [], ...rest }: ContentWish): ReadWish {
  refuseEmptyRange(rest)
  const wanted = Object.entries({ text, tags, kinds, ...rest }).filter(
    ([key, value]) => key in CONDITIONS && isGiven(value),
  )
  const said = { text: anywhere(text), prefix: beginning(text) }
  const lists = { tags: JSON.stringify(tags), kinds: JSON.stringify(kinds) }
  return {
    conditions: wanted.map(([key]) => CONDITIONS[key] as string),
    values: { ...rest, ...said, ...lists },
  }
}

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

const RANGES = [
  ['minSec', 'maxSec'],
  ['minBytes', 'maxBytes'],
  ['minBpm', 'maxBpm'],
] as const

function refuseEmptyRange(wish: ContentWish): void {
  if (RANGES.every(([least, most]) => (wish[least] ?? 0) <= (wish[most] ?? Number.POSITIVE_INFINITY))) return
  throw new ArtDagError('USAGE', 'the least of a range is more than its most', {
    hint: 'exchange the two',
  })
}
