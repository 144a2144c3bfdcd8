/** The test clips tell the truth about themselves: everything else is measured with them. */
import { expect, test } from 'vitest'
import { makeClip } from '../../support/media.ts'
import {
  clickTimes,
  decodeFacts,
  frequencyAt,
  readAudio,
  readFrameNumbers,
  readPixels,
} from '../../support/readback.ts'

const count = (from: number, length: number) => Array.from({ length }, (_, i) => from + i)

test('every frame of a clip reads back as its number', async () => {
  const clip = await makeClip({ frames: 60, firstNumber: 1000, fps: '30000/1001', bFrames: 2 })
  expect(await readFrameNumbers(clip)).toEqual(count(1000, 60))
})

test.each([
  ['mpeg2video', 'ts'],
  ['libvpx-vp9', 'webm'],
  ['ffv1', 'mkv'],
  ['mpeg4', 'avi'],
  ['gif', 'gif'],
  ['png', 'mov'],
] as const)('%s in %s keeps the numbers', async (codec, container) => {
  const clip = await makeClip({ frames: 12, codec, container, firstNumber: 500 })
  expect(await readFrameNumbers(clip)).toEqual(count(500, 12))
})

test('clicks lie at whole seconds', async () => {
  const clip = await makeClip({ frames: 75, sound: 'clicks', container: 'mov', audioCodec: 'pcm_s16le' })
  const times = clickTimes(await readAudio(clip), 48000)
  expect(times).toHaveLength(3)
  for (const [i, time] of times.entries()) expect(time).toBeCloseTo(i, 3)
})

test('the pitch of the sweep tells the position', async () => {
  const clip = await makeClip({ frames: 0, sound: 'sweep', soundSec: 3, container: 'wav', channels: 1 })
  const samples = await readAudio(clip)
  for (const at of [0.5, 1.5, 2.5]) expect((frequencyAt(samples, 48000, at) - 200) / 100).toBeCloseTo(at, 2)
})

test('a late frame of a variable clip keeps its number and its time', async () => {
  const clip = await makeClip({ frames: 10, variable: true })
  expect(await readFrameNumbers(clip)).toEqual(count(0, 10))
  const facts = await decodeFacts(clip)
  expect(facts.video?.timesSec.slice(0, 4)).toEqual([0, 0.056, 0.08, 0.136])
})

test('a turned clip is shown turned', async () => {
  const [upright] = await readPixels(await makeClip({ frames: 1, firstNumber: 0x1000 }), {
    width: 4,
    height: 4,
  })
  const turned = await makeClip({ frames: 1, firstNumber: 0x1000, rotationDeg: 90 })
  const [shown] = await readPixels(turned, { width: 4, height: 4 })
  expect(upright?.findIndex((level) => level > 127)).toBe(3)
  expect(shown?.findIndex((level) => level > 127)).toBe(15) // clockwise: the top right goes to the bottom right
})

test('a full decode counts frames and samples', async () => {
  const clip = await makeClip({ frames: 25, sound: 'silence', channels: 6, sampleAspect: '2:1', gop: 10 })
  const { video, audio } = await decodeFacts(clip)
  expect(video).toMatchObject({
    frames: 25,
    width: 160,
    height: 96,
    sampleAspect: '2:1',
    keyFrames: [0, 10, 20],
  })
  expect(audio).toMatchObject({ codec: 'aac', channels: 6, sampleRate: 48000 })
})
