/** Whether a file lost its end: formats that say how long they are, or how they end, are taken at their word. */
import { isBoxLonger } from './cut-short-boxes.ts'
import type { Demuxer } from './facts.ts'
import { xingBytes } from './mpeg-audio.ts'
import type { ReadAt } from './read-at.ts'
import { skipId3, transportPacket } from './sniff-packets.ts'

type Look = (readAt: ReadAt, sizeBytes: number) => Promise<boolean>

/**
 * False also where nothing can be known: streams of packets (MPEG, AAC, MP3 without a Xing header) may end anywhere, fragmented
 * MP4 behind any fragment. Of MPEG-TS only a packet that is not whole is a sign.
 */
export const isCutShort = async (demuxer: Demuxer, readAt: ReadAt, sizeBytes: number): Promise<boolean> =>
  (await LOOKS[demuxer]?.(readAt, sizeBytes)) ?? false

/** `RIFF <size>`, `FORM <size>`: the rest of the file. 0 and the largest number stand for not knowing. */
const isChunkLonger =
  (order: 'LE' | 'BE'): Look =>
  async (readAt, sizeBytes) => {
    const head = await readAt(0, 8)
    const stated = order === 'LE' ? head.readUInt32LE(4) : head.readUInt32BE(4)
    return stated !== 0 && stated < 0xffff_f000 && stated + 8 > sizeBytes
  }

/** WAV: sizes beyond 32 bits stand in a chunk of their own, right at the front (RF64, BW64). */
const isWavLonger: Look = async (readAt, sizeBytes) => {
  const head = await readAt(0, 28)
  if (head.toString('latin1', 12, 16) !== 'ds64' || head.length < 28)
    return await isChunkLonger('LE')(readAt, sizeBytes)
  return isLonger(head.readBigUInt64LE(20) + 8n, sizeBytes)
}

/** Wave64: the size of the whole file stands behind the first GUID. */
const isWave64Longer: Look = async (readAt, sizeBytes) => {
  const size = await readAt(16, 8)
  return size.length === 8 && isLonger(size.readBigUInt64LE(0), sizeBytes)
}

/** More than any disk holds stands for not knowing. */
const isLonger = (stated: bigint, sizeBytes: number): boolean =>
  stated < BigInt(Number.MAX_SAFE_INTEGER) && stated > BigInt(sizeBytes)

/** MP3: the first frame may say how many bytes of sound there are. */
const isMp3Longer: Look = async (readAt, sizeBytes) => {
  const start = await skipId3(readAt)
  return start + (xingBytes(await readAt(start, 64)) ?? 0) > sizeBytes
}

/** MPEG-TS: its last packet begins as one, and is not whole. Anything else behind it was put there. */
const isPacketBroken: Look = async (readAt, sizeBytes) => {
  const { bytes, syncAt } = transportPacket(await readAt(0, 1024)) ?? { bytes: 188, syncAt: 0 }
  const [sync] = await readAt(sizeBytes - (sizeBytes % bytes) + syncAt, 1)
  return sync === 0x47
}

const SEGMENT = Buffer.from('18538067', 'hex')

/** Matroska: the segment states its size, unless it was written as a stream (all bits set). */
const isSegmentLonger: Look = async (readAt, sizeBytes) => {
  const head = await readAt(0, 4096)
  const at = head.indexOf(SEGMENT)
  const first = head[at + 4]
  if (at < 0 || first === undefined || first === 0) return false
  const length = Math.clz32(first) - 23
  const bytes = head.subarray(at + 4, at + 4 + length)
  const size = bytes.reduce((sum, byte, i) => sum * 256 + (i === 0 ? byte & (0xff >> length) : byte), 0)
  return size < 2 ** (7 * length) - 1 && at + 4 + length + size > sizeBytes
}

const MOST_CHUNKS = 100_000

/** PNG: chunks up to the one that ends it. */
const hasNoEnd: Look = async (readAt, sizeBytes) => {
  let offset = 8
  for (let i = 0; i < MOST_CHUNKS && offset < sizeBytes; i++) {
    const chunk = await readAt(offset, 8)
    if (chunk.toString('latin1', 4, 8) === 'IEND') return false
    offset += chunk.length < 8 ? sizeBytes : 12 + chunk.readUInt32BE(0)
  }
  return true
}

const TAIL_BYTES = 65_536
const JPEG_SCAN = Buffer.from([0xff, 0xda])
const JPEG_END = Buffer.from([0xff, 0xd9])

/** JPEG: the mark of its end, which no picture data holds. A thumbnail has one too, so it must follow the last scan. */
const isOpenJpeg: Look = async (readAt, sizeBytes) => {
  const tail = await tailOf(readAt, sizeBytes)
  return tail.lastIndexOf(JPEG_END) < Math.max(0, tail.lastIndexOf(JPEG_SCAN))
}

/** GIF: its trailer; some writers leave zeros behind it. */
const isOpenGif: Look = async (readAt, sizeBytes) =>
  (await tailOf(readAt, sizeBytes)).findLast((byte) => byte !== 0) !== 0x3b

/** Ogg: the last page is whole and marked as the last. */
const isOpenOgg: Look = async (readAt, sizeBytes) => {
  const tail = await tailOf(readAt, sizeBytes)
  const at = tail.lastIndexOf('OggS')
  const segments = tail[at + 26]
  if (at < 0 || segments === undefined) return true
  const table = tail.subarray(at + 27, at + 27 + segments)
  const end = at + 27 + segments + table.reduce((sum, bytes) => sum + bytes, 0)
  return ((tail[at + 5] ?? 0) & 4) === 0 || end > tail.length
}

const tailOf = (readAt: ReadAt, sizeBytes: number): Promise<Buffer> =>
  readAt(Math.max(0, sizeBytes - TAIL_BYTES), TAIL_BYTES)

/** BMP states the size of the whole file; some writers leave it 0. */
const isBmpLonger: Look = async (readAt, sizeBytes) => (await readAt(0, 6)).readUInt32LE(2) > sizeBytes

const LOOKS: Readonly<Partial<Record<Demuxer, Look>>> = {
  wav: isWavLonger,
  w64: isWave64Longer,
  mp3: isMp3Longer,
  mpegts: isPacketBroken,
  avi: isChunkLonger('LE'),
  webp_pipe: isChunkLonger('LE'),
  aiff: isChunkLonger('BE'),
  mov: isBoxLonger,
  matroska: isSegmentLonger,
  png_pipe: hasNoEnd,
  apng: hasNoEnd,
  jpeg_pipe: isOpenJpeg,
  gif: isOpenGif,
  ogg: isOpenOgg,
  bmp_pipe: isBmpLonger,
}
