/** Making pictures of different origin joinable: same size, same pixel format, a picture where there is none. */
import { use } from '../media/graph/filters.ts'
import { after, toPixelFormat } from '../media/graph/picture.ts'
import { gridAt } from '../media/graph/rational.ts'
import type { AudioStream, Canvas, Media, VideoStream } from '../media/graph/stream.ts'
import { type FitMode, fitSize, type Size } from './fit-size.ts'

export function conformPart(
  video: VideoStream,
  size: Size,
  mode: FitMode,
  background: string,
  format: string,
): VideoStream {
  return toPixelFormat(fitSize(video, size, mode, background), format)
}

/** One format for all: the one they share, else 8-bit 4:2:0, which every delivery format can hold. */
export function commonPixelFormat(inputs: readonly Media[]): string {
  const formats = new Set(inputs.flatMap(({ video }) => video?.pixelFormat ?? []))
  const [only] = formats
  return formats.size === 1 && only !== undefined ? only : 'yuv420p'
}

/** One colour for as long as a sound lasts. */
export function blankPicture(
  sound: AudioStream,
  size: Size,
  background: string,
  pixelFormat: string,
  canvas: Canvas,
): VideoStream {
  const frames = Math.max(1, gridAt(sound.samples / sound.sampleRate, canvas.fps))
  const source = use('color', { c: background, s: `${size.width}x${size.height}`, r: canvas.fps })
  const endless = { kind: 'filter', media: 'video', use: source, inputs: [] } as const
  const cut = after('video', use('trim', { end_frame: frames }), endless)
  const node = after('video', use('format', { pix_fmts: pixelFormat }), cut)
  return { ...size, fps: canvas.fps, frames, isStill: false, pixelFormat, node }
}
