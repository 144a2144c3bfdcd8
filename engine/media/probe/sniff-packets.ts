/** Formats without a signature: streams of packets, known by several of them in a row. MP3, AAC, MPEG-TS, MPEG-PS. */
import type { Demuxer } from './facts.ts'
import { mpegAudioFrameBytes } from './mpeg-audio.ts'
import type { ReadAt } from './read-at.ts'

export async function sniffPackets(readAt: ReadAt): Promise<Demuxer | undefined> {
  const head = await readAt(0, 1024)
  if (transportPacket(head)) return 'mpegts'
  if (head.length >= 14 && head.readUInt32BE(0) === PACK_START) return 'mpeg'
  return await sniffSound(readAt)
}

/** Start code of a program stream's pack. */
const PACK_START = 0x000001ba

/** Packets of 188 bytes, or 192 with a time in front (m2ts), each begun by 0x47. */
const TRANSPORT_PACKETS = [
  { bytes: 188, syncAt: 0 },
  { bytes: 192, syncAt: 4 },
] as const

/** How the packets of a transport stream lie: three in a row, or the whole file. Undefined when it is none. */
export const transportPacket = (head: Buffer): (typeof TRANSPORT_PACKETS)[number] | undefined =>
  TRANSPORT_PACKETS.find(({ bytes, syncAt }) => [0, 1, 2].every((i) => head[syncAt + i * bytes] === 0x47))

/** Sound frames, perhaps behind ID3 tags, which may stand before any of these formats. */
async function sniffSound(readAt: ReadAt): Promise<Demuxer | undefined> {
  const start = await skipId3(readAt)
  const head = await readAt(start, 4)
  if (head.toString('latin1') === 'fLaC') return 'flac'
  if (await areFrames(readAt, start, adtsFrameBytes)) return 'aac'
  if (await areFrames(readAt, start, mpegAudioFrameBytes)) return 'mp3'
  // padding may stand between a tag and the first frame; in ffmpeg's hands such a file is MP3
  return start > 0 && head.length > 0 ? 'mp3' : undefined
}

const MOST_TAGS = 4
const ID3_HEADER_BYTES = 10

/** Where the tags end. Their size has seven bits to a byte; flag 0x10 says that the header is repeated at the end. */
export async function skipId3(readAt: ReadAt): Promise<number> {
  let offset = 0
  for (let i = 0; i < MOST_TAGS; i++) {
    const header = await readAt(offset, ID3_HEADER_BYTES)
    if (header.length < ID3_HEADER_BYTES || header.toString('latin1', 0, 3) !== 'ID3') return offset
    const sizeBytes = header.subarray(6, 10).reduce((size, byte) => size * 128 + (byte & 0x7f), 0)
    offset += ID3_HEADER_BYTES + sizeBytes + ((header[5] ?? 0) & 0x10 ? ID3_HEADER_BYTES : 0)
  }
  return offset
}

/** Two frames in a row, or one that is the whole file. */
async function areFrames(
  readAt: ReadAt,
  start: number,
  frameBytes: (header: Buffer) => number | undefined,
): Promise<boolean> {
  const first = frameBytes(await readAt(start, 8))
  if (first === undefined) return false
  const next = await readAt(start + first, 8)
  return next.length === 0
    ? (await readAt(start + first - 1, 1)).length === 1
    : frameBytes(next) !== undefined
}

/** Length of an ADTS frame; its layer bits are 0, which no MPEG audio frame has. */
function adtsFrameBytes(header: Buffer): number | undefined {
  if (header.length < 7 || (header.readUInt16BE(0) & 0xfff6) !== 0xfff0) return undefined
  const rateIndex = (header.readUInt8(2) >> 2) & 0xf
  const bytes = (header.readUInt32BE(3) >>> 13) & 0x1fff
  return rateIndex > 12 || bytes < 7 ? undefined : bytes
}
