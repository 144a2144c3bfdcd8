/** Which YUV a picture is in: said at its source, kept on the way, told to the encoder. */

import { isHdr } from '../probe/describe-facts.ts'
import type { VideoFacts } from '../probe/facts.ts'
import { type FilterUse, use } from './filters.ts'

/** How brightness and colour are made of red, green and blue. */
export type Matrix = 'bt601' | 'bt709'

/** What ffmpeg's own drawing gives, whatever the size. */
export const DRAWN: Matrix = 'bt601'

/** What players assume of a picture that does not say. */
export const assumedMatrix = ({
  width,
  height,
}: {
  readonly width: number
  readonly height: number
}): Matrix => (width >= 1280 || height >= 720 ? 'bt709' : 'bt601')

export const isYuv = (pixelFormat: string): boolean => pixelFormat.startsWith('yuv')

const TAGS: Readonly<Record<string, Matrix>> = {
  bt709: 'bt709',
  smpte170m: 'bt601',
  bt470bg: 'bt601',
  fcc: 'bt601',
}

/**
 * Of a file's picture once it is conformed: what it says, else what players would assume of it as it is stored. Other matrices
 * become the one for the size.
 */
export function matrixOf(video: VideoFacts): Matrix {
  const { colour, codedWidth, codedHeight } = video
  if (isHdr(video)) return 'bt709'
  const isSilent = colour.matrix === undefined || !isYuv(video.pixelFormat)
  const assumed = assumedMatrix({ width: codedWidth, height: codedHeight })
  return isSilent ? assumed : (TAGS[colour.matrix ?? ''] ?? assumed)
}

/** Its name in tags. */
export const tagOf = (matrix: Matrix): 'bt709' | 'smpte170m' => (matrix === 'bt709' ? 'bt709' : 'smpte170m')

/** Puts it on every frame, without touching a pixel. */
export function stateColour(matrix: Matrix): FilterUse {
  const name = tagOf(matrix)
  return use('setparams', { range: 'tv', colorspace: name, color_primaries: name, color_trc: name })
}
