/** Odd but valid media come out right: upright, in their colours, at their times. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Expected, Make } from '../fixtures/media/fixture.ts'
import { clip, cut, ffmpeg, source } from '../fixtures/media/make.ts'
import { hdr, LOPSIDED, late, mirrored, transparent } from '../fixtures/media/odd.ts'
import { finished, openEngine } from '../support/engine.ts'
import { makeExifJpeg, makeExifPng, makeExifWebp, makeTurnedTiff } from '../support/odd-media.ts'
import { clickTimes, decodeFacts, readAudio, readFrameNumbers, readPixels } from '../support/readback.ts'
import { newFolder } from '../support/scripts.ts'
import { runTool, TOOLS } from '../support/tools.ts'

const made = (make: Make): Promise<string> => make({ folder: '', canary: { file: '', url: '' } })

/** The whole file through an effect that changes nothing. */
const same = (kind: NonNullable<Expected['kind']>): string => `
inputs: { given: ${kind} }
steps: [{ id: same, type: SEGMENT, inputs: [given] }]
output: same`

/** Largest difference of a few area averages of their first pictures, as ffmpeg shows them by itself. */
async function difference(file: string, other: string): Promise<number> {
  const [a, b] = [await shown(file), await shown(other)]
  return Math.max(...a.map((level, i) => Math.abs(level - (b[i] as number))))
}

async function shown(file: string): Promise<Uint8Array> {
  const picture = path.join(await newFolder(), 'shown.png')
  await runTool(TOOLS.ffmpeg, ['-v', 'error', '-i', file, '-frames:v', '1', '-pix_fmt', 'rgb24', picture])
  const [pixels] = await readPixels(picture, { width: 4, height: 4, pixelFormat: 'rgb24' })
  if (!pixels) throw new Error(`${file} shows nothing`)
  return pixels
}

/** Rounding and compression; a picture turned the wrong way differs by far more. */
const ALIKE = 12

describe('a picture to be turned', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'by EXIF orientation %i is what other programs show',
    async (orientation) => {
      const engine = await openEngine()
      const given = await makeExifJpeg(orientation)
      expect(await difference(await engine.render(same('image'), { given }), given)).toBeLessThan(ALIKE)
    },
  )

  const all = [1, 2, 3, 4, 5, 6, 7, 8]
  it.each([
    ['webp', (number: number) => makeExifWebp(number, number % 2 ? 'II' : 'MM')],
    ['webp with a prefix', (number: number) => makeExifWebp(number, 'II', 'Exif\0\0')],
    ['tiff', makeTurnedTiff],
    ['png', makeExifPng],
  ] as const)('of a %s is turned as a JPEG is that says the same', async (_, make) => {
    const engine = await openEngine()
    for (const orientation of all) {
      const rendered = await engine.render(same('image'), { given: await make(orientation) })
      const jpeg = await makeExifJpeg(orientation)
      expect(await difference(rendered, jpeg), `orientation ${orientation}`).toBeLessThan(ALIKE)
    }
  })

  it.each([0, 90, 180, 270])(
    'mirrored and by %i degrees is what other programs show',
    async (rotationDeg) => {
      const engine = await openEngine()
      const given = await made(mirrored(rotationDeg))
      const file = await engine.render(same('video'), { given }, { profile: 'mp4' })
      expect(await difference(file, given)).toBeLessThan(ALIKE)
    },
  )

  it('mirrored is not what it is unturned', async () => {
    const given = await made(mirrored(0))
    expect(await difference(given, await made(LOPSIDED))).toBeGreaterThan(100)
  })
})

describe('HDR', () => {
  it.each(['smpte2084', 'arib-std-b67'] as const)(
    'of the kind %s becomes SDR, and the run says so',
    async (transfer) => {
      const engine = await openEngine()
      const events = await engine.run(same('video'), { given: await made(hdr(transfer)) })
      const warnings = events.flatMap((event) => (event.event === 'warning' ? [event.message] : []))
      expect(warnings).toEqual([expect.stringContaining('is HDR')])
      const { video } = await decodeFacts(finished(events).output?.path ?? '')
      expect(video).toMatchObject({ pixelFormat: 'yuv420p', frames: 10 })
    },
  )

  it('white on paper stays bright, and what is brighter stays brighter', async () => {
    const engine = await openEngine()
    // three bars of PQ code values: about 10, 100 and 1000 nits
    const bars = "geq=lum='64+876*(if(lt(X,16),0.30,if(lt(X,32),0.508,0.75)))':cb=512:cr=512"
    const colours = ['-color_primaries', 'bt2020', '-colorspace', 'bt2020nc', '-color_trc', 'smpte2084']
    const graph = `color=s=48x16:r=25:d=0.2,format=yuv420p10le,${bars}`
    const given = await made(ffmpeg('mkv', ...source(graph), '-c:v', 'ffv1', ...colours))
    const file = await engine.render(same('video'), { given })
    const [levels] = await readPixels(file, { width: 3, height: 1 })
    const [dark = 0, white = 0, bright = 0] = levels ?? []
    expect(dark).toBeGreaterThan(20)
    expect(white).toBeGreaterThan(dark + 40)
    expect(bright).toBeGreaterThan(white + 20)
    expect(bright).toBeGreaterThan(200)
  })
})

describe('transparency', () => {
  const decoders = { webm: ['-c:v', 'libvpx-vp9'], prores: [], png: [] } as const

  /** Alpha of the first pixel, 0–255. */
  async function alphaOf(file: string, decoder: readonly string[]): Promise<number> {
    const argv = [
      '-v',
      'error',
      ...decoder,
      '-i',
      file,
      '-frames:v',
      '1',
      '-pix_fmt',
      'rgba',
      '-f',
      'rawvideo',
      '-',
    ]
    return (await runTool(TOOLS.ffmpeg, argv))[3] as number
  }

  it.each([
    ['webm', 'webm'],
    ['webm', 'prores'],
    ['mov', 'webm'],
    ['mov', 'prores'],
    ['apng', 'prores'],
    ['png', 'png'],
  ] as const)('of a %s is kept in %s', async (from, profile) => {
    const engine = await openEngine()
    const given = await made(transparent[from])
    const file = await engine.render(same(from === 'png' ? 'image' : 'video'), { given }, { profile })
    expect(Math.abs((await alphaOf(file, decoders[profile])) - 128)).toBeLessThan(6)
  })

  it.each(['webm', 'mov', 'apng'] as const)(
    'of a %s is laid over black where there is none',
    async (from) => {
      const engine = await openEngine()
      const file = await engine.render(
        same('video'),
        { given: await made(transparent[from]) },
        { profile: 'mp4' },
      )
      const [pixel] = await readPixels(file, { width: 1, height: 1, pixelFormat: 'rgb24' })
      expect(Math.abs((pixel?.[0] ?? 0) - 128)).toBeLessThan(12)
      expect(pixel?.[2]).toBeLessThan(12)
    },
  )
})

describe('time', () => {
  const wav = { profile: 'wav' } as const

  it('of sound that begins late is kept', async () => {
    const engine = await openEngine()
    const file = await engine.render(same('video'), { given: await made(late('sound', 'mkv')) }, wav)
    const sound = await readAudio(file, 48_000)
    expect(sound).toHaveLength(96_000)
    expect(clickTimes(sound, 48_000).map((time) => time.toFixed(2))).toEqual(['0.50', '1.50'])
  })

  it('of pictures that begin late is kept: the first one stands until then', async () => {
    const engine = await openEngine()
    const given = await made(late('picture', 'mkv'))
    const file = await engine.render(same('video'), { given })
    const numbers = await readFrameNumbers(file)
    expect(numbers.slice(-50)).toEqual(Array.from({ length: 50 }, (_, n) => n))
    expect(numbers.length).toBeGreaterThanOrEqual(62)
    expect(numbers.length).toBeLessThanOrEqual(63)
  })

  it('of a start at 25 hours is zero, for both', async () => {
    const engine = await openEngine()
    const given = await made(clip({ frames: 50, container: 'ts', startSec: 90_000, sound: 'clicks' }))
    const [film, sound] = [
      await engine.render(same('video'), { given }),
      await engine.render(same('video'), { given }, wav),
    ]
    expect(await readFrameNumbers(film)).toEqual(Array.from({ length: 50 }, (_, n) => n))
    const clicks = clickTimes(await readAudio(sound, 48_000), 48_000)
    expect(clicks.map((time) => Math.abs(time - Math.round(time)) < 0.021)).toEqual([true, true])
  })

  it('of frames at no steady rate is that of the nearest frame', async () => {
    const engine = await openEngine()
    const numbers = await readFrameNumbers(
      await engine.render(same('video'), { given: await made(clip({ frames: 50, variable: true })) }),
    )
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    expect(Math.max(...numbers.map((number, at) => Math.abs(number - at)))).toBeLessThanOrEqual(1)
  })

  it.each([8000, 11_025, 44_100, 192_000])('of sound at %i Hz is exact', async (rate) => {
    const engine = await openEngine()
    const given = await made(clip({ frames: 0, sound: 'clicks', container: 'wav', sampleRate: rate }))
    const sound = await readAudio(await engine.render(same('audio'), { given }, wav), 48_000)
    expect(sound).toHaveLength(96_000)
    expect(clickTimes(sound, 48_000).map((time) => time.toFixed(2))).toEqual(['0.00', '1.00'])
  })

  it.each(['mono', '5.1', '7.1'])('of sound in %s is exact, and nothing of it is lost', async (layout) => {
    const engine = await openEngine()
    const given = await made(ffmpeg('flac', ...source(`sine=d=1:r=48000,aformat=channel_layouts=${layout}`)))
    const sound = await readAudio(await engine.render(same('audio'), { given }, wav), 48_000)
    expect(sound).toHaveLength(48_000)
    expect(Math.max(...sound.map(Math.abs))).toBeGreaterThan(0.02)
  })
})

/** Pictures alone, so that the half has some. */
async function halfOf(container: 'webm' | 'mkv'): Promise<string> {
  const codec = container === 'webm' ? 'libvpx-vp9' : 'libx264'
  const place = { folder: await newFolder(), canary: { file: '', url: '' } }
  return await cut(clip({ frames: 50, container, codec }), 0.5)(place)
}

describe('a file that was cut', () => {
  it.each(['webm', 'mkv'] as const)(
    'in half, a %s, counts what is there, and import and run say so',
    async (container) => {
      const engine = await openEngine()
      const given = await halfOf(container)
      const events = await engine.run(same('video'), { given })
      const warnings = events.flatMap((event) => (event.event === 'warning' ? [event.message] : []))
      expect(warnings).toEqual([expect.stringContaining('ends before its own end')])
      const frames = (await decodeFacts(given)).video?.frames ?? 0
      expect(frames).toBeLessThan(50)
      const numbers = await readFrameNumbers(finished(events).output?.path ?? '')
      expect(Math.abs(numbers.length - frames)).toBeLessThanOrEqual(1)
      const { items } = await engine.client.content.list({})
      expect(items.map(({ summary }) => summary)).toContainEqual(expect.stringContaining('cut short'))
    },
  )
})
