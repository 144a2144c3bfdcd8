/** Pure operations that lay one picture over another. */
import { DRAWN } from './colour.ts'
import { type FilterOptions, use } from './filters.ts'
import { after, filterPicture, toMatrix } from './picture.ts'
import type { StreamNode, VideoStream } from './stream.ts'

/** What ffmpeg calls the ways two pictures can be mixed. */
export type BlendMode = NonNullable<FilterOptions<'blend'>['all_mode']>

/**
 * The second picture mixed into the first, in RGB: the modes are meant for light, and on the chroma planes of YUV they
 * would shift every colour. Same size, rate and length. `opacity` 0 gives the first unchanged.
 */
export function blendPictures(
  base: VideoStream,
  top: VideoStream,
  mode: BlendMode,
  opacity: number,
): VideoStream {
  const [first, second] = [inRgb(base.node), inRgb(top.node)]
  // ffmpeg's `normal` fades to its first input, all other modes to their result over the first.
  const inputs = mode === 'normal' ? [second, first] : [first, second]
  const node: StreamNode = {
    kind: 'filter',
    media: 'video',
    use: use('blend', { all_mode: mode, all_opacity: opacity }),
    inputs,
    lengths: [base.frames, top.frames],
  }
  return filterPicture({ ...base, node }, use('format', { pix_fmts: base.pixelFormat }))
}

export const inRgb = (node: StreamNode): StreamNode =>
  after('video', use('format', { pix_fmts: 'gbrp' }), node)

/** A picture laid over another at a place, its transparency respected; after its end the base goes on alone. */
export function overlayPicture(
  base: VideoStream,
  layer: VideoStream,
  place: { readonly x: number; readonly y: number },
): VideoStream {
  const node: StreamNode = {
    kind: 'filter',
    media: 'video',
    use: use('overlay', { x: place.x, y: place.y, format: 'auto', eof_action: 'pass' }),
    inputs: [base.node, toMatrix(layer, base.matrix).node],
    lengths: [base.frames, layer.frames],
  }
  return filterPicture({ ...base, node }, use('format', { pix_fmts: base.pixelFormat }))
}

/** The same picture, less visible; it has an alpha channel afterwards. */
export function fadeOpacity(video: VideoStream, opacity: number): VideoStream {
  if (opacity >= 1) return video
  const withAlpha = filterPicture(video, use('format', { pix_fmts: 'yuva420p' }), { pixelFormat: 'yuva420p' })
  return filterPicture(withAlpha, use('lut', { c3: `val*${opacity.toFixed(4)}` }))
}

/** One colour, of the size, rate and length of another picture. */
export function solidPicture(
  colour: string,
  like: Pick<VideoStream, 'width' | 'height' | 'fps' | 'frames' | 'isStill'>,
  pixelFormat: string,
): VideoStream {
  const { width, height, fps, frames, isStill } = like
  const source: StreamNode = {
    kind: 'filter',
    media: 'video',
    use: use('color', { c: colour, s: `${width}x${height}`, r: fps }),
    inputs: [],
  }
  const cut = after('video', use('trim', { end_frame: frames }), source)
  const node = after('video', use('format', { pix_fmts: pixelFormat }), cut)
  return { width, height, fps, frames, isStill, pixelFormat, matrix: DRAWN, node }
}

export const hasAlpha = (pixelFormat: string): boolean =>
  /^(rgba|bgra|argb|abgr|yuva|gbrap|ya)/.test(pixelFormat)

/** What is transparent shows a colour; the result has no alpha channel. Opaque pictures stay as they are. */
export function flattenPicture(video: VideoStream, colour: string): VideoStream {
  if (!hasAlpha(video.pixelFormat)) return video
  const opaque = video.isStill ? 'rgb24' : 'yuv420p'
  const ground = solidPicture(colour, video, opaque)
  // Black is the same in all of them.
  const below = colour === 'black' ? { ...ground, matrix: video.matrix } : toMatrix(ground, video.matrix)
  return overlayPicture(below, video, { x: 0, y: 0 })
}
