/** Samples and pictures as they come out of real files: at the right place, complete, as fast as they are taken. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import type { Cid } from '../../../engine/contract/ids.ts'
import { decodePictures } from '../../../engine/media/decode/decode-pictures.ts'
import { decodeSound } from '../../../engine/media/decode/decode-sound.ts'
import type { Decoding } from '../../../engine/media/decode/decode-stream.ts'
import { clipOf } from '../../../engine/media/graph/clip.ts'
import { trimPicture } from '../../../engine/media/graph/picture.ts'
import { fillPlaceholders } from '../../../engine/media/graph/placeholders.ts'
import type { AudioStream, Media, VideoStream } from '../../../engine/media/graph/stream.ts'
import { probeFile } from '../../../engine/media/probe/probe.ts'
import { makeClip, makeFile } from '../../support/media.ts'
import { describeWithEachFfmpeg } from '../../support/pairs.ts'
import { clickTimes } from '../../support/readback.ts'
import { makeScript, newFolder } from '../../support/scripts.ts'
import { TOOLS } from '../../support/tools.ts'

const RATE = 22_050
const CANVAS = { fps: { num: 25, den: 1 }, sampleRate: 48_000, channels: 2 }

async function open(file: string, canvas = CANVAS): Promise<Media> {
  const facts = await probeFile({ ffprobe: { path: TOOLS.ffprobe } }, file)
  return clipOf({ kind: 'media', cid: 'bafy' as Cid, demuxer: facts.demuxer }, facts, canvas)
}

/** Reads `file` wherever the expression reads a file. */
const reading = (file: string, more: Partial<Decoding> = {}, ffmpeg = TOOLS.ffmpeg): Decoding => ({
  tools: { ffmpeg: { path: ffmpeg } },
  cwd: path.dirname(file),
  fillPaths: async ({ argv }) => fillPlaceholders(argv, () => file),
  onBlock: () => undefined,
  ...more,
})

async function soundOf(file: string, audio: AudioStream, ffmpeg?: string) {
  const blocks: Uint8Array[] = []
  const onBlock = (bytes: Uint8Array): undefined => void blocks.push(bytes)
  await decodeSound(audio, RATE, reading(file, { onBlock }, ffmpeg))
  const all = new Float32Array(new Uint8Array(Buffer.concat(blocks)).buffer)
  return { left: all.filter((_, i) => i % 2 === 0), right: all.filter((_, i) => i % 2 === 1) }
}

async function picturesOf(file: string, video: VideoStream, size = { width: 4, height: 4 }, ffmpeg?: string) {
  const blocks: Uint8Array[] = []
  const onBlock = (bytes: Uint8Array): undefined => void blocks.push(bytes)
  await decodePictures(video, size, reading(file, { onBlock }, ffmpeg))
  const all = Buffer.concat(blocks)
  const bytes = size.width * size.height
  return Array.from({ length: all.length / bytes }, (_, i) => all.subarray(i * bytes, (i + 1) * bytes))
}

const numberIn = (cells: Uint8Array): number =>
  cells.reduce((number, level) => number * 2 + (level > 127 ? 1 : 0), 0)

describeWithEachFfmpeg(({ ffmpeg }) => {
  test.each([
    ['wav', 44_100, 'pcm_s16le'],
    ['flac', 48_000, undefined],
    ['m4a', 48_000, undefined],
    ['mp3', 44_100, undefined],
    ['wav', 8000, undefined],
  ])(
    'clicks of a %s at %i Hz lie where they are, to the sample',
    async (container, sampleRate, audioCodec) => {
      const codec = audioCodec === undefined ? {} : { audioCodec }
      const file = await makeClip({
        frames: 0,
        sound: 'clicks',
        soundSec: 3,
        container,
        sampleRate,
        ...codec,
      })
      const { audio } = await open(file)
      if (!audio) throw new Error('no sound')
      const { left, right } = await soundOf(file, audio, ffmpeg)
      expect(clickTimes(right, RATE)).toHaveLength(3)
      expect(left.length).toBe(Math.round((audio.samples * RATE) / 48_000))
      const late = clickTimes(left, RATE).map((sec, i) => Math.abs(sec - i))
      expect(late).toHaveLength(3)
      // Lossy ones ring before the click; the first click's own first sample is silent.
      expect(Math.max(...late)).toBeLessThan(container === 'mp3' || container === 'm4a' ? 0.001 : 3 / RATE)
    },
  )

  test('sound of a video has its zero at the first picture, wherever the file begins', async () => {
    const file = await makeClip({ frames: 75, sound: 'clicks', bFrames: 2, startSec: 1.5, container: 'mkv' })
    const { audio } = await open(file)
    const { left } = await soundOf(file, audio as AudioStream, ffmpeg)
    expect(clickTimes(left, RATE).map((sec) => Math.round(sec * 500))).toEqual([0, 500, 1000])
  })

  test('each frame of the grid comes once, of a part as well', async () => {
    const file = await makeClip({ frames: 60, bFrames: 2, sound: 'clicks' })
    const { video } = await open(file)
    const frames = await picturesOf(file, video as VideoStream, undefined, ffmpeg)
    expect(frames.map(numberIn)).toEqual(Array.from({ length: 60 }, (_, i) => i))
    const part = trimPicture(video as VideoStream, 40, 7)
    const few = await picturesOf(file, part, undefined, ffmpeg)
    expect(few.map(numberIn)).toEqual([40, 41, 42, 43, 44, 45, 46])
  })

  test.each([
    ['a clip at a variable rate', { frames: 40, variable: true }, 40],
    ['one frame', { frames: 1 }, 1],
    ['a clip that is half as fast as the grid', { frames: 20, fps: '25/2' }, 40],
  ])('%s gives as many frames as it has on the grid', async (_, spec, count) => {
    const file = await makeClip(spec)
    const { video } = await open(file)
    expect(await picturesOf(file, video as VideoStream, undefined, ffmpeg)).toHaveLength(count)
  })

  test('grey reaches from black to white, whatever the range of the file', async () => {
    const half = "geq=lum='if(lt(X,32),0,255)':cb=128:cr=128"
    for (const range of ['tv', 'pc']) {
      const file = await makeFile('mp4', [
        ...[
          '-f',
          'lavfi',
          '-i',
          `color=s=64x36:d=0.2,format=rgb24,geq=r='if(lt(X,32),0,255)':g='if(lt(X,32),0,255)':b='if(lt(X,32),0,255)',scale=out_range=${range},format=yuv420p`,
        ],
        ...['-c:v', 'libx264', '-qp', '1', '-color_range', range],
      ])
      const { video } = await open(file)
      const [first] = await picturesOf(file, video as VideoStream, { width: 8, height: 2 }, ffmpeg)
      expect(first?.[1], half).toBeLessThan(4)
      expect(first?.[6]).toBeGreaterThan(251)
    }
  })

  test('a turned picture, and a transparent still, look as they are shown', async () => {
    const turned = await makeClip({ frames: 3, rotationDeg: 90 })
    const { video } = await open(turned)
    const upright = await picturesOf(turned, video as VideoStream, undefined, ffmpeg)
    // Frame 1 has its only white cell at the bottom right; turned clockwise, at the bottom left.
    expect([...(upright[1] ?? [])].map((level) => (level > 127 ? 1 : 0)).indexOf(1)).toBe(12)
    const still = await makeFile('png', [
      '-f',
      'lavfi',
      '-i',
      'color=c=white@0.0:s=64x36,format=rgba',
      '-frames:v',
      '1',
    ])
    const picture = (await open(still)).video as VideoStream
    const frames = await picturesOf(still, picture, undefined, ffmpeg)
    expect(frames).toHaveLength(1)
    expect(Math.max(...(frames[0] ?? [255]))).toBeLessThan(3)
  })
})

describe('what is damaged', () => {
  it('gives what can be decoded', async () => {
    const whole = await makeClip({ frames: 0, sound: 'sweep', soundSec: 20, container: 'mp3' })
    const bytes = await readFile(whole)
    for (let at = 60_000; at < 80_000; at++) bytes[at] = (at * 31) % 256
    const file = path.join(await newFolder(), 'damaged.mp3')
    await writeFile(file, bytes)
    const { left } = await soundOf(file, (await open(whole)).audio as AudioStream)
    expect(left.length).toBe(20 * RATE)
    expect(Math.max(...left.subarray(18 * RATE))).toBeGreaterThan(0.3)
  })

  it('is said where nothing can be decoded', async () => {
    const whole = await makeClip({ frames: 0, sound: 'sweep', soundSec: 4, container: 'm4a' })
    const bytes = await readFile(whole)
    bytes.fill(0, bytes.indexOf('mdat') + 4, bytes.indexOf('moov') - 4)
    const file = path.join(await newFolder(), 'damaged.m4a')
    await writeFile(file, bytes)
    const failure = await soundOf(file, (await open(whole)).audio as AudioStream).catch((error) => error)
    expect(failure).toMatchObject({ code: 'MEDIA_UNREADABLE' })
  })
})

describe('whoever takes the bytes', () => {
  const long = () => makeClip({ frames: 0, sound: 'sweep', soundSec: 60, container: 'wav' })

  it('may take long over each: nothing comes meanwhile, nothing is lost', async () => {
    const file = await long()
    let [busy, bytes, most] = [0, 0, 0]
    const onBlock = async (block: Uint8Array) => {
      busy += 1
      most = Math.max(most, busy)
      bytes += block.length
      await new Promise((resolve) => setTimeout(resolve, 5))
      busy -= 1
    }
    await decodeSound((await open(file)).audio as AudioStream, RATE, reading(file, { onBlock }))
    expect([most, bytes]).toEqual([1, 60 * RATE * 8])
  })

  it('ends it all by throwing, at once or later', async () => {
    const file = await long()
    const { audio } = await open(file)
    const atOnce = () => {
      throw new Error('full')
    }
    for (const onBlock of [atOnce, async () => atOnce()])
      await expect(decodeSound(audio as AudioStream, RATE, reading(file, { onBlock }))).rejects.toThrow(
        'full',
      )
  })

  it('can cancel while it is busy', async () => {
    const file = await long()
    const cancel = new AbortController()
    const onBlock = () => {
      setTimeout(() => cancel.abort(), 50)
      return new Promise<void>(() => {})
    }
    const decoding = reading(file, { onBlock, signal: cancel.signal })
    const failure = await decodeSound((await open(file)).audio as AudioStream, RATE, decoding).catch((e) => e)
    expect(failure.code).toBe('CANCELLED')
  })

  it('is told of an ffmpeg that dies in the middle', async () => {
    const file = await long()
    const script = await makeScript('head -c 100000 /dev/zero; kill -SEGV $$')
    const decoding = reading(file, {}, script)
    const failure = await decodeSound((await open(file)).audio as AudioStream, RATE, decoding).catch((e) => e)
    expect(failure).toMatchObject({ code: 'TASK_FAILED', details: { signal: 'SIGSEGV' } })
  })
})
