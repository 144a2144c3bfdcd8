/** What no result may exceed, known before anything runs. */
import { ArtDagError } from '../contract/errors.ts'
import { MEDIA_LIMITS } from '../media/arguments.ts'
import type { Delivery } from '../media/deliver.ts'
import type { Media } from '../media/graph/stream.ts'

/** Any step's picture: every frame of it passes through memory. @throws ArtDagError MEDIA_LIMIT */
export function checkPictureSize({ video }: Media): void {
  if (!video || video.width * video.height <= MEDIA_LIMITS.pixels) return
  throw new ArtDagError(
    'MEDIA_LIMIT',
    `its picture would be ${video.width}×${video.height}, and ${MEDIA_LIMITS.pixels / 1e6} million pixels are allowed`,
    { hint: 'choose a smaller size', details: { width: video.width, height: video.height } },
  )
}

/** Only what becomes a file: a long clip may well be cut further on. @throws ArtDagError MEDIA_LIMIT */
export function checkLength({ video, durationSec }: Delivery): void {
  const frames = video?.frames ?? 0
  if (durationSec <= MEDIA_LIMITS.durationSec && frames <= MEDIA_LIMITS.frames) return
  throw new ArtDagError(
    'MEDIA_LIMIT',
    `the result would last ${Math.round(durationSec)} s${video ? ` and have ${frames} frames` : ''}; ` +
      `${MEDIA_LIMITS.durationSec} s and ${MEDIA_LIMITS.frames} frames are allowed`,
    { hint: 'render it in parts', details: { durationSec, frames } },
  )
}
