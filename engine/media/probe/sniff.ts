/** Tells by magic bytes which demuxer may read a file. A name, an extension or a playlist's word counts for nothing. */
import type { Demuxer } from './facts.ts'
import type { ReadAt } from './read-at.ts'
import { sniffIsoBoxes } from './sniff-boxes.ts'
import { sniffPackets } from './sniff-packets.ts'
import { sniffPng } from './sniff-png.ts'

const HEAD_BYTES = 4096

/** The demuxer that the bytes ask for; undefined for text, playlists, SVG, HEIC and everything else. */
export async function sniff(readAt: ReadAt): Promise<Demuxer | undefined> {
  const head = await readAt(0, HEAD_BYTES)
  return (
    sniffSignature(head) ??
    (await sniffPng(head, readAt)) ??
    (await sniffIsoBoxes(readAt)) ??
    (await sniffPackets(readAt))
  )
}

/** Bytes as Latin-1 text, which is how signatures are written below. */
const textAt = (head: Buffer, offset: number, length: number): string =>
  head.toString('latin1', offset, offset + length)

const SIGNATURES: readonly (readonly [string, Demuxer])[] = [
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['OggS', 'ogg'],
  ['fLaC', 'flac'],
  ['FLV\x01', 'flv'],
  ['YUV4MPEG2 ', 'yuv4mpegpipe'],
  ['II*\0', 'tiff_pipe'],
  ['MM\0*', 'tiff_pipe'],
  ['\xff\xd8\xff', 'jpeg_pipe'],
  ['riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\x00\x00', 'w64'],
]

/** Containers of the kind `RIFF <size> <form>`. */
const FORMS: Readonly<Record<string, Demuxer>> = {
  'RIFF WAVE': 'wav',
  'RF64 WAVE': 'wav',
  'BW64 WAVE': 'wav',
  'RIFF AVI ': 'avi',
  'RIFF WEBP': 'webp_pipe',
  'FORM AIFF': 'aiff',
  'FORM AIFC': 'aiff',
}

function sniffSignature(head: Buffer): Demuxer | undefined {
  const found = SIGNATURES.find(([magic]) => textAt(head, 0, magic.length) === magic)
  if (found) return found[1]
  const form = `${textAt(head, 0, 4)} ${textAt(head, 8, 4)}`
  if (Object.hasOwn(FORMS, form)) return FORMS[form]
  if (isMatroska(head)) return 'matroska'
  return isBmp(head) ? 'bmp_pipe' : undefined
}

/** The EBML header names its document type; other types exist. */
function isMatroska(head: Buffer): boolean {
  return textAt(head, 0, 4) === '\x1a\x45\xdf\xa3' && /\x42\x82.(?:matroska|webm)/s.test(textAt(head, 4, 128))
}

/** Two letters are little to go by, so the reserved field and the size of the second header count too. */
function isBmp(head: Buffer): boolean {
  if (textAt(head, 0, 2) !== 'BM' || head.length < 26) return false
  return head.readUInt32LE(6) === 0 && [12, 16, 40, 52, 56, 64, 108, 124].includes(head.readUInt32LE(14))
}
