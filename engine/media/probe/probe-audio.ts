/** Facts of one audio stream, from what ffprobe says of it and from its packets. */
import type { AudioFacts } from './facts.ts'
import type { FfprobeStream } from './ffprobe-json.ts'
import { type FileClock, isKnown, onClock, tickOf } from './file-clock.ts'
import type { PacketList } from './packet-scan.ts'

export const isAudio = (stream: FfprobeStream): boolean =>
  stream.codec_type === 'audio' && isKnown(stream.codec_name) && (stream.sample_rate ?? 0) > 0

/** Undefined for a stream without a sample. */
export function audioFacts(
  stream: FfprobeStream,
  packets: PacketList,
  clock: FileClock,
): AudioFacts | undefined {
  const { end } = packets
  const first =
    packets.pts.find((tick) => !Number.isNaN(tick)) ?? packets.dts.find((tick) => !Number.isNaN(tick))
  if (first === undefined || end === undefined) return undefined
  const { sample_rate: sampleRate = 0, channels = 0 } = stream
  const tick = tickOf(stream.time_base)
  const startSec = first * tick + leadingSamples(stream, packets, clock, first * tick) / sampleRate
  const endSec = end * tick - trailingSamples(packets, clock) / sampleRate
  return {
    index: stream.index,
    codec: stream.codec_name ?? 'unknown',
    sampleRate,
    channels,
    layout: layoutOf(stream.channel_layout, channels),
    // nothing begins before the earliest stream; Vorbis counts a first packet that gives no sound
    startSec: Math.max(0, onClock(startSec, clock)),
    endSec: onClock(Math.max(startSec, endSec), clock),
  }
}

/** Opus in Matroska begins before zero by what decoders leave out, without a word about it in the packets. */
function leadingSamples(
  stream: FfprobeStream,
  packets: PacketList,
  clock: FileClock,
  firstSec: number,
): number {
  const isSilentlyEarly = stream.codec_name === 'opus' && clock.demuxer === 'matroska' && firstSec < 0
  return isSilentlyEarly && packets.skipSamples === 0
    ? -firstSec * (stream.sample_rate ?? 0)
    : packets.skipSamples
}

/** Ogg's last packet is told with its shortened duration; everywhere else what is cut off is still in it. */
const trailingSamples = (packets: PacketList, { demuxer }: FileClock): number =>
  demuxer === 'ogg' ? 0 : packets.padSamples

const DEFAULT_LAYOUTS = ['', 'mono', 'stereo', '2.1', '4.0', '5.0', '5.1', '6.1', '7.1']

function layoutOf(named: string | undefined, channels: number): string {
  return isKnown(named) && named !== ''
    ? (named ?? '')
    : (DEFAULT_LAYOUTS[channels] ?? `${channels} channels`)
}
