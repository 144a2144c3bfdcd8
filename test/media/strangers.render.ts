/** The argv for strangers' files: every good file passes, no file makes ffmpeg read another. */
import { copyFile, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { globalOptions, outputFile, strangerInput } from '../../engine/media/arguments.ts'
import type { Demuxer } from '../../engine/media/probe/facts.ts'
import { withRegularFile } from '../../engine/media/probe/read-at.ts'
import { sniff } from '../../engine/media/probe/sniff.ts'
import { runFfmpeg } from '../../engine/media/process/runner.ts'
import { type ClipSpec, makeClip, makeFile } from '../support/media.ts'
import { makePicture, makePngBomb, writeOdd } from '../support/odd-media.ts'
import { describeWithEachFfmpeg } from '../support/pairs.ts'
import { readFrameNumbers } from '../support/readback.ts'
import { newFolder } from '../support/scripts.ts'

const sniffed = (file: string) => withRegularFile(file, (readAt) => sniff(readAt))
const sound = (container: string, more: ClipSpec = {}) =>
  makeClip({ frames: 0, sound: 'clicks', soundSec: 1, container, ...more })
const still = ['-f', 'lavfi', '-i', 'testsrc2=s=64x64', '-frames:v', '1']

/** A file of every format, as ffmpeg writes it. */
const everyFormat: readonly (readonly [Demuxer, () => Promise<string>])[] = [
  ['mov', () => makeClip({ frames: 10 })],
  ['mov', () => makeClip({ frames: 10, container: 'mov', extra: ['-brand', 'qt  '] })],
  ['mov', () => sound('m4a')],
  ['matroska', () => makeClip({ frames: 10, container: 'mkv' })],
  ['matroska', () => makeClip({ frames: 10, container: 'webm', codec: 'libvpx-vp9' })],
  ['avi', () => makeClip({ frames: 10, container: 'avi', codec: 'mpeg4' })],
  ['mpegts', () => makeClip({ frames: 10, container: 'ts' })],
  ['mpegts', () => makeClip({ frames: 10, container: 'm2ts' })],
  ['mpeg', () => makeClip({ frames: 10, container: 'mpg', codec: 'mpeg2video' })],
  ['flv', () => makeClip({ frames: 10, container: 'flv' })],
  ['ogg', () => sound('ogg', { audioCodec: 'libvorbis' })],
  ['wav', () => sound('wav')],
  ['w64', () => sound('w64')],
  ['mp3', () => sound('mp3')],
  ['mp3', () => sound('mp3', { extra: ['-id3v2_version', '0', '-write_xing', '0'] })],
  ['mp3', () => sound('mp2')],
  ['flac', () => sound('flac')],
  ['aac', () => sound('aac')],
  ['aiff', () => sound('aiff')],
  ['gif', () => makeClip({ frames: 10, container: 'gif', codec: 'gif' })],
  ['apng', () => makeFile('apng', ['-f', 'lavfi', '-i', 'testsrc2=s=64x64:d=0.4', '-f', 'apng'])],
  ['png_pipe', () => makePicture('png')],
  ['jpeg_pipe', () => makePicture('jpg')],
  ['webp_pipe', () => makeFile('webp', still)],
  ['bmp_pipe', () => makeFile('bmp', still)],
  ['tiff_pipe', () => makeFile('tiff', still)],
  ['yuv4mpegpipe', () => makeClip({ frames: 10, container: 'y4m', extra: ['-c:v', 'rawvideo'] })],
]

describeWithEachFfmpeg(({ ffmpeg }) => {
  const tools = { ffmpeg: { path: ffmpeg } }

  async function decode(file: string, demuxer: Demuxer, seekSec = 0) {
    const cwd = await newFolder()
    const input = strangerInput({ demuxer, path: file, seekSec, threads: 1 })
    const output = outputFile({ muxer: 'null', path: `${cwd}/out`, options: ['-map', '0'] })
    return await runFfmpeg(tools, [...globalOptions(), ...input, ...output], { cwd, timeoutSec: 20 })
  }

  test.each(everyFormat)('%s is sniffed and decoded (%#)', async (demuxer, make) => {
    const file = await make()
    expect(await sniffed(file)).toBe(demuxer)
    const outcome = await decode(file, demuxer)
    expect(outcome.stderrTail.match(/\[(error|fatal)\].*/)?.[0]).toBeUndefined()
    expect(outcome.kind).toBe('ok')
  })

  test.each(['%03d.png', 'a b.png', "it's.png", 'http:x.png', '-y.png', '[in].png', 'pipe:1', 'é🎬\n.png'])(
    'a file named %j is read as itself',
    async (name) => {
      const file = path.join(await mkdtemp(path.join(tmpdir(), 'artdag-odd-')), name)
      await copyFile(await makePicture('png'), file)
      expect((await decode(file, 'png_pipe')).kind).toBe('ok')
    },
  )

  const active = [
    ['#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile://CANARY\n#EXT-X-ENDLIST\n', 'a playlist'],
    ["ffconcat version 1.0\nfile 'CANARY'\n", 'a concat list'],
    ['<?xml version="1.0"?><MPD><BaseURL>CANARY</BaseURL></MPD>', 'a DASH manifest'],
    ['v=0\r\nc=IN IP4 127.0.0.1\r\nm=video 47011 RTP/AVP 96\r\n', 'a session description'],
    ['<svg xmlns="http://www.w3.org/2000/svg"><image href="CANARY"/></svg>', 'an SVG'],
  ] as const
  test.each(active)('%#: no demuxer that might be forced follows its words', async (text) => {
    const canary = await makeClip({ frames: 10, container: 'ts' })
    const file = await writeOdd('innocent.mp4', text.replace('CANARY', canary))
    expect(await sniffed(file)).toBeUndefined()
    for (const demuxer of ['mov', 'mpegts', 'matroska', 'mp3', 'png_pipe'] as const) {
      const outcome = await decode(file, demuxer)
      expect(outcome.kind).not.toBe('ok')
      expect(outcome.stderrTail).not.toContain(canary)
    }
  })

  test('a picture of 256 million pixels is refused at once', async () => {
    const outcome = await decode(await makePngBomb(16000, 16000), 'png_pipe')
    expect(outcome.kind).toBe('failed')
    expect(outcome.wallSec).toBeLessThan(3)
  })

  test('a seek lands on the key frame at or before, and times stay those of the file', async () => {
    const cwd = await newFolder()
    const file = await makeClip({ frames: 100, gop: 10, firstNumber: 300 })
    const input = strangerInput({ demuxer: 'mov', path: file, seekSec: 2.5 })
    const options = [
      '-map',
      '0:v',
      '-vf',
      'fps=fps=25:start_time=0,trim=start_pts=62:end_pts=65,setpts=PTS-STARTPTS',
    ]
    const output = outputFile({ muxer: 'nut', path: `${cwd}/out`, options: [...options, '-c:v', 'ffv1'] })
    const outcome = await runFfmpeg(tools, [...globalOptions(), ...input, ...output], { cwd, timeoutSec: 20 })
    expect(outcome.kind).toBe('ok')
    expect(await readFrameNumbers(`${cwd}/out`)).toEqual([362, 363, 364])
  })

  test('the same work gives the same bytes, and carries its tags', async () => {
    const cwd = await newFolder()
    const file = await makeClip({ frames: 10, extra: ['-metadata', 'title=secret'] })
    const input = strangerInput({ demuxer: 'mov', path: file })
    for (const name of ['one', 'two']) {
      const options = ['-map', '0:v', '-c:v', 'libx264', '-threads:v', '1', '-flags:v', '+bitexact']
      const output = outputFile({
        muxer: 'matroska',
        path: `${cwd}/${name}`,
        options,
        tags: { 'artdag:step': 'x' },
      })
      await runFfmpeg(tools, [...globalOptions(), ...input, ...output], { cwd, timeoutSec: 20 })
    }
    const [one, two] = [await readFile(`${cwd}/one`), await readFile(`${cwd}/two`)]
    expect(one.equals(two)).toBe(true)
    expect(one.includes('ARTDAG:STEP')).toBe(true)
    expect(one.includes('secret')).toBe(false)
  })
})
