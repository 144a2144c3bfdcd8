/** Facts of one video stream, from what ffprobe says of it and from its packets. */

import { rational, toNumber } from '../graph/rational.ts'
import type { Rational, VideoFacts } from './facts.ts'
import type { FfprobeStream, SideData } from './ffprobe-json.ts'
import { type FileClock, isKnown, onClock, parseRational } from './file-clock.ts'
import { timeFrames } from './frame-timing.ts'
import { type Orientation, orientationOf } from './orientation.ts'
import type { PacketList } from './packet-scan.ts'

/** Pictures that move: cover art and thumbnails are no video. */
export function isVideo(stream: FfprobeStream): boolean {
  const isPicture = stream.disposition?.attached_pic === 1 || stream.disposition?.timed_thumbnails === 1
  return stream.codec_type === 'video' && !isPicture && isKnown(stream.codec_name)
}

/** Undefined for a stream without a frame. */
export function videoFacts(
  stream: FfprobeStream,
  packets: PacketList,
  clock: FileClock,
): VideoFacts | undefined {
  const timing = timeFrames(packets, {
    timeBase: parseRational(stream.time_base) ?? rational(1, 1000),
    claimedRates: [stream.r_frame_rate, stream.avg_frame_rate].flatMap((text) => parseRational(text) ?? []),
    delayFrames: stream.has_b_frames ?? 0,
  })
  if (!timing) return undefined
  const startSec = onClock(timing.startSec, clock)
  return {
    ...pictureFacts(stream, orientationOfStream(stream)),
    fps: timing.fps,
    isVariable: timing.isVariable,
    frames: timing.frames,
    startSec,
    endSec: startSec + timing.endSec - timing.startSec,
    longestGop: packets.longestGop,
  }
}

/** `frame` is what comes with the decoded picture, where JPEG's orientation is; others bring their own. */
export function stillFacts(
  stream: FfprobeStream,
  frame: readonly SideData[],
  own: Orientation | undefined,
): VideoFacts {
  const whole = frame.length === 0 ? stream : { ...stream, side_data_list: [...frame] }
  return asStill({
    ...pictureFacts(whole, own ?? orientationOfStream(whole)),
    fps: rational(1),
    isVariable: false,
    frames: 1,
    startSec: 0,
    endSec: 0,
    longestGop: 1,
  })
}

/** A still has one frame and takes no time; its rate means nothing and is the same for all. */
export function asStill(picture: VideoFacts): VideoFacts {
  return { ...picture, fps: rational(25), startSec: 0, endSec: 0 }
}

type PictureFacts = Omit<VideoFacts, 'fps' | 'isVariable' | 'frames' | 'startSec' | 'endSec' | 'longestGop'>

function pictureFacts(stream: FfprobeStream, orientation: Orientation): PictureFacts {
  const codedWidth = stream.width ?? 0
  const codedHeight = stream.height ?? 0
  const sampleAspect = sampleAspectOf(stream)
  const wide = Math.max(1, Math.round(codedWidth * toNumber(sampleAspect)))
  const isOnItsSide = orientation.rotationDeg % 180 !== 0
  const pixelFormat = stream.pix_fmt ?? 'unknown'
  return {
    index: stream.index,
    codec: stream.codec_name ?? 'unknown',
    width: isOnItsSide ? codedHeight : wide,
    height: isOnItsSide ? wide : codedHeight,
    codedWidth,
    codedHeight,
    sampleAspect,
    ...orientation,
    pixelFormat,
    hasAlpha:
      /^(yuva|rgba|argb|bgra|abgr|gbrap|ya\d|ayuv|vuya|pal8)/.test(pixelFormat) || hasAlphaBeside(stream),
    colour: colourOf(stream),
  }
}

/** VP8 and VP9 in WebM store it as a second picture, which ffprobe's pixel format does not know of. */
const hasAlphaBeside = ({ codec_name: codec, tags = {} }: FfprobeStream): boolean =>
  (codec === 'vp8' || codec === 'vp9') && (tags.alpha_mode ?? tags.ALPHA_MODE) === '1'

/** 0:1 stands for unknown, which is square to every player. */
function sampleAspectOf(stream: FfprobeStream): Rational {
  const aspect = parseRational(stream.sample_aspect_ratio)
  return aspect && aspect.num > 0 ? aspect : rational(1)
}

/** A matrix where there is one; files of old have a tag instead. */
function orientationOfStream({ side_data_list: sideData = [], tags }: FfprobeStream): Orientation {
  const turning = sideData.find((data) => data.rotation !== undefined)
  return orientationOf(turning?.displaymatrix, turning?.rotation ?? -Number(tags?.rotate ?? 0))
}

function colourOf(stream: FfprobeStream): VideoFacts['colour'] {
  const known = {
    range: stream.color_range,
    matrix: stream.color_space,
    primaries: stream.color_primaries,
    transfer: stream.color_transfer,
  }
  // RGB has no matrix; some versions say so, others say nothing
  return Object.fromEntries(Object.entries(known).filter(([, value]) => isKnown(value) && value !== 'gbr'))
}
