/** Whether an MP4, MOV or M4A lost its end: boxes state their sizes, and some say what must follow them. */
import type { ReadAt } from './read-at.ts'

const MOST_BOXES = 100_000
/** What may stand last; anything else is no box, but something that was put behind the file. */
const LAST_BOXES = ['mdat', 'moov', 'moof', 'mfra', 'free', 'skip', 'wide', 'uuid', 'meta']

/**
 * The last box goes beyond the end, a fragment's index has no fragment behind it, or the table of fragments at the front knows of
 * more. Without that table nothing tells that whole fragments are gone.
 */
export async function isBoxLonger(readAt: ReadAt, sizeBytes: number): Promise<boolean> {
  let offset = 0
  let promised = 0
  let type = ''
  for (let i = 0; i < MOST_BOXES && offset < sizeBytes; i++) {
    const head = await readAt(offset, 16)
    const box = boxOf(head)
    if (!box) break
    if (!LAST_BOXES.includes(box.type) && offset + box.sizeBytes > sizeBytes) break
    type = box.type
    offset += box.sizeBytes
    if (type === 'sidx')
      promised = Math.max(promised, offset + (await bytesIndexed(readAt, offset - box.sizeBytes)))
  }
  return offset > sizeBytes || promised > sizeBytes || (type === 'moof' && offset === sizeBytes)
}

/** Undefined for what is no box, and for one that takes all the rest. A size of 1 stands for a longer one after the type. */
function boxOf(head: Buffer): { readonly type: string; readonly sizeBytes: number } | undefined {
  if (head.length < 8) return undefined
  const short = head.readUInt32BE(0)
  const sizeBytes = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short
  return sizeBytes < 8 ? undefined : { type: head.toString('latin1', 4, 8), sizeBytes }
}

const MOST_REFERENCES = 65_535
const REFERENCE_BYTES = 12

/** `sidx`: how much lies between its end and the end of what it lists. Its version 1 has longer times. */
async function bytesIndexed(readAt: ReadAt, start: number): Promise<number> {
  const head = await readAt(start, 40)
  if (head.length < 40) return 0
  const isLong = head.readUInt8(8) > 0
  const first = isLong ? Number(head.readBigUInt64BE(28)) : head.readUInt32BE(24)
  const count = Math.min(MOST_REFERENCES, head.readUInt16BE(isLong ? 38 : 30))
  const list = await readAt(start + (isLong ? 40 : 32), count * REFERENCE_BYTES)
  let bytes = first
  for (let at = 0; at + 4 <= list.length; at += REFERENCE_BYTES) bytes += list.readUInt32BE(at) & 0x7fff_ffff
  return bytes
}
