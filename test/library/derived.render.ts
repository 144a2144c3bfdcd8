/** Stills, waveforms and playable copies: made once, nobody's run. */
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Cid } from '../../engine/contract/ids.ts'
import type { MediaFacts } from '../../engine/media/probe/facts.ts'
import { openEngine, type TestEngine } from '../support/engine.ts'
import { makeClip, makeFile } from '../support/media.ts'
import { readFrameNumbers } from '../support/readback.ts'

let engine: TestEngine
beforeEach(async () => {
  engine = await openEngine()
})

async function take(file: string): Promise<Cid> {
  for await (const event of await engine.client.content.import({ path: file }))
    if (event.event === 'imported') return event.item.cid
  throw new Error('nothing was imported')
}
const factsOf = async (name: Cid) => (await engine.client.content.show({ name })).facts as MediaFacts
const pathOf = async (name: Cid) => (await engine.client.content.locate({ name })).path as string

describe('a thumb', () => {
  it('is a small JPEG of the frame at that time, made once, and nobody’s run', async () => {
    const clip = await take(await makeClip({ frames: 50, width: 128, height: 72 }))
    const wish = { name: clip, width: 64, atSec: 1 }
    const [first, second] = await Promise.all([1, 2].map(() => engine.client.content.thumb(wish)))
    expect(second).toEqual(first)
    const { cid } = first as { cid: Cid }
    expect(
      readFileSync(await pathOf(cid))
        .subarray(0, 3)
        .toString('hex'),
    ).toBe('ffd8ff')
    expect((await factsOf(cid)).video).toMatchObject([{ width: 64, height: 36 }])
    expect(await readFrameNumbers(await pathOf(cid))).toEqual([25])
    expect(await engine.client.content.thumb(wish)).toEqual(first)
    expect((await engine.client.runs.list({})).items).toEqual([])
    expect((await engine.client.content.show({ name: clip })).item.protectedBy).toEqual([])
    expect((await engine.client.content.media({})).items.map((item) => item.cid)).toEqual([clip])
  })

  it('is never larger than the picture, and of another time another', async () => {
    const clip = await take(await makeClip({ frames: 50, width: 128, height: 72 }))
    const whole = await engine.client.content.thumb({ name: clip, width: 1920 })
    expect((await factsOf(whole.cid)).video).toMatchObject([{ width: 128, height: 72 }])
    expect(await readFrameNumbers(await pathOf(whole.cid))).toEqual([5])
    await expect(engine.client.content.thumb({ name: clip, atSec: 60 })).rejects.toMatchObject({
      code: 'USAGE',
    })
  })

  it('can be had of a picture, and of sound not', async () => {
    const picture = await take(
      await makeFile('png', ['-f', 'lavfi', '-i', 'testsrc=size=200x100', '-frames:v', '1']),
    )
    const { cid } = await engine.client.content.thumb({ name: picture, width: 100 })
    expect((await factsOf(cid)).video).toMatchObject([{ width: 100, height: 50 }])
    const song = await take(
      await makeClip({ frames: 0, sound: 'clicks', container: 'wav', audioCodec: 'pcm_s16le' }),
    )
    await expect(engine.client.content.thumb({ name: song })).rejects.toMatchObject({ code: 'INPUT_MISSING' })
  })
})

describe('a waveform', () => {
  it('has its peaks where the clicks are, and is kept', async () => {
    const song = await take(
      await makeClip({ frames: 0, sound: 'clicks', soundSec: 4, container: 'wav', audioCodec: 'pcm_s16le' }),
    )
    const wave = await engine.client.content.waveform({ name: song, peaks: 40 })
    expect(wave.durationSec).toBeCloseTo(4, 2)
    const loud = wave.max.flatMap((peak, share) => (peak > 20 ? [share] : []))
    expect(loud).toEqual([0, 10, 20, 30])
    expect(wave.min.map((peak) => peak < -20)).toEqual(wave.max.map((peak) => peak > 20))
    expect(await engine.client.content.waveform({ name: song, peaks: 40 })).toEqual(wave)
    expect((await engine.client.content.show({ name: wave.cid })).document).toMatchObject({
      kind: 'waveform',
    })
  })

  it('is not to be had of what is silent by nature', async () => {
    const clip = await take(await makeClip({ frames: 10 }))
    await expect(engine.client.content.waveform({ name: clip })).rejects.toMatchObject({
      code: 'INPUT_MISSING',
    })
  })
})

describe('a playable copy', () => {
  it('is the file itself where every browser plays it', async () => {
    const clip = await take(await makeClip({ frames: 25, sound: 'clicks', audioCodec: 'aac' }))
    expect(await engine.client.content.mp4({ name: clip })).toEqual({ cid: clip, isOriginal: true })
  })

  it('is made of any other, whole, once', async () => {
    const clip = await take(
      await makeClip({
        frames: 25,
        codec: 'mpeg4',
        container: 'avi',
        sound: 'clicks',
        audioCodec: 'pcm_s16le',
      }),
    )
    const { cid, isOriginal } = await engine.client.content.mp4({ name: clip })
    expect(isOriginal).toBe(false)
    expect(await factsOf(cid)).toMatchObject({
      demuxer: 'mov',
      video: [{ codec: 'h264', frames: 25 }],
      audio: [{ codec: 'aac' }],
    })
    expect(await engine.client.content.mp4({ name: clip })).toEqual({ cid, isOriginal: false })
    const { trashId } = await engine.client.content.remove({ name: clip })
    await engine.client.trash.purge({ id: trashId })
    expect((await engine.client.content.list({})).items).toEqual([])
  })

  it('of a picture is refused', async () => {
    const picture = await take(
      await makeFile('png', ['-f', 'lavfi', '-i', 'testsrc=size=64x64', '-frames:v', '1']),
    )
    await expect(engine.client.content.mp4({ name: picture })).rejects.toMatchObject({ code: 'USAGE' })
  })
})
