/** Facts of ordinary and odd files: the same from both ffprobes, and what a full decode says. */
import { readFile, symlink } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { MediaFacts } from '../../../engine/media/probe/facts.ts'
import { probeFile } from '../../../engine/media/probe/probe.ts'
import { type ClipSpec, makeClip, makeFile } from '../../support/media.ts'
import {
  makeCoverArt,
  makeExifJpeg,
  makeManyTracks,
  makePicture,
  makePngBomb,
  makeVideoWithCover,
  writeOdd,
} from '../../support/odd-media.ts'
import { describeWithEachFfmpeg } from '../../support/pairs.ts'
import { decodeFacts } from '../../support/readback.ts'

const fps = (num: number, den = 1) => ({ num, den })

describeWithEachFfmpeg((tools) => {
  const probe = (file: string): Promise<MediaFacts> => probeFile({ ffprobe: { path: tools.ffprobe } }, file)
  const failure = (file: string) =>
    probe(file).then(
      (facts) => ({ code: 'none', message: JSON.stringify(facts) }),
      (error: { code: string; message: string }) => error,
    )

  test('a plain clip is known completely', async () => {
    const facts = await probe(await makeClip({ frames: 50, gop: 12, sound: 'clicks' }))
    expect(facts).toMatchObject({ v: 1, kind: 'video', demuxer: 'mov', durationSec: 2 })
    expect(facts.video).toEqual([
      {
        index: 0,
        codec: 'h264',
        width: 160,
        height: 96,
        codedWidth: 160,
        codedHeight: 96,
        sampleAspect: fps(1),
        isMirrored: false,
        rotationDeg: 0,
        fps: fps(25),
        isVariable: false,
        frames: 50,
        startSec: 0,
        endSec: 2,
        pixelFormat: 'yuv420p',
        hasAlpha: false,
        colour: facts.video[0]?.colour,
        longestGop: 12,
      },
    ])
    expect(facts.audio).toMatchObject([
      { index: 1, codec: 'aac', sampleRate: 48000, channels: 2, layout: 'stereo', startSec: 0, endSec: 2 },
    ])
  })

  const exact: readonly (readonly [string, ClipSpec, { num: number; den: number }])[] = [
    ['NTSC in MP4', { fps: '30000/1001', frames: 90 }, fps(30000, 1001)],
    [
      'film in Matroska, whose clock ticks in milliseconds',
      { fps: '24000/1001', frames: 72, container: 'mkv' },
      fps(24000, 1001),
    ],
    ['12.5 in MOV', { fps: '25/2', frames: 25, container: 'mov' }, fps(25, 2)],
    ['MPEG-TS with B-frames', { fps: '25', bFrames: 2, container: 'ts' }, fps(25)],
    ['MPEG-PS', { codec: 'mpeg2video', bFrames: 2, container: 'mpg' }, fps(25)],
    ['VP9 in WebM', { codec: 'libvpx-vp9', container: 'webm', fps: '30' }, fps(30)],
    ['MPEG-4 in AVI with B-frames', { codec: 'mpeg4', bFrames: 2, container: 'avi' }, fps(25)],
    ['GIF', { codec: 'gif', container: 'gif', fps: '20' }, fps(20)],
    ['Y4M', { container: 'y4m', extra: ['-c:v', 'rawvideo'] }, fps(25)],
    ['a huge start time', { container: 'ts', startSec: 90_000, bFrames: 2 }, fps(25)],
  ]
  test.each(exact)('%s has its exact rate and as many frames as decode', async (_, spec, rate) => {
    const file = await makeClip(spec)
    const [video] = (await probe(file)).video
    expect(video).toMatchObject({ fps: rate, isVariable: false, longestGop: expect.any(Number) })
    expect(video?.frames).toBe((await decodeFacts(file)).video?.frames)
    expect((video?.endSec ?? 0) - (video?.startSec ?? 0)).toBeCloseTo(
      ((video?.frames ?? 0) * rate.den) / rate.num,
      3,
    )
    expect(video?.startSec).toBeLessThan(0.1)
  })

  test('a variable rate is told as such, with its average', async () => {
    const [video] = (await probe(await makeClip({ frames: 50, variable: true }))).video
    expect(video).toMatchObject({ isVariable: true, frames: 50 })
    expect((video?.fps.num ?? 0) / (video?.fps.den ?? 1)).toBeCloseTo(25, 0)
  })

  test.each([
    [90, 96, 160],
    [180, 160, 96],
    [270, 96, 160],
  ])('a clip to be turned by %i degrees has its size as shown', async (rotationDeg, width, height) => {
    const [video] = (await probe(await makeClip({ frames: 5, rotationDeg }))).video
    expect(video).toMatchObject({ rotationDeg, width, height, codedWidth: 160, codedHeight: 96 })
  })

  test('pixels that are not square widen the picture', async () => {
    const [wide] = (await probe(await makeClip({ frames: 5, sampleAspect: '2:1' }))).video
    expect(wide).toMatchObject({ width: 320, height: 96, codedWidth: 160, sampleAspect: fps(2) })
    const [turned] = (await probe(await makeClip({ frames: 5, sampleAspect: '2:1', rotationDeg: 90 }))).video
    expect(turned).toMatchObject({ width: 96, height: 320 })
  })

  test('sound alone is sound, with cover art or without', async () => {
    const plain = await probe(await makeClip({ frames: 0, sound: 'clicks', container: 'wav', channels: 1 }))
    expect(plain).toMatchObject({ kind: 'audio', demuxer: 'wav', durationSec: 2, video: [] })
    const covers = [
      ['mp3', 'libmp3lame'],
      ['flac', 'flac'],
      ['m4a', 'aac'],
    ] as const
    for (const [extension, codec] of covers) {
      const facts = await probe(await makeCoverArt(extension, codec))
      expect(facts).toMatchObject({ kind: 'audio', video: [], durationSec: 2 })
      expect(facts.audio).toMatchObject([{ sampleRate: 44100, startSec: 0, endSec: 2 }])
    }
  })

  test('cover art beside a video is no second video', async () => {
    const facts = await probe(await makeVideoWithCover())
    expect(facts.video.map(({ codec, frames }) => [codec, frames])).toEqual([['h264', 25]])
  })

  test('5.1 and its layout are known, and a clip without sound has none', async () => {
    const surround = await probe(await makeClip({ frames: 25, sound: 'clicks', channels: 6 }))
    expect(surround.audio).toMatchObject([{ channels: 6, layout: '5.1', endSec: 1 }])
    expect((await probe(await makeClip({ frames: 25 }))).audio).toEqual([])
  })

  test('where sound begins late, it says so', async () => {
    const [picture, sound] = [
      await makeClip({ frames: 50 }),
      await makeClip({ frames: 0, sound: 'clicks', soundSec: 1, container: 'wav' }),
    ]
    const late = await makeFile('mov', [
      '-i',
      picture,
      '-itsoffset',
      '0.5',
      '-i',
      sound,
      '-map',
      '0',
      '-map',
      '1',
      '-c',
      'copy',
    ])
    const facts = await probe(late)
    expect(facts.video[0]).toMatchObject({ startSec: 0, endSec: 2 })
    expect(facts.audio[0]?.startSec).toBeCloseTo(0.5, 2)
    expect(facts.audio[0]?.endSec).toBeCloseTo(1.5, 2)
  })

  test('time codes and other data are passed over', async () => {
    const clip = await makeClip({ frames: 25, sound: 'clicks' })
    const file = await makeFile('mov', ['-i', clip, '-map', '0', '-c', 'copy', '-timecode', '01:00:00:00'])
    expect((await decodeFacts(file)).streams).toContain('data:undefined')
    const facts = await probe(file)
    expect([facts.video.length, facts.audio.length]).toEqual([1, 1])
  })

  test('the sound of Opus, Vorbis and AAC lasts as long as it was made', async () => {
    for (const [container, audioCodec] of [
      ['ogg', 'libopus'],
      ['ogg', 'libvorbis'],
      ['webm', 'libopus'],
      ['m4a', 'aac'],
    ]) {
      const file = await makeClip({
        frames: 0,
        sound: 'sweep',
        soundSec: 2,
        ...({ container, audioCodec } as ClipSpec),
      })
      const [audio] = (await probe(file)).audio
      expect((audio?.endSec ?? 0) - (audio?.startSec ?? 0)).toBeCloseTo(2, 2)
    }
  })

  test('pictures are pictures', async () => {
    for (const extension of ['jpg', 'png'] as const) {
      const facts = await probe(await makePicture(extension))
      expect(facts).toMatchObject({ kind: 'image', durationSec: 0, audio: [] })
      expect(facts.video).toMatchObject([{ width: 120, height: 80, frames: 1, fps: fps(25), rotationDeg: 0 }])
    }
    const still = ['-f', 'lavfi', '-i', 'testsrc2=s=120x80', '-frames:v', '1']
    for (const [extension, more] of [
      ['webp', []],
      ['bmp', []],
      ['tiff', []],
      ['gif', []],
      ['apng', ['-f', 'apng']],
    ] as const) {
      expect((await probe(await makeFile(extension, [...still, ...more]))).kind).toBe('image')
    }
  })

  test('moving GIF and APNG are video, and alpha is seen', async () => {
    const source = ['-f', 'lavfi', '-i', 'testsrc2=s=64x64:d=0.4:r=25,format=rgba']
    const apng = await probe(await makeFile('apng', [...source, '-f', 'apng']))
    expect(apng).toMatchObject({ kind: 'video', demuxer: 'apng' })
    expect(apng.video).toMatchObject([{ frames: 10, hasAlpha: true, fps: fps(25) }])
    expect((await probe(await makeFile('gif', source))).kind).toBe('video')
  })

  test.each([
    [1, 0, 120, 80],
    [3, 180, 120, 80],
    [6, 90, 80, 120],
    [8, 270, 80, 120],
  ])(
    'a photograph with EXIF orientation %i is shown turned',
    async (orientation, rotationDeg, width, height) => {
      const facts = await probe(await makeExifJpeg(orientation))
      expect(facts.video).toMatchObject([{ rotationDeg, width, height }])
    },
  )

  test('what is no media is refused with a code', async () => {
    for (const file of [await writeOdd('list.mp4', '#EXTM3U\nfile:///etc/passwd\n'), '/etc', '/dev/null']) {
      expect(await failure(file)).toMatchObject({ code: 'MEDIA_UNREADABLE' })
    }
    expect(await failure('/no/such.mp4')).toMatchObject({ code: 'INPUT_MISSING' })
    const link = `${await writeOdd('x', 'x')}.link`
    await symlink(await makePicture('png'), link)
    expect(await failure(link)).toMatchObject({ code: 'MEDIA_UNREADABLE' })
  })

  test('what is broken is refused with a code', async () => {
    const clip = await readFile(await makeClip({ frames: 50, sound: 'clicks' }))
    const cut = await writeOdd('cut.mp4', clip.subarray(0, clip.length / 2))
    expect(await failure(cut)).toMatchObject({ code: 'MEDIA_UNREADABLE' })
    const png = await readFile(await makePicture('png'))
    expect(await failure(await writeOdd('cut.png', png.subarray(0, 60)))).toMatchObject({
      code: 'MEDIA_UNREADABLE',
    })
    expect(await failure(await writeOdd('a.ogg', 'OggS'))).toMatchObject({ code: 'MEDIA_UNREADABLE' })
  })

  test('what is too large is refused with a code of its own', async () => {
    expect(await failure(await makePngBomb(16000, 16000))).toMatchObject({ code: 'MEDIA_LIMIT' })
    expect(await failure(await makeManyTracks(70))).toMatchObject({ code: 'MEDIA_LIMIT' })
    const sparse = [
      '-f',
      'lavfi',
      '-i',
      'color=s=16x16:r=1:d=5',
      '-vf',
      'setpts=N*4000/TB',
      '-fps_mode',
      'passthrough',
    ]
    expect(await failure(await makeFile('mkv', sparse))).toMatchObject({ code: 'MEDIA_LIMIT' })
    const fast = ['-f', 'lavfi', '-i', 'color=s=16x16:r=500:d=0.1']
    expect(await failure(await makeFile('mkv', fast))).toMatchObject({ code: 'MEDIA_LIMIT' })
  })

  test('a cancelled probe is a cancelled probe', async () => {
    const file = await makeClip({ frames: 5 })
    const signal = AbortSignal.abort()
    await expect(probeFile({ ffprobe: { path: tools.ffprobe } }, file, { signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    })
  })
})

test('an ffprobe that is not there is told as such', async () => {
  const file = await makeClip({ frames: 5 })
  await expect(probeFile({ ffprobe: { path: '/no/ffprobe' } }, file)).rejects.toMatchObject({
    code: 'FFMPEG_MISSING',
  })
})
