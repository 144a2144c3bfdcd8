/** BEAT_SYNC over files that are really analysed: flashes of a video on the clicks of a song, and cuts on its beats. */
import { describe, expect, it } from 'vitest'
import { draw } from '../../engine/nodes/random-slice.ts'
import { openEngine } from '../support/engine.ts'
import { makeClip, makeFile } from '../support/media.ts'
import { clickTimes, readAudio, readFrameNumbers, readPixels } from '../support/readback.ts'
import { range } from './music-kit.ts'

const FPS = 25
const BPM = 140
const SONG_SEC = 34

/** Clicks of 1 kHz, a beat apart. */
const makeSong = (): Promise<string> => {
  const click = `0.8*sin(2*PI*1000*t)*lt(mod(t\\,60/${BPM})\\,0.01)`
  return makeFile('wav', ['-f', 'lavfi', '-i', `aevalsrc='${click}':d=${SONG_SEC}:s=48000`])
}

/** Frames of 40 flashes, 0.4 to 1.2 s apart. */
function flashFrames(): readonly number[] {
  let at = 0
  return range(40).map((n) => {
    at += Math.round((0.4 + 0.8 * draw(11, n)) * FPS)
    return at
  })
}

async function makeFlashes(flashes: readonly number[]): Promise<string> {
  const isFlash = flashes.map((frame) => `eq(N\\,${frame})`).join('+')
  const frames = (flashes.at(-1) ?? 0) + 20
  const picture = `color=c=black:s=96x64:r=${FPS}:d=${frames / FPS},format=yuv420p,geq=lum='if(${isFlash}\\,235\\,30)':cb=128:cr=128`
  return await makeFile('mp4', ['-f', 'lavfi', '-i', picture, '-c:v', 'libx264', '-crf', '10', '-g', '25'])
}

const syncing = (config: string, video = 'video'): string => `
inputs: { video: { type: video, list: ${video === 'list'} }, song: audio }
steps:
  - { id: heard, type: ANALYZE, inputs: [song], config: { features: [beats, energy] } }
  - { id: out, type: BEAT_SYNC, inputs: [video, heard], config: ${config} }
output: out`

const halfFrameMs = 500 / FPS + 0.01

describe('stretch', () => {
  it('puts at least 95 % of 40 irregular flashes on beats, each to the frame, and leaves the sound as it is', async () => {
    const flashes = flashFrames()
    const [video, song] = await Promise.all([makeFlashes(flashes), makeSong()])
    const engine = await openEngine()
    const recipe = syncing('{ fill: end }')
    const report = (await engine.plan(recipe, { video, song })).beatSync[0]
    expect(report?.cuts.length).toBeGreaterThanOrEqual(38)
    const file = await engine.render(recipe, { video, song })
    const pixels = await readPixels(file, { width: 1, height: 1 })
    const bright = pixels.flatMap(([value = 0], frame) => (value > 150 ? [frame] : []))
    for (const { atSec, beatSec, errorMs } of report?.cuts ?? []) {
      expect(Math.abs(errorMs)).toBeLessThanOrEqual(halfFrameMs)
      // By the song itself: the clicks are a beat apart.
      const beat = 60 / BPM
      expect(Math.abs(beatSec - Math.round(beatSec / beat) * beat)).toBeLessThan(0.015)
      expect(bright).toContain(Math.round(atSec * FPS))
    }
    const clicks = clickTimes(await readAudio(file, 48_000), 48_000)
    expect(clicks.length).toBeGreaterThan(70)
    for (const [n, sec] of clicks.entries()) expect(Math.abs(sec - (n * 60) / BPM)).toBeLessThan(0.004)
  })
})

describe('cut', () => {
  it('over three clips shows another one with every beat, from the very frame', async () => {
    const clips = await Promise.all(
      range(3).map((n) => makeClip({ frames: 200, firstNumber: n * 1000, gop: 25 })),
    )
    const song = await makeSong()
    const engine = await openEngine()
    const recipe = syncing('{ mode: cut }', 'list')
    const report = (await engine.plan(recipe, { video: clips, song })).beatSync[0]
    const numbers = await readFrameNumbers(await engine.render(recipe, { video: clips, song }))
    expect(numbers).toHaveLength(SONG_SEC * FPS)
    const clipAt = (frame: number): number => Math.floor((numbers[frame] ?? 0) / 1000)
    const cuts = numbers.flatMap((_, frame) =>
      frame > 0 && clipAt(frame) !== clipAt(frame - 1) ? [frame] : [],
    )
    expect(cuts).toEqual(report?.cuts.map(({ atSec }) => Math.round(atSec * FPS)))
    expect(cuts.length).toBeGreaterThan(55)
    for (const { errorMs } of report?.cuts ?? []) expect(Math.abs(errorMs)).toBeLessThanOrEqual(halfFrameMs)
  })
})
