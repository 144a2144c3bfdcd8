import { expect, test } from 'vitest'
import {
  fileUrl,
  globalOptions,
  outputFile,
  strangerInput,
  strangerProbe,
} from '../../engine/media/arguments.ts'

test("a stranger's file is read under its limits, in this order", () => {
  expect(strangerInput({ demuxer: 'mov', path: '/store/a', seekSec: 1.5, threads: 1 }).join(' ')).toBe(
    '-protocol_whitelist file -format_whitelist mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,ogg,wav,w64,' +
      'mp3,flac,aac,aiff,gif,apng,png_pipe,jpeg_pipe,webp_pipe,bmp_pipe,tiff_pipe,yuv4mpegpipe -f mov ' +
      '-max_pixels 36000000 -max_streams 64 -noautorotate -threads 1 -noaccurate_seek -ss 1.5 -i file:/store/a',
  )
})

test('without a seek nothing is said of seeking', () => {
  expect(strangerInput({ demuxer: 'wav', path: '/a', seekSec: 0 })).not.toContain('-ss')
})

test('ffprobe gets the same limits and no option that only ffmpeg knows', () => {
  const argv = strangerProbe('matroska', '/store/a')
  expect(argv).toContain('-format_whitelist')
  expect(argv).not.toContain('-noautorotate')
  expect(argv.slice(0, 2)).toEqual(['-max_alloc', '1073741824'])
  expect(argv.slice(-2)).toEqual(['-i', 'file:/store/a'])
})

test('an output carries its own tags and nothing else that could differ', () => {
  expect(
    outputFile({
      muxer: 'mp4',
      path: '/job/out',
      options: ['-map', '[v]'],
      tags: { 'artdag:step': 'b' },
    }).join(' '),
  ).toBe(
    '-map [v] -map_metadata -1 -map_chapters -1 -fflags +bitexact -metadata artdag:step=b -f mp4 file:/job/out',
  )
})

test('paths are absolute or placeholders', () => {
  expect(fileUrl('/a/%03d.png')).toBe('file:/a/%03d.png')
  expect(fileUrl('{in:bafy}')).toBe('file:{in:bafy}')
  for (const bad of ['a.mp4', 'http://x/', '{in:../a}', '', '/a\0b'])
    expect(() => fileUrl(bad)).toThrow(RangeError)
})

test('a seek is a time', () => {
  expect(() => strangerInput({ demuxer: 'mov', path: '/a', seekSec: -1 })).toThrow(RangeError)
  expect(() => strangerInput({ demuxer: 'mov', path: '/a', seekSec: Number.NaN })).toThrow(RangeError)
})

test('times stay those of the files', () => {
  expect(globalOptions()).toEqual(['-y', '-max_alloc', '1073741824', '-copyts', '-start_at_zero'])
})
