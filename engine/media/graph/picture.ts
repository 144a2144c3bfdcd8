/** Pure operations on picture streams. Each says what comes out; none touches a file. */

import type { Rational } from '../probe/facts.ts'
import { isYuv, type Matrix, stateColour } from './colour.ts'
import { formatNumber } from './escape.ts'
import { type FilterUse, use } from './filters.ts'
import { secondsAt } from './rational.ts'
import { sliceNode } from './slice-picture.ts'
import type { StreamNode, VideoStream } from './stream.ts'

/** A filter that keeps the number and times of the frames. */
export function filterPicture(
  video: VideoStream,
  filter: FilterUse,
  changes: Partial<Pick<VideoStream, 'width' | 'height' | 'pixelFormat'>> = {},
): VideoStream {
  return { ...video, ...changes, node: after('video', filter, video.node) }
}

/** Frames `start … start + frames`, counted on the grid. Nothing before them is decoded where that can be helped. */
export function trimPicture(video: VideoStream, start: number, frames: number): VideoStream {
  if (start === 0 && frames === video.frames) return video
  const slice = sliceNode(video.node, start, frames)
  if (slice) return { ...video, frames, node: slice }
  const cut = after('video', use('trim', { start_frame: start, end_frame: start + frames }), video.node)
  return { ...video, frames, node: after('video', use('setpts', { expr: 'PTS-STARTPTS' }), cut) }
}

/** A still, or the last picture of a clip, shown until there are so many frames. */
export function holdPicture(video: VideoStream, frames: number): VideoStream {
  if (frames <= video.frames) return { ...video, isStill: false }
  const held = after('video', use('tpad', { stop: frames - video.frames, stop_mode: 'clone' }), atRate(video))
  return { ...video, isStill: false, frames, node: held }
}

/**
 * States the frame rate, which `setpts` and many filters forget, for what counts time in frames. Counting the frames first
 * makes the end right too: some filters (blend) report the time of their last frame as their end, and `fps` would drop it.
 */
export const atRate = ({ node, fps }: Pick<VideoStream, 'node' | 'fps'>): StreamNode =>
  after('video', use('fps', { fps }), renumber(node, fps))

/** Times are counted anew: frame n is at n/fps. */
function renumber(node: StreamNode, fps: Rational): StreamNode {
  const onGrid = after('video', use('settb', { expr: `${fps.den}/${fps.num}` }), node)
  return after('video', use('setpts', { expr: 'N' }), onGrid)
}

/** Steps per frame in which times are kept while a speed changes; rounding stays far below a frame. */
const FINE = 1000

/** The same pictures `speed` times as fast, on the same grid: frame n shows what was at n·speed. */
export function changePictureSpeed(video: VideoStream, speed: number): VideoStream {
  return video.isStill || speed === 1
    ? video
    : changePictureTo(video, Math.max(1, Math.round(video.frames / speed)), speed)
}

/** The same pictures in exactly so many frames. */
export function changePictureTo(
  video: VideoStream,
  frames: number,
  speed = video.frames / frames,
): VideoStream {
  if (speed === 1 && frames === video.frames) return video
  const { fps } = video
  const fine = after('video', use('settb', { expr: `${fps.den}/${fps.num * FINE}` }), video.node)
  const moved = after('video', use('setpts', { expr: `N*${formatNumber(FINE / speed)}` }), fine)
  const onGrid = after('video', use('fps', { fps, start_time: 0, round: 'up' }), moved)
  return { ...video, frames, node: exactly(onGrid, frames, video.frames) }
}

/** Pads with the last picture and cuts, so that exactly `frames` come out whatever rounding did. */
function exactly(node: StreamNode, frames: number, from: number): StreamNode {
  // Slowed down, the last picture alone may last for many frames.
  const padded = after('video', use('tpad', { stop: 2 + Math.ceil(frames / from), stop_mode: 'clone' }), node)
  return after('video', use('trim', { end_frame: frames }), padded)
}

/** One after the other. All must have the same size, rate and pixel format. */
export function joinPictures(parts: readonly VideoStream[]): VideoStream {
  const [first] = parts
  if (!first) throw new RangeError('joinPictures needs at least one part')
  if (parts.length === 1) return first
  const frames = parts.reduce((sum, part) => sum + part.frames, 0)
  const joined: StreamNode = {
    kind: 'filter',
    media: 'video',
    use: use('concat', { n: parts.length, v: 1, a: 0 }),
    inputs: parts.map((part) => part.node),
    lengths: parts.map((part) => part.frames),
  }
  // concat guesses the length of a part's last frame; counting makes the times exact again.
  return { ...first, frames, node: renumber(joined, first.fps) }
}

/** Two streams of the same length mixed from the first to the second. `xfade` insists on a stated rate. */
export function dissolvePictures(from: VideoStream, to: VideoStream): VideoStream {
  const duration = secondsAt(from.frames, from.fps)
  const node: StreamNode = {
    kind: 'filter',
    media: 'video',
    use: use('xfade', { transition: 'fade', duration, offset: 0 }),
    inputs: [atRate(from), atRate(to)],
  }
  return { ...from, node: renumber(node, from.fps) }
}

export function fadePicture(video: VideoStream, type: 'in' | 'out', frames: number): VideoStream {
  const start = type === 'in' ? 0 : video.frames - frames
  return filterPicture(video, use('fade', { type, start_frame: start, nb_frames: frames }))
}

/** Converts where it is needed: RGB and YUV by the stream's own matrix, which ffmpeg would guess. */
export function toPixelFormat(video: VideoStream, pixelFormat: string): VideoStream {
  if (video.pixelFormat === pixelFormat) return video
  if (pixelFormat.startsWith('yuvj') && video.matrix !== JPEG)
    return toPixelFormat(toMatrix(video, JPEG), pixelFormat)
  const [from, to] = [isYuv(video.pixelFormat), isYuv(pixelFormat)]
  const range = pixelFormat.startsWith('yuvj') ? 'pc' : 'tv'
  const named = to
    ? ({ out_color_matrix: video.matrix, out_range: range } as const)
    : { in_color_matrix: video.matrix }
  const source = from === to ? video : filterPicture(video, use('scale', named))
  return filterPicture(source, use('format', { pix_fmts: pixelFormat }), { pixelFormat })
}

/** JPEG's own formats know no other. */
const JPEG: Matrix = 'bt601'

/** The same colours by another matrix. Through RGB: from one YUV to another, versions of ffmpeg differ, and lose some of it. */
export function toMatrix(video: VideoStream, matrix: Matrix): VideoStream {
  if (video.matrix === matrix) return video
  if (!isYuv(video.pixelFormat)) return { ...video, matrix }
  const rgb = toPixelFormat(video, rgbFor(video.pixelFormat))
  const converted = toPixelFormat({ ...rgb, matrix }, video.pixelFormat)
  return filterPicture(converted, stateColour(matrix))
}

/** RGB that holds all that a YUV format does. */
const rgbFor = (pixelFormat: string): string =>
  `${pixelFormat.startsWith('yuva') ? 'gbrap' : 'gbrp'}${pixelFormat.endsWith('10le') ? '10le' : ''}`

/** States the format it has already: filters before may have been given another to work in. Never said twice in a row. */
export function pinPixelFormat(video: VideoStream): VideoStream {
  const { node, pixelFormat } = video
  const isSaid =
    node.kind === 'filter' && node.use.filter === 'format' && node.use.options.pix_fmts === pixelFormat
  return isSaid ? video : filterPicture(video, use('format', { pix_fmts: pixelFormat }))
}

/** A node fed by one other. */
export const after = (media: 'video' | 'audio', filter: FilterUse, input: StreamNode): StreamNode => ({
  kind: 'filter',
  media,
  use: filter,
  inputs: [input],
})
