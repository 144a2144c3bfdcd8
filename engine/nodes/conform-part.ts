/** Making pictures of different origin joinable: same size, same pixel format, a picture where there is none. */
import { flattenPicture, hasAlpha, solidPicture } from '../media/graph/compose.ts'
import { toMatrix, toPixelFormat } from '../media/graph/picture.ts'
import { gridAt } from '../media/graph/rational.ts'
import type { AudioStream, Canvas, Media, VideoStream } from '../media/graph/stream.ts'
import { type FitMode, fitSize, type Size } from './fit-size.ts'

export function conformPart(
  video: VideoStream,
  size: Size,
  mode: FitMode,
  background: string,
  { pixelFormat, matrix }: Form,
): VideoStream {
  const fitted = fitSize(toMatrix(video, matrix), size, mode, background)
  return toPixelFormat(hasAlpha(pixelFormat) ? fitted : flattenPicture(fitted, background), pixelFormat)
}

/** What pictures have in common that are joined or mixed. */
export type Form = Pick<VideoStream, 'pixelFormat' | 'matrix'>

/** The colours of the first picture that is YUV already. */
export function commonForm(inputs: readonly Media[]): Form {
  const pictures = inputs.flatMap(({ video }) => video ?? [])
  const first = pictures.find(({ pixelFormat }) => pixelFormat.startsWith('yuv')) ?? pictures[0]
  return { pixelFormat: commonPixelFormat(inputs), matrix: first?.matrix ?? 'bt709' }
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
  { pixelFormat, matrix }: Form,
  { fps }: Canvas,
): VideoStream {
  const frames = Math.max(1, gridAt(sound.samples / sound.sampleRate, fps))
  return solidPicture(background, { ...size, fps, frames, isStill: false, matrix }, pixelFormat)
}
