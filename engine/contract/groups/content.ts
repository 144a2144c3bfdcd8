/** Procedures about what is stored: bringing it in, finding it, looking at it, saying things of it, deleting it. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { Cid, RunId } from '../ids.ts'
import { Making, Origin, ProvenanceTree, Use } from '../provenance.ts'
import { pageInput, pageOf } from './pages.ts'

/** What is stored under a CID, for people. */
export const ContentItem = z.object({
  cid: Cid,
  kind: z.enum(['media', 'document']),
  /** owned: a copy of ours; external: the user's own file, only referred to. */
  stored: z.enum(['owned', 'external', 'document']),
  sizeBytes: z.number(),
  names: z.array(z.string()),
  /** What the file is, once probed: `video 768×432, 12.5 fps, 30.2 s`. */
  summary: z.string(),
  /** ISO 8601. */
  addedAt: z.string(),
  /** Why it may not be deleted; empty when it may. */
  protectedBy: z.array(z.string()),
})
export type ContentItem = z.infer<typeof ContentItem>

export const MediaKindName = z.enum(['video', 'audio', 'image'])

/** What people say of a piece of content. */
export const ContentMeta = z.object({
  title: z.string().max(200),
  tags: z.array(z.string().trim().min(1).max(64)).max(100),
  /** 0: none given. */
  rating: z.int().min(0).max(5),
  notes: z.string().max(20_000),
  /** Whose it is, and what others may do with it. */
  rights: z.string().max(2000),
})
export type ContentMeta = z.infer<typeof ContentMeta>

const KnownMeta = ContentMeta.extend({
  cid: Cid,
  /** ISO 8601; absent while nothing was said. */
  updatedAt: z.string().optional(),
})

/** Filters hold all together; text is looked for in names, title, notes, tags and the CID's beginning. */
export const ContentFilter = z.object({
  kind: MediaKindName.optional(),
  /** Any of these kinds; none: all. */
  kinds: z.array(MediaKindName).max(3).default([]),
  /** What it once was to a run. */
  role: z.enum(['input', 'output']).optional(),
  stored: z.enum(['owned', 'external']).optional(),
  text: z.string().max(200).optional(),
  /** This very name. */
  name: z.string().max(200).optional(),
  /** All of them. */
  tags: z.array(z.string().max(64)).max(20).default([]),
  minRating: z.int().min(0).max(5).optional(),
  minSec: z.number().min(0).optional(),
  maxSec: z.number().min(0).optional(),
  minBytes: z.number().min(0).optional(),
  maxBytes: z.number().min(0).optional(),
  /** Pixels. */
  minHeight: z.int().min(1).optional(),
  /** Beats a minute; only of what was analysed. */
  minBpm: z.number().min(0).optional(),
  maxBpm: z.number().min(0).optional(),
  order: z.enum(['cid', 'newest', 'oldest', 'largest', 'smallest']).default('cid'),
})
export type ContentFilter = z.infer<typeof ContentFilter>

export const GalleryItem = ContentItem.extend({
  media: MediaKindName,
  durationSec: z.number(),
  width: z.number().optional(),
  height: z.number().optional(),
  /** Frames a second; of video alone. */
  fps: z.number().optional(),
  hasSound: z.boolean(),
  /** Beats a minute, once its sound was analysed and has a beat. */
  bpm: z.number().optional(),
  /** What the user's file was called that it was imported from, without its folder. */
  fileName: z.string().optional(),
  /** The last run that it is the output of. */
  madeBy: z.object({ runId: RunId, recipe: z.string() }).optional(),
  /** Runs that it went into. */
  usedBy: z.int(),
  meta: KnownMeta,
})
export type GalleryItem = z.infer<typeof GalleryItem>

/** How many there are of what a gallery can be narrowed to. */
export const MediaFacets = z.object({
  all: z.int(),
  video: z.int(),
  audio: z.int(),
  image: z.int(),
  /** Outputs of runs, of whatever kind. */
  outputs: z.int(),
  /** The most used first, no more than 100. */
  tags: z.array(z.object({ tag: z.string(), count: z.int() })),
})
export type MediaFacets = z.infer<typeof MediaFacets>

const named = z.object({ name: z.string() })

const progress = z.object({ event: z.literal('progress'), doneBytes: z.number(), totalBytes: z.number() })

export const content = {
  import: oc
    .route({ method: 'POST', path: '/cache/import' })
    .input(z.object({ path: z.string(), reference: z.boolean().default(false), name: z.string().optional() }))
    .output(
      eventIterator(
        z.discriminatedUnion('event', [
          progress,
          z.object({ event: z.literal('imported'), item: ContentItem, isNew: z.boolean() }),
        ]),
      ),
    ),
  list: oc
    .route({ method: 'GET', path: '/cache' })
    .input(ContentFilter.extend(pageInput))
    .output(pageOf(ContentItem)),
  /** Media alone, the newest first where nothing else is asked for; without stills and copies that only show other media. */
  media: oc
    .route({ method: 'GET', path: '/media' })
    .input(ContentFilter.extend({ ...pageInput, order: ContentFilter.shape.order.default('newest') }))
    .output(pageOf(GalleryItem)),
  /** Counts for the filters of `media`, whatever kind and role it asks for. */
  facets: oc
    .route({ method: 'GET', path: '/api/media/facets' })
    .input(ContentFilter.omit({ kind: true, kinds: true, role: true, order: true }))
    .output(MediaFacets),
  /** What has a name, by name. */
  assets: oc
    .route({ method: 'GET', path: '/assets' })
    .input(z.object({ ...pageInput, text: z.string().max(200).optional() }))
    .output(
      pageOf(
        z.object({
          name: z.string(),
          cid: Cid,
          /** Absent while the bytes are not here. */
          item: ContentItem.optional(),
        }),
      ),
    ),
  show: oc
    .route({ method: 'GET', path: '/cache/{name}' })
    .input(named)
    .output(
      z.object({
        item: ContentItem,
        meta: KnownMeta,
        facts: z.unknown().optional(),
        /** As a gallery shows it; absent for documents, and for files that were not probed. */
        media: GalleryItem.optional(),
        /** A document's value. */
        document: z.unknown().optional(),
        /** Runs it came from or went into. */
        runs: z.array(
          z.object({ runId: RunId, role: z.enum(['input', 'output', 'intermediate', 'record']) }),
        ),
        /** The step whose result it is. */
        step: z.string().optional(),
        madeBy: z.array(Making),
        /** The newest first, no more than 20 runs. */
        usedBy: z.object({ runs: z.array(Use), runCount: z.number(), recipes: z.array(z.string()) }),
      }),
    ),
  getMeta: oc.route({ method: 'GET', path: '/cache/{name}/meta' }).input(named).output(KnownMeta),
  /** What is not given stays as it is. */
  setMeta: oc
    .route({ method: 'PATCH', path: '/cache/{name}/meta' })
    .input(ContentMeta.partial().extend(named.shape))
    .output(KnownMeta),
  /** A JPEG of a frame, made once; its CID. `atSec`: absent, a tenth into it. Errors: INPUT_MISSING for sound. */
  thumb: oc
    .route({ method: 'GET', path: '/cache/{name}/thumb' })
    .input(
      named.extend({
        /** Pixels; never more than the picture has. */
        width: z.int().min(16).max(1920).default(320),
        atSec: z.number().min(0).optional(),
      }),
    )
    .output(z.object({ cid: Cid })),
  /** Peaks of the sound in equal shares of its length, made once. Errors: INPUT_MISSING where there is none. */
  waveform: oc
    .route({ method: 'GET', path: '/cache/{name}/waveform' })
    .input(named.extend({ peaks: z.int().min(10).max(4000).default(800) }))
    .output(
      z.object({
        /** Of the document that holds it. */
        cid: Cid,
        durationSec: z.number(),
        /** −127 to 127: the least and the greatest sample of each share, of all channels. */
        min: z.array(z.int()),
        max: z.array(z.int()),
      }),
    ),
  /** The CID of a copy that every browser plays: the file itself where it does. Made once, as long as that takes. */
  mp4: oc
    .route({ method: 'GET', path: '/cache/{name}/mp4' })
    .input(named)
    .output(z.object({ cid: Cid, isOriginal: z.boolean() })),
  /** How a file was made, down to its sources. `name`: of the file, of a record of provenance, or a run's id. */
  tree: oc.route({ method: 'GET', path: '/cache/{name}/tree' }).input(named).output(ProvenanceTree),
  /** Where a file comes from: a CID or name, or, where the caller may read files, any path. Imports nothing. */
  why: oc
    .route({ method: 'POST', path: '/api/why' })
    .input(z.object({ content: z.string() }))
    .output(
      eventIterator(
        z.discriminatedUnion('event', [progress, z.object({ event: z.literal('found'), origin: Origin })]),
      ),
    ),
  /** A stored file's place, checked; for callers on the same machine. */
  locate: oc
    .input(named)
    .output(z.object({ cid: Cid, path: z.string().optional(), text: z.string().optional() })),
  /** Copies a stored file to a path of the user's. */
  export: oc
    .input(z.object({ cid: Cid, path: z.string() }))
    .output(z.object({ path: z.string(), sizeBytes: z.number() })),
  /** Into the trash: the file stays on the disk until it is purged. Errors: PROTECTED with the reasons. */
  remove: oc
    .route({ method: 'DELETE', path: '/cache/{name}' })
    .input(named)
    .output(
      z.object({
        cid: Cid,
        /** What it takes until it is purged. */
        freedBytes: z.number(),
        /** In the trash. */
        trashId: z.int(),
      }),
    ),
  verify: oc
    .route({ method: 'POST', path: '/api/verify' })
    .input(z.object({ repair: z.boolean().default(false) }))
    .output(
      eventIterator(
        z.discriminatedUnion('event', [
          progress,
          z.object({
            event: z.literal('verified'),
            checked: z.number(),
            bad: z.array(
              z.object({
                cid: z.string() /** corrupt, changed, missing, unreadable or unrecorded */,
                problem: z.string(),
                repaired: z.boolean(),
              }),
            ),
          }),
        ]),
      ),
    ),
}
