import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { missingFrom, parseNames, parseVersion } from '../../../engine/media/tools/capabilities.ts'
import { CapabilityCache } from '../../../engine/media/tools/capability-cache.ts'

test('filters are read past the legend', () => {
  const text = `Filters:
  T.. = Timeline support
  A = Audio input/output
  | = Source or sink filter
 TSC aap               AA->A      Apply Affine Projection algorithm.
 ... abench            A->A       Benchmark part of a filtergraph.
 ..C xfade             VV->V      Cross fade one video with another video.
`
  expect(parseNames(text)).toEqual(['aap', 'abench', 'xfade'])
})

test('encoders are read past the legend', () => {
  const text = `Encoders:
 V..... = Video
 .F.... = Frame-level multithreading
 ------
 V....D libx264              libx264 H.264 / AVC (codec h264)
 A....D aac                  AAC (Advanced Audio Coding)
`
  expect(parseNames(text)).toEqual(['libx264', 'aac'])
})

test('formats are read in the columns of ffmpeg 5 and of ffmpeg 7', () => {
  const five = 'File formats:\n D. = Demuxing supported\n --\n D  mov,mp4,m4a QuickTime / MOV\n  E 3gp  3GP\n'
  const seven =
    'Formats:\n D.. = Demuxing supported\n ..d = Is a device\n ---\n D d lavfi  Device\n DE  wav  WAV\n'
  expect(parseNames(five)).toEqual(['mov,mp4,m4a', '3gp'])
  expect(parseNames(seven)).toEqual(['lavfi', 'wav'])
})

test('a version is the third word, of the right program only', () => {
  expect(parseVersion('ffmpeg version n7.0-7-gd38 Copyright', 'ffmpeg')).toBe('n7.0-7-gd38')
  expect(() => parseVersion('ffmpeg version 5.1', 'ffprobe')).toThrow('does not answer like ffprobe')
  expect(() => parseVersion('', 'ffmpeg')).toThrow()
})

const all = {
  version: '7',
  filters: ['scale'],
  encoders: ['aac'],
  demuxers: ['mov'],
  muxers: ['mp4'],
  fingerprint: { configuration: 'c0ffee', libraries: { libavcodec: '61.3.100' } },
}

test('what is missing is told by its kind and name', () => {
  expect(missingFrom(all, { filters: ['scale', 'xfade'], encoders: ['libx264'], muxers: ['mp4'] })).toEqual([
    'filter xfade',
    'encoder libx264',
  ])
})

test('a cache remembers a binary until its size or time changes', async () => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'artdag-')), 'deep', 'tools.json')
  const key = { path: '/opt/ffmpeg', sizeBytes: 9, mtimeMs: 1.5 }
  await new CapabilityCache(file).put(key, all)
  expect(await new CapabilityCache(file).get(key)).toEqual(all)
  expect(await new CapabilityCache(file).get({ ...key, mtimeMs: 2 })).toBeUndefined()
  expect(await new CapabilityCache(file).get({ ...key, sizeBytes: 8 })).toBeUndefined()
  expect(await readdir(path.dirname(file))).toEqual(['tools.json'])
})

test('a damaged cache is an empty one, and is mended by the next answer', async () => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'artdag-')), 'tools.json')
  await writeFile(file, '{"v":1,"binaries":{"/opt/ffmpeg":{"siz')
  const key = { path: '/opt/ffmpeg', sizeBytes: 9, mtimeMs: 1 }
  expect(await new CapabilityCache(file).get(key)).toBeUndefined()
  await new CapabilityCache(file).put(key, all)
  expect(await new CapabilityCache(file).get(key)).toEqual(all)
})

test('a cache that cannot be written is no failure', async () => {
  const key = { path: '/opt/ffmpeg', sizeBytes: 9, mtimeMs: 1 }
  await expect(new CapabilityCache('/etc/hostname/tools.json').put(key, all)).resolves.toBeUndefined()
})
