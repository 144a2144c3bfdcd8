/** The cuts of a result as a strip of their frames; those that miss their beat carry a mark. */
import { partAt } from '../nearest.ts'
import { marksEvery, type Scale, secPerPixel, xOf } from '../time-scale.ts'
import type { Clip } from '../timeline-data.ts'
import type { Painting } from './painting.ts'

const FRAME_SHAPE = 16 / 9
const RADIUS = 4
const MARK = 4

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
  context.fillStyle = colour('--media-bg')
  context.fill()
  context.clip()
  drawFrames(painting, clip, left, width)
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
  const tile = height * FRAME_SHAPE
  for (const { atSec, x } of framesOf(clip, scale, tile, left)) {
    const picture = frame(atSec)
    if (picture) drawCovering(context, picture, x, height, Math.min(tile, left + width - x))
  }
}

/** The frame in the middle of a short clip; of a long one as many as there is room for, at times that zooming keeps. */
export function framesOf(
  clip: Clip,
  scale: Scale,
  tile: number,
  left: number,
): readonly { readonly atSec: number; readonly x: number }[] {
  const tileSec = tile * secPerPixel(scale)
  const lengthSec = clip.toSec - clip.fromSec
  if (lengthSec < 1.6 * tileSec) return [{ atSec: clip.fromSec + lengthSec / 2, x: left }]
  const step = 2 ** Math.ceil(Math.log2(tileSec / 1.6))
  const seen = {
    fromSec: Math.max(clip.fromSec, scale.fromSec - step),
    toSec: Math.min(clip.toSec, scale.toSec),
  }
  const inner = marksEvery({ fromSec: seen.fromSec - clip.fromSec, toSec: seen.toSec - clip.fromSec }, step)
  return inner.map((sec) => ({
    atSec: clip.fromSec + Math.min(lengthSec * 0.99, sec + Math.min(0.05, lengthSec / 2)),
    x: xOf(scale, clip.fromSec + sec) + 1,
  }))
}

function drawCovering(
  context: CanvasRenderingContext2D,
  picture: HTMLImageElement,
  x: number,
  height: number,
  width: number,
): void {
  const { naturalWidth, naturalHeight } = picture
  const tile = Math.max(width, height * FRAME_SHAPE)
  const zoom = Math.max(tile / naturalWidth, height / naturalHeight)
  const [w, h] = [naturalWidth * zoom, naturalHeight * zoom]
  context.drawImage(picture, x + (Math.min(tile, width) - w) / 2, (height - h) / 2, w, h)
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
