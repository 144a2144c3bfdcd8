/** From a file's own picture to the canvas' form: turned, square pixels, plain colours, a format to work in. */
import { isHdr } from '../probe/describe-facts.ts'
import type { MediaFacts, VideoFacts } from '../probe/facts.ts'
import { isYuv, matrixOf, stateColour } from './colour.ts'
import { type FilterUse, use } from './filters.ts'

/** With 8 bits, in the orders that decoders give. */
const RGB = /^(rgb24|bgr24|rgb0|bgr0|0rgb|0bgr|rgba|bgra|argb|abgr|gbrp|gbrap|pal8)$/

/**
 * The pixel format work is done in: stills and RGB stay RGB, pictures stay YUV with their chroma, alpha is kept. A still
 * that was given a length and kept as a file is RGB video: read back it is what it was.
 */
export function workingFormat(kind: MediaFacts['kind'], video: VideoFacts): string {
  if (kind === 'image' || RGB.test(video.pixelFormat)) return video.hasAlpha ? 'rgba' : 'rgb24'
  if (video.hasAlpha) return 'yuva420p'
  if (isHdr(video)) return 'yuv420p'
  const depth = /p1[0-6](le|be)$/.test(video.pixelFormat) ? '10le' : ''
  if (/yuvj?444/.test(video.pixelFormat)) return `yuv444p${depth}`
  if (/yuvj?422/.test(video.pixelFormat)) return `yuv422p${depth}`
  return `yuv420p${depth}`
}

/** Turned, its pixels square, its colours those of a plain screen, in the working format. */
export function conformPicture(video: VideoFacts, pixelFormat: string): readonly FilterUse[] {
  return [...upright(video), ...square(video), ...toFormat(video, pixelFormat)]
}

function upright(video: VideoFacts): readonly FilterUse[] {
  const mirror = video.isMirrored ? [use('hflip')] : []
  switch (video.rotationDeg) {
    case 90:
      return [...mirror, use('transpose', { dir: 'clock' })]
    case 180:
      return video.isMirrored ? [use('vflip')] : [use('hflip'), use('vflip')]
    case 270:
      return [...mirror, use('transpose', { dir: 'cclock' })]
    default:
      return mirror
  }
}

function square(video: VideoFacts): readonly FilterUse[] {
  const { sampleAspect } = video
  if (sampleAspect.num === sampleAspect.den) return [use('setsar', { sar: { num: 1, den: 1 } })]
  return [
    use('scale', { w: video.width, h: video.height, flags: 'bicubic' }),
    use('setsar', { sar: { num: 1, den: 1 } }),
  ]
}

/** YUV says last which it is, however it came: newer ffmpegs convert untagged parts of a join, and not the others. */
function toFormat(video: VideoFacts, pixelFormat: string): readonly FilterUse[] {
  const changed = changeFormat(video, pixelFormat)
  return isYuv(pixelFormat) ? [...changed, stateColour(matrixOf(video))] : changed
}

function changeFormat(video: VideoFacts, pixelFormat: string): readonly FilterUse[] {
  if (isHdr(video)) return [...toneMap(video), use('format', { pix_fmts: pixelFormat })]
  const other = isYuv(pixelFormat) ? otherMatrix(video) : []
  if (other.length > 0) return [...other, use('format', { pix_fmts: pixelFormat })]
  const isFullRange = video.colour.range === 'pc' || video.pixelFormat.startsWith('yuvj')
  const isTargetYuv = pixelFormat.startsWith('yuv')
  if (isFullRange && isTargetYuv)
    return [use('scale', { in_range: 'pc', out_range: 'tv' }), use('format', { pix_fmts: pixelFormat })]
  return video.pixelFormat === pixelFormat ? [] : [use('format', { pix_fmts: pixelFormat })]
}

/** RGB, and YUV of a matrix that nothing else here works with, becomes what is worked with. */
function otherMatrix(video: VideoFacts): readonly FilterUse[] {
  const { colour, pixelFormat } = video
  const out = { out_color_matrix: matrixOf(video), out_range: 'tv' } as const
  if (/^(rgb|bgr|gbr|argb|abgr|pal8|0)/.test(pixelFormat)) return [use('scale', out)]
  if (colour.matrix === 'smpte240m') return [use('scale', { in_color_matrix: 'smpte240m', ...out })]
  return colour.matrix?.startsWith('bt2020') ? [use('scale', { in_color_matrix: 'bt2020', ...out })] : []
}

/** Nits that become full white; what is brighter is rolled off. */
const REFERENCE_WHITE_NITS = 100

/**
 * From a screen of thousands of nits to one of a hundred: every profile is for the latter. Whole chroma first, since
 * zscale refuses odd sides with half of it. What a file does not say of its colours is what such files usually have.
 */
function toneMap({ colour, codedWidth, codedHeight, pixelFormat }: VideoFacts): readonly FilterUse[] {
  const isOdd = (codedWidth % 2 || codedHeight % 2) === 1
  const isRgb = RGB.test(pixelFormat.replace(/1[0-6][lb]e$/, ''))
  const npl = REFERENCE_WHITE_NITS
  return [
    ...(isOdd ? [use('format', { pix_fmts: 'yuv444p10le' })] : []),
    use('zscale', {
      transferin: transferOf(colour),
      ...(colour.primaries === undefined ? { primariesin: 'bt2020' } : {}),
      ...(colour.matrix === undefined && !isRgb ? { matrixin: 'bt2020nc' } : {}),
      ...{ transfer: 'linear', npl },
    }),
    use('format', { pix_fmts: 'gbrpf32le' }),
    use('zscale', { primaries: 'bt709' }),
    use('tonemap', { tonemap: 'hable', desat: 0 }),
    use('zscale', { transfer: 'bt709', matrix: 'bt709', range: 'tv' }),
    use('format', { pix_fmts: isOdd ? 'yuv444p' : 'yuv420p' }),
  ]
}

const transferOf = ({ transfer }: VideoFacts['colour']): 'smpte2084' | 'arib-std-b67' =>
  transfer === 'arib-std-b67' ? transfer : 'smpte2084'
