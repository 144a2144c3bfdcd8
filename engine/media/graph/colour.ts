/** Which YUV a picture is in: said at its source, kept on the way, told to the encoder. */
import type { VideoFacts } from '../probe/facts.ts'
import { type FilterUse, use } from './filters.ts'

/** How brightness and colour are made of red, green and blue. */
export type Matrix = 'bt601' | 'bt709'

/** What ffmpeg's own drawing gives, whatever the size. */
export const DRAWN: Matrix = 'bt601'

/** What players assume of a picture that does not say. */
export const matrixForHeight = (height: number): Matrix => (height >= 720 ? 'bt709' : 'bt601')

/** What a file says, or what players would assume. */
export function matrixOf({ colour, codedHeight }: VideoFacts): Matrix {
  if (colour.matrix === undefined || colour.matrix === 'unknown') return matrixForHeight(codedHeight)
  return colour.matrix === 'bt709' || colour.matrix === 'bt2020nc' ? 'bt709' : 'bt601'
}

/** Puts it on every frame, without touching a pixel. */
export function stateColour(matrix: Matrix): FilterUse {
  const name = matrix === 'bt709' ? 'bt709' : 'smpte170m'
  return use('setparams', { range: 'tv', colorspace: name, color_primaries: name, color_trc: name })
}
