/** Whether a file lost its end: formats that say how long they are, or how they end, are taken at their word. */
import type { Demuxer } from './facts.ts'
import type { ReadAt } from './read-at.ts'

type Look = (readAt: ReadAt, sizeBytes: number) => Promise<boolean>

/** False also where nothing can be known: packet streams (MPEG, MP3, AAC) may end anywhere. */
export const isCutShort = async (demuxer: Demuxer, readAt: ReadAt, sizeBytes: number): Promise<boolean> =>
  (await LOOKS[demuxer]?.(readAt, sizeBytes)) ?? false

/** `RIFF <size>`, `FORM <size>`: the rest of the file. 0 and the largest number stand for not knowing. */
const isChunkLonger =
  (order: 'LE' | 'BE'): Look =>
  async (readAt, sizeBytes) => {
    const head = await readAt(0, 8)
    const stated = order === 'LE' ? head.readUInt32LE(4) : head.readUInt32BE(4)
    const isKnown = stated !== 0 && stated < 0xffff_f000 && head.toString('latin1', 0, 4) !== 'RF64'
    return isKnown && stated + 8 > sizeBytes
  }

const MOST_BOXES = 100_000
/** What may stand last; anything else is no box, but something that was put behind the file. */
const LAST_BOXES = ['mdat', 'moov', 'moof', 'mfra', 'free', 'skip', 'wide', 'uuid', 'meta']

/** MP4: the last box goes beyond the end. */
const isBoxLonger: Look = async (readAt, sizeBytes) => {
  let offset = 0
  for (let i = 0; i < MOST_BOXES && offset < sizeBytes; i++) {
    const head = await readAt(offset, 16)
    if (head.length < 8) return false
    const short = head.readUInt32BE(0)
    if (short === 0) return false
    if (!LAST_BOXES.includes(head.toString('latin1', 4, 8)) && offset + short > sizeBytes) return false
    const size = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short
    if (size < 8) return false
    offset += size
  }
  return offset > sizeBytes
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
  wav: isChunkLonger('LE'),
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
