/** Reads the markers of an OpenTimelineIO timeline: those of the stack, of its tracks, and of the items in them. */
import { z } from 'zod'
import { badFile } from './bad-file.ts'
import { gatherMarks, kindOf, MAX_SEC, type MarkKind, type Marks } from './marks.ts'
import { textOf } from './text.ts'

const Time = z
  .object({ rate: z.number().positive(), value: z.number() })
  .transform(({ rate, value }) => ({ sec: value / rate, frameSec: 1 / rate }))
const Range = z.object({ start_time: Time, duration: Time })

const Marker = z
  .object({
    name: z.string().nullish(),
    // The first version of markers called it range.
    ...{ marked_range: Range.optional(), range: Range.optional() },
    metadata: z
      .object({ artdag: z.object({ kind: z.string(), sec: z.number() }).optional().catch(undefined) })
      .nullish(),
  })
  .refine(({ marked_range, range }) => (marked_range ?? range) !== undefined, {
    path: ['marked_range'],
    error: 'is missing',
  })

const Item = z.object({
  OTIO_SCHEMA: z.string(),
  source_range: Range.nullish(),
  markers: z.array(Marker).nullish(),
  media_reference: z.object({ available_range: Range.nullish() }).nullish(),
  media_references: z.record(z.string(), z.object({ available_range: Range.nullish() }).nullish()).nullish(),
  active_media_reference_key: z.string().nullish(),
})

const Timeline = z.object({
  OTIO_SCHEMA: z.string().regex(/^Timeline\.\d+$/),
  tracks: Item.extend({ children: z.array(Item.extend({ children: z.array(Item).nullish() })).nullish() }),
})

type Item = z.infer<typeof Item>
interface Found {
  readonly sec: number
  readonly kind: MarkKind | undefined
}

/** @throws ArtDagError USAGE, with the place in the document */
export function readOtio(bytes: Uint8Array): Marks {
  const { tracks } = parse(textOf(bytes))
  const items = (tracks.children ?? []).flatMap((track) => [
    ...marksOf(track, -startOf(track)),
    ...itemMarks(track.children ?? [], -startOf(track)),
  ])
  const found = [...marksOf(tracks, 0), ...items]
  const outside = found.find(({ sec }) => sec < 0 || sec > MAX_SEC)
  if (outside) throw badFile(`a marker is at ${outside.sec.toFixed(3)} s`)
  return gatherMarks(found)
}

/** Items follow each other; transitions lie over the cuts and take no time. */
function itemMarks(items: readonly Item[], trackStartSec: number): readonly Found[] {
  let atSec = trackStartSec
  return items.flatMap((item) => {
    if (item.OTIO_SCHEMA.startsWith('Transition.')) return []
    const shown = rangeOf(item)
    const marks = marksOf(item, atSec - (shown?.start_time.sec ?? 0))
    atSec += shown?.duration.sec ?? 0
    return marks.filter(({ sec }) => sec > atSec - (shown?.duration.sec ?? 0) - 1e-9 && sec < atSec)
  })
}

const rangeOf = (item: Item): z.infer<typeof Range> | undefined =>
  item.source_range ??
  item.media_reference?.available_range ??
  item.media_references?.[item.active_media_reference_key ?? 'DEFAULT_MEDIA']?.available_range ??
  undefined

const startOf = (item: Item): number => item.source_range?.start_time.sec ?? 0

/** Our own exact time holds unless someone has moved the marker since. */
function marksOf({ markers }: Item, offsetSec: number): readonly Found[] {
  return (markers ?? []).map(({ name, metadata, marked_range, range }) => {
    const { sec, frameSec } = (marked_range ?? (range as z.infer<typeof Range>)).start_time
    const ours = metadata?.artdag
    const isOurs = ours !== undefined && Math.abs(ours.sec - sec) < frameSec * 0.51
    return { sec: (isOurs ? ours.sec : sec) + offsetSec, kind: kindOf(ours?.kind ?? name ?? '') }
  })
}

function parse(text: string): z.infer<typeof Timeline> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw badFile(`no JSON: ${error instanceof Error ? error.message : error}`)
  }
  const read = Timeline.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  if (issue?.path.join('.') === 'OTIO_SCHEMA') throw badFile('it is no OpenTimelineIO timeline')
  throw badFile(`${issue?.path.join('.')}: ${issue?.message}`)
}
