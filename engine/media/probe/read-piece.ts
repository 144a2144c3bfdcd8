/**
 * What our own MP4 pieces hold, read from their boxes (ISO 14496-12): a probe by ffprobe would cost more than many a piece
 * takes to render. For files the engine wrote itself; strangers' files are read by ffprobe alone.
 */
import { hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

export interface PieceFacts {
  /** Packets: of a picture its frames. */
  readonly packets: number
  readonly durationSec: number
  /** Of the encoder's parameter sets: pictures are joined without encoding again only where theirs are the same. */
  readonly parameters: string
}

/** A moov of more than this is none that we wrote. */
const MOST_BYTES = 64 * 1024 * 1024

/** Of its first track. @throws RangeError when the file is no finished MP4 */
export async function readPiece(file: string): Promise<PieceFacts> {
  const handle = await open(file)
  try {
    const media = child(child(await readMoov(handle), 'trak'), 'mdia')
    const minf = child(media, 'minf')
    const table = child(minf, 'stbl')
    const isPicture = [...children(minf)].some(({ type }) => type === 'vmhd')
    const entry = child(table, 'stsd').subarray(8)
    return {
      packets: child(table, 'stsz').readUInt32BE(8),
      durationSec: durationOf(child(media, 'mdhd')),
      parameters: hash('sha256', isPicture ? parametersOf(entry) : entry),
    }
  } finally {
    await handle.close()
  }
}

/** Version 1 has times of 64 bits. */
function durationOf(header: Buffer): number {
  const isLong = header[0] === 1
  const ticks = isLong ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16)
  return ticks / header.readUInt32BE(isLong ? 20 : 12)
}

/** Bytes of a picture's sample entry before its boxes: among them the size. */
const ENTRY_BYTES = 86

/** What the encoder said of its stream (avcC, hvcC, colr, pasp), without the bit rate (btrt), which differs everywhere. */
function parametersOf(entry: Buffer): Buffer {
  const boxes = entry.subarray(ENTRY_BYTES, entry.readUInt32BE(0))
  const kept = [...children(boxes)].filter(({ type }) => type !== 'btrt').map(({ whole }) => whole)
  return Buffer.concat([entry.subarray(8, ENTRY_BYTES), ...kept])
}

async function readMoov(handle: FileHandle): Promise<Buffer> {
  const { size: fileBytes } = await handle.stat()
  const header = Buffer.alloc(16)
  for (let at = 0; at + 8 <= fileBytes; ) {
    await handle.read(header, 0, 16, at)
    const { size, head, type } = readHeader(header, fileBytes - at)
    if (type === 'moov' && size <= MOST_BYTES) {
      const moov = Buffer.alloc(size - head)
      await handle.read(moov, 0, moov.length, at + head)
      return moov
    }
    at += size
  }
  throw new RangeError('the file has no index: it was not finished')
}

function readHeader(bytes: Buffer, rest: number): { size: number; head: number; type: string } {
  const short = bytes.readUInt32BE(0)
  const type = bytes.toString('latin1', 4, 8)
  const [size, head] = short === 1 ? [Number(bytes.readBigUInt64BE(8)), 16] : [short || rest, 8]
  if (size < head || size > rest) throw new RangeError(`box ${type} is cut short`)
  return { size, head, type }
}

interface Box {
  readonly type: string
  readonly whole: Buffer
  readonly inside: Buffer
}

function* children(parent: Buffer): Generator<Box> {
  for (let at = 0; at + 8 <= parent.length; ) {
    const header = Buffer.concat([parent.subarray(at, at + 16), Buffer.alloc(8)])
    const { size, head, type } = readHeader(header, parent.length - at)
    yield { type, whole: parent.subarray(at, at + size), inside: parent.subarray(at + head, at + size) }
    at += size
  }
}

/** What is inside the first box of a type. */
function child(parent: Buffer, wanted: string): Buffer {
  for (const { type, inside } of children(parent)) if (type === wanted) return inside
  throw new RangeError(`the file has no box ${wanted}`)
}
