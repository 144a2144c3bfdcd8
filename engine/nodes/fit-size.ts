/** Bringing a picture to a given size, in the four ways people ask for. Used by RESIZE and by every join. */
import { use } from '../media/graph/filters.ts'
import { filterPicture, toPixelFormat } from '../media/graph/picture.ts'
import type { VideoStream } from '../media/graph/stream.ts'

export const FIT_MODES = ['fit', 'fill', 'stretch', 'pad'] as const
export type FitMode = (typeof FIT_MODES)[number]

export interface Size {
  readonly width: number
  readonly height: number
}

/**
 * - fit: as large as goes into the box; the result may be smaller than the box on one side
 * - pad: the same, and the rest of the box in `background`
 * - fill: covers the box, the overhang cut off evenly
 * - stretch: exactly the box, proportions lost
 */
export function fitSize(video: VideoStream, box: Size, mode: FitMode, background: string): VideoStream {
  if (video.width === box.width && video.height === box.height) return video
  switch (mode) {
    case 'stretch':
      return scaleTo(video, box)
    case 'fit':
      return scaleTo(video, inside(video, box))
    case 'pad':
      return padTo(scaleTo(video, inside(video, box)), box, background)
    case 'fill':
      return cropTo(scaleTo(video, covering(video, box)), box)
  }
}

/** Square pixels are said again, since scaling by rounded sides would leave a tiny aspect correction behind. */
function scaleTo(video: VideoStream, size: Size): VideoStream {
  if (video.width === size.width && video.height === size.height) return video
  const scaled = filterPicture(video, use('scale', { w: size.width, h: size.height, flags: 'bicubic' }), size)
  return filterPicture(scaled, use('setsar', { sar: { num: 1, den: 1 } }))
}

function padTo(video: VideoStream, box: Size, background: string): VideoStream {
  if (video.width === box.width && video.height === box.height) return video
  const place = { x: evenFloor((box.width - video.width) / 2), y: evenFloor((box.height - video.height) / 2) }
  return inFullChroma(video, box, (whole) =>
    filterPicture(whole, use('pad', { w: box.width, h: box.height, ...place, color: background }), box),
  )
}

function cropTo(video: VideoStream, box: Size): VideoStream {
  if (video.width === box.width && video.height === box.height) return video
  const place = { x: evenFloor((video.width - box.width) / 2), y: evenFloor((video.height - box.height) / 2) }
  return inFullChroma(video, box, (whole) =>
    filterPicture(whole, use('crop', { w: box.width, h: box.height, ...place, exact: true }), box),
  )
}

/** Where colour is stored at half size, `pad` and `crop` only know even sides; for odd ones it is widened on the way. */
function inFullChroma(
  video: VideoStream,
  { width, height }: Size,
  change: (video: VideoStream) => VideoStream,
): VideoStream {
  const isHalved = /^yuva?4(20|22)p/.test(video.pixelFormat)
  if (!isHalved || (width % 2 === 0 && height % 2 === 0)) return change(video)
  const whole = toPixelFormat(video, video.pixelFormat.replace(/4(20|22)p/, '444p'))
  return toPixelFormat(change(whole), video.pixelFormat)
}

const inside = (video: Size, box: Size): Size =>
  scaled(video, Math.min(box.width / video.width, box.height / video.height), box, Math.min)
const covering = (video: Size, box: Size): Size =>
  scaled(video, Math.max(box.width / video.width, box.height / video.height), box, Math.max)

/** Even sides where the box has even sides: chroma is stored at half size, and encoders insist. */
function scaled(video: Size, factor: number, box: Size, bound: (a: number, b: number) => number): Size {
  const side = (length: number, limit: number): number => {
    const step = limit % 2 === 0 ? 2 : 1
    return bound(limit, Math.max(step, Math.round((length * factor) / step) * step))
  }
  return { width: side(video.width, box.width), height: side(video.height, box.height) }
}

const evenFloor = (value: number): number => Math.floor(value / 2) * 2
