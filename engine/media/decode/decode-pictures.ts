/** The pictures of a stream, tiny and grey, for whoever wants to see what happens in them. */
import { flattenPicture, hasAlpha } from '../graph/compose.ts'
import { type FilterName, use } from '../graph/filters.ts'
import { filterPicture } from '../graph/picture.ts'
import { secondsAt } from '../graph/rational.ts'
import type { VideoStream } from '../graph/stream.ts'
import type { Profile } from '../profiles.ts'
import { type Decoding, decodeStream } from './decode-stream.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/**
 * One picture for each frame of the stream's grid: a byte for each pixel, 0 black to 255 white, row by row. Decoders leave out
 * what only smooths their pictures: it is about what changes in them, and fast.
 * @throws ArtDagError as `decodeStream`
 */
export function decodePictures(video: VideoStream, size: Size, decoding: Decoding): Promise<void> {
  const delivery = { video: toGrey(video, size), durationSec: secondsAt(video.frames, video.fps) }
  return decodeStream({ delivery, profile: BARE, isRough: true }, decoding)
}

/**
 * Averages: of single pixels, every key frame that renews the picture's grain would look like movement. Exact, so that every
 * processor gives the same.
 */
const AVERAGED = 'area+accurate_rnd+bitexact'

function toGrey(video: VideoStream, size: Size): VideoStream {
  const { width: w, height: h } = size
  const small = filterPicture(conformSmall(video, size), use('scale', { w, h, flags: AVERAGED }), {
    width: w,
    height: h,
  })
  const flat = hasAlpha(video.pixelFormat)
    ? flattenPicture(filterPicture(small, use('format', { pix_fmts: video.pixelFormat })), 'black')
    : small
  return filterPicture(flat, use('format', { pix_fmts: 'gray' }), { pixelFormat: 'gray' })
}

/** Sides of a picture that is still to be turned, so many times what is wanted. */
const ROOM = 4

/** What a file's own pictures have to be put through (turned, tone-mapped) they are put through small. */
function conformSmall(video: VideoStream, size: Size): VideoStream {
  const { node } = video
  if (node.kind !== 'clip' || node.conform.every(({ filter }) => CHEAP.has(filter))) return video
  const [w, h] = [ROOM * size.width, ROOM * size.height]
  const kept = node.conform.filter(({ filter, options }) => !(filter === 'scale' && 'w' in options))
  const conform = [use('scale', { w, h, flags: AVERAGED }), ...kept]
  return { ...video, node: { ...node, conform } }
}

/** They change what is said of a picture, or no more of it than is needed next. */
const CHEAP: ReadonlySet<FilterName> = new Set(['setsar', 'setparams', 'format'])

const BARE: Profile = {
  v: 1,
  name: 'bare-pictures',
  title: 'Grey pixels and nothing else',
  kind: 'video',
  extension: 'gray',
  muxer: 'rawvideo',
  muxerOptions: {},
  video: {
    encoder: 'rawvideo',
    pixelFormats: ['gray'],
    options: {},
    needsEvenSize: false,
    isSinglePicture: false,
  },
}
