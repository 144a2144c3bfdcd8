/** A still of media, small enough to show many of. */
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import type { MediaFacts, VideoFacts } from '../../media/probe/facts.ts'
import type { EngineParts } from '../parts.ts'
import { derived, renderStep, shownFile } from './derive.ts'

export interface ThumbWish {
  readonly name: string
  /** Pixels. */
  readonly width: number
  readonly atSec?: number | undefined
}

/** @throws ArtDagError INPUT_MISSING where there is no picture, USAGE where there is none at that time */
export async function makeThumb(
  { name, width, atSec }: ThumbWish,
  parts: EngineParts,
  signal: AbortSignal | undefined,
): Promise<Cid> {
  const { cid, facts } = await shownFile(name, parts, signal)
  const [video] = facts.video
  if (!video) throw noPicture(name, facts)
  const time = facts.kind === 'image' ? 0 : (atSec ?? video.endSec * FIRST_LOOK)
  const size = sizeOf(video, width)
  const what = `thumb ${size.width}x${size.height} at ${time.toFixed(3)}`
  const step = { type: 'RESIZE', config: { ...size, mode: 'stretch' } }
  const wish = { profile: 'jpg', still: { atSec: time } }
  return await derived(cid, what, parts, () => renderStep(cid, step, wish, parts, signal))
}

/** Of its length: openings are often black. */
const FIRST_LOOK = 0.1

/** In proportion, even, never larger than the picture. */
function sizeOf(video: VideoFacts, wanted: number): { readonly width: number; readonly height: number } {
  const even = (side: number): number => Math.max(2, Math.round(side / 2) * 2)
  const width = Math.min(wanted, video.width)
  return { width: even(width), height: even((video.height * width) / video.width) }
}

const noPicture = (name: string, { kind }: MediaFacts): ArtDagError =>
  new ArtDagError('INPUT_MISSING', `“${name}” is ${kind} without a picture`, {
    hint: 'of sound there is a waveform',
    details: { name },
  })
