/** Pure operations that lay one picture over another. */
import { DRAWN, isYuv, stateColour } from './colour.ts'
import { type FilterOptions, use } from './filters.ts'
import { after, filterPicture, toMatrix, toPixelFormat } from './picture.ts'
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
  const [first, second] = [inRgb(base), inRgb(top)]
  // ffmpeg's `normal` fades to its first input, all other modes to their result over the first.
  const inputs = mode === 'normal' ? [second, first] : [first, second]
  const node: StreamNode = {
    kind: 'filter',
    media: 'video',
    use: use('blend', { all_mode: mode, all_opacity: opacity }),
    inputs,
    lengths: [base.frames, top.frames],
  }
  return outOfRgb({ ...base, node })
}

/** The picture in RGB, its planes apart, for filters that work on light. */
export const inRgb = (video: VideoStream): StreamNode => toPixelFormat(video, 'gbrp').node

/** Back from that, which `node` gives, to what the stream is otherwise. */
export const outOfRgb = (video: VideoStream): VideoStream =>
  toPixelFormat({ ...video, pixelFormat: 'gbrp' }, video.pixelFormat)

/** A picture laid over another at a place, its transparency respected; after its end the base goes on alone. */
export function overlayPicture(
  base: VideoStream,
  layer: VideoStream,
  place: { readonly x: number; readonly y: number },
): VideoStream {
  const options = {
    x: place.x,
    y: place.y,
    format: overlayFormat(base.pixelFormat),
    eof_action: 'pass',
  } as const
  // Over transparency with half the chroma, its threads read what others are writing: the pixels are left to chance.
  const alone = base.pixelFormat === 'yuva420p' ? { threads: 1 } : {}
  const node: StreamNode = {
    kind: 'filter',
    media: 'video',
    use: use('overlay', { ...options, ...alone }),
    inputs: [base.node, asLayer(layer, base).node],
    lengths: [base.frames, layer.frames],
  }
  return filterPicture({ ...base, node }, use('format', { pix_fmts: base.pixelFormat }))
}

/** Left to itself, ffmpeg lays 4:2:0 over 4:2:0 in 4:4:4: half as fast again, and its chroma is blurred twice. */
function overlayFormat(pixelFormat: string): NonNullable<FilterOptions<'overlay'>['format']> {
  if (pixelFormat === 'gbrp') return 'gbrp'
  if (!isYuv(pixelFormat)) return 'rgb'
  const name = pixelFormat.replace(/^yuva/, 'yuv').replace(/p$/, '').replace(/le$/, '')
  return OVERLAY_YUV.find((format) => format === name) ?? 'auto'
}

/** Those of ffmpeg 5.1 too. */
const OVERLAY_YUV = ['yuv420', 'yuv420p10', 'yuv422', 'yuv422p10', 'yuv444'] as const

/** In the colours of what it is laid over, and as transparent as it is. */
function asLayer(layer: VideoStream, base: VideoStream): VideoStream {
  const alike = toMatrix(layer, base.matrix)
  if (isYuv(base.pixelFormat) === isYuv(layer.pixelFormat)) return alike
  if (!isYuv(base.pixelFormat)) return toPixelFormat(layer, hasAlpha(layer.pixelFormat) ? 'rgba' : 'rgb24')
  return toPixelFormat(
    alike,
    base.pixelFormat.replace(/^yuva?/, hasAlpha(layer.pixelFormat) ? 'yuva' : 'yuv'),
  )
}

/** The same picture, less visible; it has an alpha channel afterwards. */
export function fadeOpacity(video: VideoStream, opacity: number): VideoStream {
  if (opacity >= 1) return video
  const withAlpha = toPixelFormat(video, 'yuva420p')
  return filterPicture(withAlpha, use('lut', { c3: `val*${opacity.toFixed(4)}` }))
}

/** One colour, of the size, rate, length and matrix of another picture. */
export function solidPicture(
  colour: string,
  like: Pick<VideoStream, 'width' | 'height' | 'fps' | 'frames' | 'isStill' | 'matrix'>,
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
  // Black is the same in all of them.
  const matrix = colour === 'black' ? like.matrix : DRAWN
  const drawn = { width, height, fps, frames, isStill, pixelFormat, matrix, node }
  const stated = isYuv(pixelFormat) ? filterPicture(drawn, stateColour(matrix)) : drawn
  return toMatrix(stated, like.matrix)
}

export const hasAlpha = (pixelFormat: string): boolean =>
  /^(rgba|bgra|argb|abgr|yuva|gbrap|ya)/.test(pixelFormat)

/** What is transparent shows a colour; the result has no alpha channel. Opaque pictures stay as they are. */
export function flattenPicture(video: VideoStream, colour: string): VideoStream {
  if (!hasAlpha(video.pixelFormat)) return video
  const opaque = video.isStill ? 'rgb24' : 'yuv420p'
  return overlayPicture(solidPicture(colour, video, opaque), video, { x: 0, y: 0 })
}
