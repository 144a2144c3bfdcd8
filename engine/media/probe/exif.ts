/** The orientation that WebP, PNG and TIFF keep where ffmpeg does not look: in EXIF, which is a TIFF file's first table. */
import type { Demuxer } from './facts.ts'
import type { Orientation } from './orientation.ts'
import type { ReadAt } from './read-at.ts'

/** Undefined where nothing is said of it. Other formats tell ffprobe. */
export async function storedOrientation(demuxer: Demuxer, readAt: ReadAt): Promise<Orientation | undefined> {
  const start = await TABLES[demuxer]?.(readAt)
  return start === undefined ? undefined : ORIENTATIONS[(await readTag(readAt, start)) ?? 0]
}

/** By EXIF's number, of which 1 is upright. */
const ORIENTATIONS: readonly (Orientation | undefined)[] = [
  undefined,
  { isMirrored: false, rotationDeg: 0 },
  { isMirrored: true, rotationDeg: 0 },
  { isMirrored: false, rotationDeg: 180 },
  { isMirrored: true, rotationDeg: 180 },
  { isMirrored: true, rotationDeg: 270 },
  { isMirrored: false, rotationDeg: 90 },
  { isMirrored: true, rotationDeg: 90 },
  { isMirrored: false, rotationDeg: 270 },
]

/** Where the TIFF header lies. */
type Find = (readAt: ReadAt) => Promise<number | undefined>

const MOST_CHUNKS = 100_000

/** The content of the first chunk of a type. Each begins with eight bytes; `read` says how many follow. */
const chunkFinder =
  (first: number, type: string, read: (head: Buffer) => { type: string; nextBytes: number }): Find =>
  async (readAt) => {
    let offset = first
    for (let i = 0; i < MOST_CHUNKS; i++) {
      const head = await readAt(offset, 8)
      if (head.length < 8) return undefined
      const chunk = read(head)
      if (chunk.type === type) return offset + 8
      offset += 8 + chunk.nextBytes
    }
    return undefined
  }

const inPng = chunkFinder(8, 'eXIf', (head) => ({
  type: head.toString('latin1', 4, 8),
  nextBytes: head.readUInt32BE(0) + 4,
}))

const inWebp = chunkFinder(12, 'EXIF', (head) => ({
  type: head.toString('latin1', 0, 4),
  nextBytes: head.readUInt32LE(4) + (head.readUInt32LE(4) % 2),
}))

const PREFIX = 'Exif\0\0'

/** Some writers put before it what JPEG has there. */
async function behindPrefix(readAt: ReadAt, start: number | undefined): Promise<number | undefined> {
  if (start === undefined) return undefined
  const isPrefixed = (await readAt(start, PREFIX.length)).toString('latin1') === PREFIX
  return start + (isPrefixed ? PREFIX.length : 0)
}

const TABLES: Readonly<Partial<Record<Demuxer, Find>>> = {
  png_pipe: inPng,
  webp_pipe: async (readAt) => behindPrefix(readAt, await inWebp(readAt)),
  tiff_pipe: async () => 0,
}

const ORIENTATION_TAG = 274
const ENTRY_BYTES = 12

/** The orientation's number in the first table behind a TIFF header, whose offsets count from `start`. */
async function readTag(readAt: ReadAt, start: number): Promise<number | undefined> {
  const head = await readAt(start, 8)
  const order = head.toString('latin1', 0, 2)
  if (head.length < 8 || (order !== 'II' && order !== 'MM')) return undefined
  const u16 = (buffer: Buffer, at: number): number =>
    order === 'II' ? buffer.readUInt16LE(at) : buffer.readUInt16BE(at)
  const table = start + (order === 'II' ? head.readUInt32LE(4) : head.readUInt32BE(4))
  const count = await readAt(table, 2)
  if (count.length < 2) return undefined
  const entries = await readAt(table + 2, u16(count, 0) * ENTRY_BYTES)
  for (let at = 0; at + ENTRY_BYTES <= entries.length; at += ENTRY_BYTES)
    if (u16(entries, at) === ORIENTATION_TAG) return u16(entries, at + 8)
  return undefined
}
