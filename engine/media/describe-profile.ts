/** A profile's codecs in the words of its encoders: `libx264 preset=fast crf=18 g=48`. */
import type { AudioCodec, VideoCodec } from './profiles.ts'

export const describeCodec = ({ encoder, options }: VideoCodec | AudioCodec): string =>
  [encoder, ...Object.entries(options).map(([name, value]) => `${name}=${value}`)].join(' ')
