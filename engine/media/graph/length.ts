/** How long a value is, in its own unit. */
import type { Rational } from '../probe/facts.ts'
import { rational } from './rational.ts'
import type { AudioStream, Media } from './stream.ts'

/** In frames of its picture, or in samples of sound alone. */
export const lengthOf = ({ video, audio }: Media): { readonly length: number; readonly rate: Rational } =>
  video
    ? { length: video.frames, rate: video.fps }
    : { length: (audio as AudioStream).samples, rate: rational((audio as AudioStream).sampleRate) }
