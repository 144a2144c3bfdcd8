/** What is known to happen in real, encoded videos is found in them. */
import path from 'node:path'
import { expect, test } from 'vitest'
import { PICTURE, VideoAnalyser } from '../../../engine/analysis/video/video-analyser.ts'
import type { VideoAnalysis } from '../../../engine/contract/analysis.ts'
import type { Cid } from '../../../engine/contract/ids.ts'
import { decodePictures } from '../../../engine/media/decode/decode-pictures.ts'
import { clipOf } from '../../../engine/media/graph/clip.ts'
import { fillPlaceholders } from '../../../engine/media/graph/placeholders.ts'
import type { VideoStream } from '../../../engine/media/graph/stream.ts'
import type { Rational } from '../../../engine/media/probe/facts.ts'
import { probeFile } from '../../../engine/media/probe/probe.ts'
import { makeFile } from '../../support/media.ts'
import { TOOLS } from '../../support/tools.ts'

const tools = { ffmpeg: { path: TOOLS.ffmpeg }, ffprobe: { path: TOOLS.ffprobe } }

/** On the grid of the file itself, unless another is given. */
async function analyse(file: string, grid?: Rational): Promise<VideoAnalysis> {
  const facts = await probeFile(tools, file)
  const fps = grid ?? (facts.video[0]?.fps as Rational)
  const input = { kind: 'media', cid: 'bafy' as Cid, demuxer: facts.demuxer } as const
  const { video } = clipOf(input, facts, { fps, sampleRate: 48_000, channels: 2 })
  const analyser = new VideoAnalyser(fps)
  let bytes = Buffer.alloc(0)
  await decodePictures(video as VideoStream, PICTURE, {
    ...{ tools, cwd: path.dirname(file) },
    fillPaths: async ({ argv }) => fillPlaceholders(argv, () => file),
    onBlock: (block) => {
      bytes = Buffer.concat([bytes, block])
      return undefined
    },
  })
  const size = PICTURE.width * PICTURE.height
  for (let at = 0; at < bytes.length; at += size) analyser.push(bytes.subarray(at, at + size))
  return analyser.finish()
}

const SIZE = 's=320x180'
/** Noisy pictures that move, unlike each other. */
const SHOTS = [
  `testsrc2=${SIZE}:r=25:d=2,noise=alls=12:allf=t`,
  `mandelbrot=${SIZE}:r=25,trim=duration=1.2,noise=alls=12:allf=t`,
  `gradients=${SIZE}:r=25:d=1.48:c0=red:c1=white:seed=3:speed=0.05,noise=alls=12:allf=t`,
  `life=${SIZE}:r=25:seed=4:mold=10,format=yuv420p,trim=duration=0.8`,
  `smptehdbars=${SIZE}:r=25:d=1`,
]
const CODEC = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '26', '-pix_fmt', 'yuv420p']

/** Shots one after the other, and what is done to the whole. */
const film = (shots: readonly string[], then = 'null', more: readonly string[] = []): Promise<string> =>
  makeFile('mp4', [
    ...shots.flatMap((shot) => ['-f', 'lavfi', '-i', shot]),
    '-filter_complex',
    `${shots.map((_, i) => `[${i}]format=yuv420p,setsar=1[p${i}];`).join('')}${shots.map((_, i) => `[p${i}]`).join('')}concat=n=${shots.length},${then}`,
    ...more,
    ...CODEC,
  ])

test('cuts between five shots, at the frame', async () => {
  expect((await analyse(await film(SHOTS))).scenes).toEqual([2, 3.2, 4.68, 5.48])
})

test('cuts of a file with a variable rate, on a grid', async () => {
  const file = await film(SHOTS, "select='not(eq(mod(n,7),3))'", ['-fps_mode', 'vfr'])
  const { scenes } = await analyse(file, { num: 25, den: 1 })
  expect(scenes).toHaveLength(4)
  for (const [i, sec] of [2, 3.2, 4.68, 5.48].entries())
    expect(Math.abs((scenes[i] ?? 0) - sec)).toBeLessThan(0.0401)
})

test('fades, and a pan, are no cuts', async () => {
  const faded = await film(SHOTS.slice(0, 1), 'fade=in:0:20,fade=out:30:20')
  expect((await analyse(faded)).scenes).toEqual([])
  const pan = await film(['smptehdbars=s=1280x720:r=25:d=4'], "crop=320:180:x='n*8':y=100")
  expect((await analyse(pan)).scenes).toEqual([])
})

test('forty flashes at irregular times, over pictures that move', async () => {
  const starts = Array.from({ length: 40 }, (_, i) => 12 + 20 * i + ((i * i * 7) % 13))
  const lit = starts.map((start) => `between(n,${start},${start + 1})`).join('+')
  const flash = `lutyuv=y=235:u=128:v=128:enable='${lit}'`
  for (const shot of [`testsrc2=${SIZE}:r=30000/1001:d=30`, `color=c=gray:${SIZE}:r=30000/1001:d=30`]) {
    const { scenes, motionPeaks } = await analyse(await film([shot], flash))
    expect(scenes).toEqual([])
    expect(motionPeaks).toEqual(starts.map((n) => Math.round((n * 1001 * 10_000) / 30_000) / 10_000))
  }
})

test('black and frozen parts', async () => {
  const shots = [
    SHOTS[0],
    `color=c=black:${SIZE}:r=25:d=1`,
    `smptehdbars=${SIZE}:r=25:d=2`,
    SHOTS[0],
  ] as string[]
  const { black, still } = await analyse(await film(shots))
  expect(black).toEqual([{ startSec: 2, endSec: 3 }])
  expect(still).toEqual([
    { startSec: 2, endSec: 3 },
    { startSec: 3, endSec: 5 },
  ])
})

test('a video of one frame, and a still image', async () => {
  const nothing = { scenes: [], motionPeaks: [], motionTempo: null, black: [], still: [] }
  const single = await film([`testsrc2=${SIZE}:r=25:d=0.04`])
  expect(await analyse(single)).toMatchObject({ ...nothing, durationSec: 0.04, motion: { values: [0] } })
  const image = await makeFile('png', ['-f', 'lavfi', '-i', `testsrc2=${SIZE}`, '-frames:v', '1'])
  expect(await analyse(image, { num: 25, den: 1 })).toMatchObject({ ...nothing, durationSec: 0.04 })
})
