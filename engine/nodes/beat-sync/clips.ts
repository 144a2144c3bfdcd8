/** The clips that slices are taken from, as long as they are on the canvas. */
import { ArtDagError } from '../../contract/errors.ts'
import { gridAt } from '../../media/graph/rational.ts'
import type { Canvas, Media } from '../../media/graph/stream.ts'
import type { ExpandJob, Placed } from '../descriptor.ts'

export interface Clip {
  readonly step: Placed
  /** Of the canvas; `Infinity` for a still. */
  readonly frames: number
  readonly isStill: boolean
}

/** Sound without a picture is measured in whole frames as well. */
export function clipOf(job: Pick<ExpandJob<unknown>, 'media' | 'canvas'>, step: Placed): Clip {
  const media = job.media(step)
  if (media.video?.isStill) return { step, frames: Infinity, isStill: true }
  return { step, frames: framesOf(media, job.canvas), isStill: false }
}

/** Of a picture as many as it has; of sound the nearest number. */
export const framesOf = ({ video, audio }: Media, { fps }: Canvas): number =>
  video ? video.frames : Math.max(1, gridAt((audio?.samples ?? 0) / (audio?.sampleRate ?? 1), fps))

/** @throws ArtDagError RECIPE_INVALID when a clip has no picture or, where it must, does not move */
export function checkPicture(
  { id, media }: Pick<ExpandJob<unknown>, 'id' | 'media'>,
  step: Placed,
  mode: { readonly name: string; readonly mustMove: boolean },
): void {
  const { video } = media(step)
  if (video && !(video.isStill && mode.mustMove)) return
  const what = video
    ? `is a picture without a length, and mode ${mode.name} needs one that moves`
    : 'has no picture'
  throw new ArtDagError('RECIPE_INVALID', `steps.${id}: “${step.id}” ${what}`, {
    hint: video ? 'use mode cut or hold, or give a video' : 'give a video or a picture',
  })
}
