/** Stored content as lists and pages show it, and why it may not be deleted. */
import type { ContentItem, GalleryItem } from '../../contract/groups/content.ts'
import type { Cid } from '../../contract/ids.ts'
import { toNumber } from '../../media/graph/rational.ts'
import { describeFacts } from '../../media/probe/describe-facts.ts'
import type { MediaFacts } from '../../media/probe/facts.ts'
import { PROBER_VERSION } from '../../media/probe/probe.ts'
import type { EngineParts } from '../parts.ts'

export const knownFacts = (cid: Cid, { facts }: EngineParts): MediaFacts | undefined =>
  facts.get(cid, String(PROBER_VERSION))

export function itemOf(cid: Cid, parts: EngineParts): ContentItem {
  const [entry] = parts.store.list({ prefix: cid, limit: 1 })
  const facts = knownFacts(cid, parts)
  return {
    cid,
    kind: entry ? 'media' : 'document',
    stored: entry?.kind ?? 'document',
    sizeBytes: entry?.sizeBytes ?? parts.documents.getBytes(cid).length,
    names: [...parts.names.namesOf(cid)],
    summary: facts ? describeFacts(facts) : '',
    addedAt: new Date(entry?.createdAtMs ?? 0).toISOString(),
    protectedBy: entry ? [...protectedBy(cid, parts)] : [],
  }
}

/** None for what was probed by an earlier prober: it is known again when it is used. */
export function galleryItemOf(cid: Cid, parts: EngineParts): GalleryItem[] {
  const facts = knownFacts(cid, parts)
  if (!facts) return []
  const [video] = facts.video
  return [
    {
      ...itemOf(cid, parts),
      media: facts.kind,
      durationSec: facts.durationSec,
      ...(video ? { width: video.width, height: video.height } : {}),
      ...(video && facts.kind === 'video' ? { fps: toNumber(video.fps) } : {}),
      hasSound: facts.audio.length > 0,
      ...parts.library.glance(cid),
      meta: parts.library.meta.get(cid),
    },
  ]
}

/** More reasons than these say nothing more. */
const SHOWN_REASONS = 3

/** Inputs and outputs of runs stay, failed ones apart, and what was published; the rest is made again when it is needed. */
export function protectedBy(cid: Cid, { runs, library }: EngineParts): readonly string[] {
  const published = library.published.places(cid).map((place) => `it is published at ${place}`)
  const uses = runs
    .uses(cid)
    .filter(
      ({ role, state }) =>
        (role === 'input' || role === 'output') && state !== 'failed' && state !== 'cancelled',
    )
    .map(({ runId, role, recipe }) => `it is an ${role} of the run ${runId.slice(0, 16)}… of “${recipe}”`)
  const shown = uses.slice(0, SHOWN_REASONS)
  const more = uses.length - shown.length
  return [...published, ...shown, ...(more > 0 ? [`and of ${more} more runs`] : [])]
}
