/** MP4, MOV, M4A, AVIF: files of boxes, each with its size and a four-letter type in front. */
import type { Demuxer } from './facts.ts'
import type { ReadAt } from './read-at.ts'

/** Boxes that may stand before the one that tells; old QuickTime files have no `ftyp` and often `mdat` first. */
const BEFORE = ['free', 'skip', 'wide', 'mdat', 'pnot', 'uuid']
const MOST_BOXES = 16

/** Pictures cut into tiles or stored as other than video; ffmpeg would show one tile of them. */
const REFUSED_BRANDS = [
  'heic',
  'heix',
  'heim',
  'heis',
  'mif1',
  'msf1',
  'jpeg',
  'jpgs',
  'jxl ',
  'jp2 ',
  'crx ',
]

interface Box {
  readonly type: string
  /** Whole, with its header. */
  readonly sizeBytes: number
  readonly headerBytes: number
}

export async function sniffIsoBoxes(readAt: ReadAt): Promise<Demuxer | undefined> {
  let offset = 0
  for (let i = 0; i < MOST_BOXES; i++) {
    const box = await readBox(readAt, offset)
    if (box === undefined) return undefined
    if (box.type === 'moov') return 'mov'
    if (box.type === 'ftyp') return await sniffBrand(readAt, offset + box.headerBytes, box)
    if (!BEFORE.includes(box.type)) return undefined
    offset += box.sizeBytes
  }
  return undefined
}

/** A size of 1 stands for a longer size after the type; 0 for the rest of the file, after which nothing can come. */
async function readBox(readAt: ReadAt, offset: number): Promise<Box | undefined> {
  const header = await readAt(offset, 16)
  if (header.length < 8) return undefined
  const type = header.toString('latin1', 4, 8)
  const short = header.readUInt32BE(0)
  if (short !== 1) return short < 8 ? undefined : { type, sizeBytes: short, headerBytes: 8 }
  const long = header.length < 16 ? 0n : header.readBigUInt64BE(8)
  return long < 16n || long > Number.MAX_SAFE_INTEGER
    ? undefined
    : { type, sizeBytes: Number(long), headerBytes: 16 }
}

/** The major brand says what the file is; the compatible ones only whom else it may suit. AVIF may call itself mif1. */
async function sniffBrand(readAt: ReadAt, offset: number, box: Box): Promise<Demuxer | undefined> {
  const brands = (await readAt(offset, Math.min(box.sizeBytes - box.headerBytes, 256))).toString('latin1')
  if (brands.length < 4) return undefined
  const major = brands.slice(0, 4)
  return REFUSED_BRANDS.includes(major) && !brands.includes('avif') ? undefined : 'mov'
}
