/** The cuts of a result as a strip of their frames; those that miss their beat carry a mark. */
import { partAt } from '../nearest.ts'
import { marksEvery, type Scale, secPerPixel, xOf } from '../time-scale.ts'
import type { Clip } from '../timeline-data.ts'
import type { Painting } from './painting.ts'

const FRAME_SHAPE = 16 / 9
const RADIUS = 4
const MARK = 4
/** In less nobody would know a picture. */
const LEAST_PICTURE = 10

export function drawClips(painting: Painting): void {
  const { data, scale, currentClip } = painting
  const clips = data.clips.length > 0 ? data.clips : [{ fromSec: 0, toSec: data.durationSec, name: '' }]
  const first = Math.max(0, partAt(clips, scale.fromSec))
  for (let index = first; index < clips.length; index++) {
    const clip = clips[index] as Clip
    if (clip.fromSec > scale.toSec) break
    drawClip(painting, clip, data.clips.length > 0 && index === currentClip)
  }
}

function drawClip(painting: Painting, clip: Clip, isCurrent: boolean): void {
  const { context, scale, height, colour } = painting
  const [left, right] = [xOf(scale, clip.fromSec) + 1, xOf(scale, clip.toSec) - 1]
  const width = Math.max(1, right - left)
  context.save()
  context.beginPath()
  context.roundRect(left, 1, width, height - 2, Math.min(RADIUS, width / 2))
  context.fillStyle = colour(width >= LEAST_PICTURE ? '--media-bg' : '--line-strong')
  context.fill()
  context.clip()
  if (width >= LEAST_PICTURE) drawFrames(painting, clip, left, width)
  context.restore()
  if (isCurrent) {
    context.strokeStyle = colour('--accent')
    context.lineWidth = 2
    context.beginPath()
    context.roundRect(left, 1, width, height - 2, Math.min(RADIUS, width / 2))
    context.stroke()
  }
  drawError(painting, clip, left)
}

function drawFrames(
  { context, scale, height, frame }: Painting,
  clip: Clip,
  left: number,
  width: number,
): void {
  for (const { atSec, x, width: tile } of framesOf(clip, { ...scale, tile: height * FRAME_SHAPE })) {
    const picture = frame(atSec)
    if (picture) drawCovering(context, picture, { x, height, width: Math.min(tile, left + width - x) })
  }
}

export interface FrameTile {
  readonly atSec: number
  readonly x: number
  readonly width: number
}

/** The frame in the middle of a short clip; of a long one as many as there is room for, at times that zooming keeps. */
export function framesOf(clip: Clip, scale: Scale & { readonly tile: number }): readonly FrameTile[] {
  const tileSec = scale.tile * secPerPixel(scale)
  const lengthSec = clip.toSec - clip.fromSec
  const left = xOf(scale, clip.fromSec) + 1
  if (lengthSec < 1.6 * tileSec)
    return [{ atSec: clip.fromSec + lengthSec / 2, x: left, width: xOf(scale, clip.toSec) - left }]
  const step = 2 ** Math.ceil(Math.log2(tileSec / 1.6))
  const seen = {
    fromSec: Math.max(0, scale.fromSec - step - clip.fromSec),
    toSec: Math.min(clip.toSec, scale.toSec) - clip.fromSec,
  }
  const width = step / secPerPixel(scale)
  return marksEvery(seen, step).map((sec) => ({
    // A little into it, so that it is surely this clip's.
    atSec: clip.fromSec + Math.min(lengthSec * 0.99, sec + 0.05),
    x: left + sec / secPerPixel(scale),
    width,
  }))
}

/** Fills its place, as `object-fit: cover` does. */
function drawCovering(
  context: CanvasRenderingContext2D,
  picture: HTMLImageElement,
  { x, height, width }: { readonly x: number; readonly height: number; readonly width: number },
): void {
  const { naturalWidth, naturalHeight } = picture
  const zoom = Math.max(width / naturalWidth, height / naturalHeight)
  const [shownWidth, shownHeight] = [width / zoom, height / zoom]
  const [cutLeft, cutTop] = [(naturalWidth - shownWidth) / 2, (naturalHeight - shownHeight) / 2]
  context.drawImage(picture, cutLeft, cutTop, shownWidth, shownHeight, x, 0, width, height)
}

/** A triangle at its beginning: before its beat it points left, after it right. Nothing where nobody would see it. */
function drawError({ context, colour, data, height }: Painting, { errorMs }: Clip, x: number): void {
  const tolerance = data.toleranceMs ?? 20
  if (errorMs === undefined || Math.abs(errorMs) <= tolerance) return
  const direction = Math.sign(errorMs)
  context.fillStyle = colour(Math.abs(errorMs) > 2 * tolerance ? '--bad' : '--warn')
  context.beginPath()
  context.moveTo(x, height - 2 * MARK - 1)
  context.lineTo(x + direction * 1.6 * MARK, height - MARK - 1)
  context.lineTo(x, height - 1)
  context.fill()
}
