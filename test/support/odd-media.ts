/** Odd but valid, absurd and hostile files, written by hand or by ffmpeg from nothing. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { makeClip, makeFile } from './media.ts'

/** Writes bytes to a file of its own, with any name. */
export async function writeOdd(name: string, bytes: string | Uint8Array): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'artdag-odd-')), name)
  await writeFile(file, bytes)
  return file
}

/** A picture with bars, to be copied into other files. */
export const makePicture = (extension: 'jpg' | 'png'): Promise<string> =>
  makeFile(extension, ['-f', 'lavfi', '-i', 'testsrc2=s=120x80', '-frames:v', '1'])

/** Sound with cover art. */
export async function makeCoverArt(extension: 'mp3' | 'flac' | 'm4a', codec: string): Promise<string> {
  const sound = ['-f', 'lavfi', '-i', 'sine=d=2:r=44100']
  const streams = [
    '-map',
    '0',
    '-map',
    '1',
    '-c:v',
    'copy',
    '-c:a',
    codec,
    '-disposition:v',
    'attached_pic',
    '-t',
    '2',
  ]
  return await makeFile(extension, [...sound, '-i', await makePicture('jpg'), ...streams])
}

/** A video that carries cover art as well. */
export async function makeVideoWithCover(): Promise<string> {
  const inputs = ['-i', await makePicture('jpg'), '-i', await makeClip({ frames: 25, sound: 'clicks' })]
  const art = ['-map', '1', '-map', '0', '-c', 'copy', '-disposition:v:1', 'attached_pic']
  return await makeFile('mp4', [...inputs, ...art])
}

/** A JPEG whose EXIF says by 1–8 how the picture is to be turned. */
export async function makeExifJpeg(orientation: number): Promise<string> {
  const jpeg = await readFile(await makePicture('jpg'))
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifOf(orientation, 'MM')])
  const marker = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff])
  return await writeOdd('turned.jpg', Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)]))
}

/** A small PNG that claims any size. */
export async function makePngBomb(width: number, height: number): Promise<string> {
  const png = Buffer.from(await readFile(await makePicture('png')))
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return await writeOdd('bomb.png', png)
}

/** A Matroska file of so many sound tracks. */
export function makeManyTracks(tracks: number): Promise<string> {
  const maps = Array.from({ length: tracks }, () => ['-map', '0']).flat()
  return makeFile('mkv', ['-f', 'lavfi', '-i', 'sine=d=0.1', ...maps, '-c:a', 'pcm_s16le'])
}

/** EXIF that says by 1–8 how a picture is to be turned, and nothing else. */
function exifOf(orientation: number, order: 'II' | 'MM'): Buffer {
  const big = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  const little = Buffer.from('49492a0008000000010012010300010000000000000000000000', 'hex')
  const tiff = order === 'MM' ? big : little
  if (order === 'MM') tiff.writeUInt16BE(orientation, 18)
  else tiff.writeUInt16LE(orientation, 18)
  return tiff
}

/** Lossless, so that it is the very picture; its EXIF chunk stands last, as libwebp writes it. */
export async function makeExifWebp(orientation: number, order: 'II' | 'MM', prefix = ''): Promise<string> {
  const webp = await readFile(await makeFile('webp', ['-i', await makePicture('png'), '-lossless', '1']))
  const extended = Buffer.from([0x08, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  extended.writeUIntLE(119, 4, 3)
  extended.writeUIntLE(79, 7, 3)
  const exif = Buffer.concat([Buffer.from(prefix, 'latin1'), exifOf(orientation, order)])
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    riffChunk('VP8X', extended),
    webp.subarray(12),
    riffChunk('EXIF', exif),
  ])
  return await writeOdd('turned.webp', riffChunk('RIFF', body))
}

function riffChunk(type: string, body: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from(type), size, body, Buffer.alloc(body.length % 2)])
}

export async function makeExifPng(orientation: number): Promise<string> {
  const png = await readFile(await makePicture('png'))
  const body = Buffer.concat([Buffer.from('eXIf'), exifOf(orientation, 'MM')])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(body.length - 4)
  sum.writeUInt32BE(crc32(body))
  return await writeOdd('turned.png', Buffer.concat([png.subarray(0, 33), size, body, sum, png.subarray(33)]))
}

/** ffmpeg writes no orientation: its table is written again at the end, with one. */
export async function makeTurnedTiff(orientation: number): Promise<string> {
  const tiff = await readFile(await makeFile('tiff', ['-i', await makePicture('png')]))
  const start = tiff.readUInt32LE(4)
  const count = tiff.readUInt16LE(start)
  const entries = tiff.subarray(start + 2, start + 2 + count * 12)
  const list = Array.from({ length: count }, (_, i) => entries.subarray(i * 12, i * 12 + 12))
  const own = exifOf(orientation, 'II').subarray(10, 22)
  const table = [...list.filter((entry) => entry.readUInt16LE(0) !== 274), own].sort(
    (a, b) => a.readUInt16LE(0) - b.readUInt16LE(0),
  )
  const head = Buffer.from(tiff.subarray(0, 8))
  head.writeUInt32LE(tiff.length + (tiff.length % 2), 4)
  const size = Buffer.alloc(2)
  size.writeUInt16LE(table.length)
  const padding = Buffer.alloc(tiff.length % 2)
  return await writeOdd(
    'turned.tiff',
    Buffer.concat([head, tiff.subarray(8), padding, size, ...table, Buffer.alloc(4)]),
  )
}
