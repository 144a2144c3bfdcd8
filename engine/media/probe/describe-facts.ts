/** What a file is, in a few words: `video 768×432, 12.5 fps, 30.2 s, h264 and aac stereo`. */

import { toNumber } from '../graph/rational.ts'
import type { MediaFacts, VideoFacts } from './facts.ts'

export function describeFacts(facts: MediaFacts): string {
  const {
    kind,
    durationSec,
    video: [video],
    audio: [audio],
  } = facts
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
  const doubts = [...(video && isHdr(video) ? ['HDR'] : []), ...(facts.isCut ? ['cut short'] : [])]
  return [`${kind}${size}`, ...rate, ...length, codecs.join(' and '), ...doubts].join(', ')
}

/** Brighter than screens of old, by one of the two ways to say so (PQ, HLG). */
export const isHdr = ({ colour }: VideoFacts): boolean =>
  colour.transfer === 'smpte2084' || colour.transfer === 'arib-std-b67'

/** What whoever uses the file should know: its end is missing, its colours will change. `title` names it. */
export function warningsAbout(
  { isCut, kind, durationSec, video: [video] }: MediaFacts,
  title: string,
): readonly string[] {
  const left =
    kind === 'image' ? 'part of the picture is missing' : `${durationSec.toFixed(2)} s of it are there`
  const way = video?.colour.transfer === 'smpte2084' ? 'PQ' : 'HLG'
  return [
    ...(isCut ? [`${title} ends before its own end: ${left}; get it whole if you can`] : []),
    ...(video && isHdr(video) ? [`${title} is HDR (${way}); its colours are mapped to SDR`] : []),
  ]
}
