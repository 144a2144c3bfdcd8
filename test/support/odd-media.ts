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
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
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
