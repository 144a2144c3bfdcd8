/** What a file is, in a few words: `video 768×432, 12.5 fps, 30.2 s, h264 and aac stereo`. */

import { toNumber } from '../graph/rational.ts'
import type { MediaFacts } from './facts.ts'

export function describeFacts({ kind, durationSec, video: [video], audio: [audio] }: MediaFacts): string {
  const size = video ? ` ${video.width}×${video.height}` : ''
  const rate =
    video && kind === 'video'
      ? [`${Number(toNumber(video.fps).toFixed(3))} fps${video.isVariable ? ' (variable)' : ''}`]
      : []
  const length = kind === 'image' ? [] : [`${Number(durationSec.toFixed(2))} s`]
  const codecs = [
    video?.codec,
    audio && `${audio.codec} ${audio.layout || `${audio.channels} channels`}`,
  ].flatMap((codec) => codec ?? [])
  return [`${kind}${size}`, ...rate, ...length, codecs.join(' and ')].join(', ')
}
