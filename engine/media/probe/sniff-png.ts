/** PNG pictures, and APNG: the same signature, told apart by a chunk that must come before the picture. */
import type { Demuxer } from './facts.ts'
import type { ReadAt } from './read-at.ts'

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
/** Metadata before the picture may be large, but not in many chunks. */
const MOST_CHUNKS = 200

/** A chunk is its length (4 bytes), its type (4), that many bytes, and a checksum (4). */
export async function sniffPng(head: Buffer, readAt: ReadAt): Promise<Demuxer | undefined> {
  if (!head.subarray(0, 8).equals(SIGNATURE)) return undefined
  let offset = 8
  for (let i = 0; i < MOST_CHUNKS; i++) {
    const chunk = await readAt(offset, 8)
    const type = chunk.toString('latin1', 4, 8)
    if (type === 'acTL') return 'apng'
    if (chunk.length < 8 || type === 'IDAT') return 'png_pipe'
    offset += 12 + chunk.readUInt32BE(0)
  }
  return 'png_pipe'
}
