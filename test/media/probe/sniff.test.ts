import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mpegAudioFrameBytes } from '../../../engine/media/probe/mpeg-audio.ts'
import type { ReadAt } from '../../../engine/media/probe/read-at.ts'
import { sniff } from '../../../engine/media/probe/sniff.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const of = (...parts: (string | Buffer | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin(part) : Buffer.from(part as Buffer))))
const readerOf =
  (bytes: Buffer): ReadAt =>
  async (offset, length) =>
    bytes.subarray(offset, offset + length)
const sniffBytes = (bytes: Buffer) => sniff(readerOf(bytes))

const box = (type: string, content = '') => of([0, 0, 0, 8 + content.length], type, content)
const chunk = (type: string, size: number) => {
  const header = Buffer.alloc(8)
  header.writeUInt32BE(size)
  header.write(type, 4, 'latin1')
  return Buffer.concat([header, Buffer.alloc(size + 4)])
}
const PNG = '\x89PNG\r\n\x1a\n'
/** 128 kbit/s, 44.1 kHz, layer 3: 417 bytes. */
const mp3Frame = of([0xff, 0xfb, 0x90, 0x00], Buffer.alloc(413))
/** An ADTS frame of 16 bytes. */
const adtsFrame = of([0xff, 0xf1, 0x50, 0x80, 0x02, 0x1f, 0xfc], Buffer.alloc(9))
const id3 = (size: number) => of('ID3', [4, 0, 0, 0, 0, size >> 7, size & 0x7f], Buffer.alloc(size))

test.each([
  ['gif', of('GIF89a', Buffer.alloc(20))],
  ['ogg', of('OggS', Buffer.alloc(20))],
  ['flac', of('fLaC', Buffer.alloc(20))],
  ['flac', of(id3(300), 'fLaC')],
  ['flv', of('FLV\x01', Buffer.alloc(20))],
  ['yuv4mpegpipe', of('YUV4MPEG2 W2 H2')],
  ['tiff_pipe', of('II*\0', Buffer.alloc(20))],
  ['tiff_pipe', of('MM\0*', Buffer.alloc(20))],
  ['jpeg_pipe', of([0xff, 0xd8, 0xff, 0xe0])],
  ['wav', of('RIFF....WAVEfmt ')],
  ['wav', of('RF64....WAVEds64')],
  ['avi', of('RIFF....AVI LIST')],
  ['webp_pipe', of('RIFF....WEBPVP8 ')],
  ['aiff', of('FORM....AIFC')],
  ['w64', of('riff', [0x2e, 0x91, 0xcf, 0x11, 0xa5, 0xd6, 0x28, 0xdb, 0x04, 0xc1, 0, 0])],
  ['matroska', of([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84], 'webm')],
  ['bmp_pipe', of('BM', Buffer.alloc(12), [40, 0, 0, 0], Buffer.alloc(20))],
  ['mov', of(box('ftyp', 'isom\0\0\0\0iso2'))],
  ['mov', of(box('ftyp', 'avif\0\0\0\0mif1'))],
  ['mov', of(box('wide'), box('mdat', 'x'.repeat(40)), box('moov'))],
  ['png_pipe', of(PNG, chunk('IHDR', 13), chunk('IDAT', 5))],
  ['apng', of(PNG, chunk('IHDR', 13), chunk('iCCP', 90_000), chunk('acTL', 8), chunk('IDAT', 5))],
  ['png_pipe', of(PNG, chunk('IHDR', 13), chunk('IDAT', 5), chunk('acTL', 8))],
  ['mp3', of(mp3Frame, mp3Frame)],
  ['mp3', mp3Frame],
  ['mp3', of(id3(20), mp3Frame)],
  ['mp3', of(id3(20), id3(30), mp3Frame)],
  ['aac', of(adtsFrame, adtsFrame)],
  ['aac', of(id3(200), adtsFrame)],
  ['mpegts', of(...Array.from({ length: 4 }, () => of('G', Buffer.alloc(187))))],
  ['mpegts', of(...Array.from({ length: 4 }, () => of('\0\0\0\0G', Buffer.alloc(187))))],
  ['mpeg', of([0, 0, 1, 0xba, 0x44], Buffer.alloc(20))],
] as const)('%s is known by its bytes (%#)', async (demuxer, bytes) => {
  expect(await sniffBytes(bytes)).toBe(demuxer)
})

test.each([
  ['nothing', of('')],
  ['a playlist', of('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n')],
  ['a concat list', of("ffconcat version 1.0\nfile '/etc/passwd'\n")],
  ['SVG', of('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['subtitles', of('1\n00:00:00,000 --> 00:00:01,000\nHello\n')],
  ['an SDP', of('v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n')],
  ['HEIC', of(box('ftyp', 'heic\0\0\0\0mif1heic'))],
  ['a fragment without a beginning', of(box('styp', 'msdh'), box('moof'), box('mdat'))],
  ['a cut MP4 whose index is gone', of(box('wide'), [0, 0, 0, 99], 'mdat', 'x'.repeat(20))],
  ['one MP3 frame and then text', of(mp3Frame, 'this is no frame')],
  ['a text that begins with BM', of('BMW is a maker of cars and of motorcycles')],
  ['two sync bytes only', of('G', Buffer.alloc(187), 'G', Buffer.alloc(187), 'x', Buffer.alloc(187))],
  ['a box that leads nowhere', of([0, 0, 0, 0], 'free', Buffer.alloc(40))],
  ['another EBML document', of([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84], 'ebml')],
])('%s is nothing we read', async (_, bytes) => {
  expect(await sniffBytes(bytes)).toBeUndefined()
})

test('no bytes make it throw or run for ever', async () => {
  const starts = [
    '',
    PNG,
    '\0\0\0\x08free',
    'ID3\x04\0\0\x7f\x7f\x7f\x7f',
    'RIFF',
    '\0\0\0\x01mdat',
    '\xff\xfb',
    'ID3',
  ]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 600 }), async (start, rest) => {
      await sniffBytes(of(start, Buffer.from(rest)))
    }),
    { numRuns: 500 },
  )
})

test.each([
  [0xfffb9000, 417],
  [0xfffb9200, 418],
  [0xfff38000, 208],
  [0xfffdc400, 768],
  [0xffffa000, 348],
])('an MPEG audio frame %i has %i bytes', (header, bytes) => {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32BE(header >>> 0)
  expect(mpegAudioFrameBytes(buffer)).toBe(bytes)
})
