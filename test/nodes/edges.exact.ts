/** Where arithmetic and formats meet their limits: single frames, odd sides, slow and fast speeds, RGB between tasks. */
import { describe, expect, it } from 'vitest'
import { finished, openEngine } from '../support/engine.ts'
import { makeClip, makeFile } from '../support/media.ts'
import { clickTimes, decodeFacts, readAudio, readFrameNumbers, readPixels } from '../support/readback.ts'

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

const one = (type: string, config: string, kind = 'video'): string => `
inputs: { clip: ${kind} }
steps: [{ id: made, type: ${type}, inputs: [clip], config: ${config} }]
output: made`

/** One colour, as a PNG of this size. */
const stillOf = (colour: string, size: string): Promise<string> =>
  makeFile('png', ['-f', 'lavfi', '-i', `color=c=${colour}:s=${size},format=rgb24`, '-frames:v', '1'])

describe('a speed', () => {
  it.each([2, 10, 1.5, 1.1, 3])('of %d shows in frame n what was at n times the speed', async (speed) => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 100 })
    const file = await engine.render(one('TRANSFORM', `{ effects: { speed: ${speed} } }`), { clip })
    expect(await readFrameNumbers(file)).toEqual(
      range(Math.round(100 / speed)).map((n) => Math.min(99, Math.floor(n * speed + 1e-9))),
    )
  })

  it.each([0.5, 0.3, 0.1])('of %d shows every frame as often as it must', async (speed) => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 3 })
    const file = await engine.render(one('TRANSFORM', `{ effects: { speed: ${speed} } }`), { clip })
    expect(await readFrameNumbers(file)).toEqual(
      range(Math.round(3 / speed)).map((n) => Math.min(2, Math.floor(n * speed + 1e-9))),
    )
  })

  it('of 4 keeps picture and sound within a frame of each other', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 200, sound: 'clicks' })
    const recipe = one('TRANSFORM', '{ effects: { speed: 4 } }')
    const clicks = clickTimes(await readAudio(await engine.render(recipe, { clip }), 48000), 48000)
    expect(clicks).toHaveLength(8)
    for (const [n, time] of clicks.entries()) expect(Math.abs(time - n / 4)).toBeLessThan(0.04)
  })
})

describe('odd sides', () => {
  it.each(['pad', 'fill', 'stretch'])('come out of %s exactly as asked for', async (mode) => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 2 })
    const recipe = one('RESIZE', `{ width: 101, height: 75, mode: ${mode} }`)
    const { video } = await decodeFacts(await engine.render(recipe, { clip }, { profile: 'png' }))
    expect(video).toMatchObject({ width: 101, height: 75 })
  })

  it('lose at most one row and column in a video', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 2 })
    const recipe = one('RESIZE', '{ width: 101, height: 75, mode: pad }')
    const { video } = await decodeFacts(await engine.render(recipe, { clip }))
    expect(video).toMatchObject({ width: 100, height: 74, frames: 2 })
  })

  it('of a picture one pixel wide still make a video', async () => {
    const engine = await openEngine()
    const clip = await stillOf('red', '1x40')
    const recipe = one('SEGMENT', '{ duration: 0.2 }', 'image')
    const { video } = await decodeFacts(await engine.render(recipe, { clip }, { profile: 'mp4' }))
    expect(video).toMatchObject({ width: 2, height: 40, frames: 5 })
  })
})

describe('very short parts', () => {
  const cuts = (transition: string): string => `
inputs: { clip: video }
steps:
  - { id: a, type: SEGMENT, inputs: [clip], config: { duration: 0.04 } }
  - { id: b, type: SEGMENT, inputs: [clip], config: { offset: 0.4, duration: 0.04 } }
  - { id: all, type: SEQUENCE, inputs: [a, b], config: { transition: ${transition} } }
output: all`

  it('of one frame each can fade', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 50, sound: 'sweep' })
    const facts = await decodeFacts(await engine.render(cuts('{ type: fade, duration: 0.5 }'), { clip }))
    expect(facts.video?.frames).toBe(2)
  })

  it('of one frame each can be dissolved into one', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 50, sound: 'sweep' })
    const facts = await decodeFacts(
      await engine.render(cuts('{ type: crossfade, duration: 0.04 }'), { clip }),
    )
    expect(facts.video?.frames).toBe(1)
  })

  it('of 30000/1001 fps overlap by whole frames', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 40, fps: '30000/1001', sound: 'sweep' })
    const other = await makeClip({ frames: 40, fps: '30000/1001', firstNumber: 1000, sound: 'sweep' })
    const recipe = `
inputs: { clip: video, other: video }
steps: [{ id: all, type: SEQUENCE, inputs: [clip, other, clip], config: { transition: { type: crossfade, duration: 0.233 } } }]
output: all`
    const numbers = await readFrameNumbers(await engine.render(recipe, { clip, other }))
    expect(numbers).toHaveLength(120 - 14)
    expect(numbers.slice(0, 33)).toEqual(range(33))
    expect(numbers.slice(40, 66)).toEqual(range(26).map((n) => n + 1007))
  })
})

describe('sound alone', () => {
  const sounds = (inputs: string, transition: string): string => `
inputs: { a: audio }
steps: [{ id: all, type: SEQUENCE, inputs: ${inputs}, config: { transition: ${transition} } }]
output: all`

  it('fades out of one part and into the next', async () => {
    const engine = await openEngine()
    const a = await makeClip({ frames: 0, sound: 'sweep', soundSec: 2, container: 'flac' })
    const samples = await readAudio(
      await engine.render(sounds('[a, a]', '{ type: fade, duration: 1 }'), { a }, { profile: 'wav' }),
    )
    const peak = (fromSec: number) =>
      samples
        .slice(fromSec * 48000, (fromSec + 0.02) * 48000)
        .reduce((top, x) => Math.max(top, Math.abs(x)), 0)
    expect(samples.length).toBe(4 * 48000)
    expect(peak(1)).toBeGreaterThan(0.4)
    expect(peak(1.98)).toBeLessThan(0.05)
    expect(peak(2)).toBeLessThan(0.05)
    expect(peak(3)).toBeGreaterThan(0.4)
  })

  it('overlaps when its first and last parts are only as long as the crossfade', async () => {
    const engine = await openEngine()
    const a = await makeClip({ frames: 0, sound: 'sweep', soundSec: 1, container: 'flac' })
    const recipe = sounds('[a, a]', '{ type: crossfade, duration: 1 }')
    const samples = await readAudio(await engine.render(recipe, { a }, { profile: 'wav' }))
    expect(samples.length).toBe(48000)
  })
})

describe('colours', () => {
  it('of a grey picture stay grey under the glow', async () => {
    const engine = await openEngine()
    const clip = await makeFile('mp4', [
      '-f',
      'lavfi',
      '-i',
      'color=c=gray:s=64x64:r=25:d=0.2,format=yuv420p',
      '-c:v',
      'libx264',
    ])
    const file = await engine.render(one('EFFECT', '{ effect: glow }'), { clip })
    const [frame] = await readPixels(file, { width: 1, height: 1, pixelFormat: 'rgb24' })
    const [r = 0, g = 0, b = 0] = frame ?? []
    expect(g).toBeGreaterThan(140)
    expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThanOrEqual(4)
  })

  it.each(['64x64', '1280x720'])('of a JPEG of %s are those of the picture', async (size) => {
    const engine = await openEngine()
    const clip = await stillOf('0x20c040', size)
    const file = await engine.render(
      one('EFFECT', '{ effect: identity }', 'image'),
      { clip },
      { profile: 'jpg' },
    )
    const [frame] = await readPixels(file, { width: 1, height: 1, pixelFormat: 'rgb24' })
    const wanted = [0x20, 0xc0, 0x40]
    for (const [index, value] of wanted.entries())
      expect(Math.abs((frame?.[index] ?? 0) - value)).toBeLessThanOrEqual(4)
  })
})

describe('files between tasks change nothing', () => {
  const steps = `
  - { id: cut, type: SEGMENT, inputs: [clip], config: { duration: 0.2 } }
  - { id: sized, type: RESIZE, inputs: [cut], config: { width: 100, height: 90, mode: fill } }
output: sized`
  /** Orange to the last row and column, in a file that keeps it. */
  const orange = (pixelFormat: string, size: string): Promise<string> =>
    makeFile('mkv', [
      ...['-f', 'lavfi', '-i', `color=c=orange:s=160x120:d=0.4,format=yuv444p,scale=${size},setsar=1`],
      ...['-c:v', 'ffv1', '-level', '1', '-pix_fmt', pixelFormat],
    ])
  const kinds: readonly (readonly [string, () => Promise<string>])[] = [
    ['a held RGB still', () => stillOf('0x20c040', '1280x720')],
    ['a small RGB still of odd sides', () => stillOf('0xc02040', '63x41')],
    ['4:4:4', () => makeClip({ pixelFormat: 'yuv444p', container: 'mkv' })],
    ['4:2:2 with 10 bits', () => makeClip({ pixelFormat: 'yuv422p10le', container: 'mkv' })],
    ['4:2:0 with 10 bits', () => makeClip({ pixelFormat: 'yuv420p10le', container: 'mkv' })],
    ['alpha', () => makeClip({ codec: 'ffv1', pixelFormat: 'yuva420p', container: 'mkv' })],
    ['RGB video', () => makeClip({ codec: 'ffv1', pixelFormat: 'bgr0', container: 'mkv' })],
    ['4:2:0 of odd sides', () => orange('yuv420p', '75:67')],
    ['4:2:2 of an odd width', () => orange('yuv422p', '75:68')],
    ['10 bits of an odd height', () => orange('yuv420p10le', '76:67')],
    ['alpha of odd sides', () => orange('yuva420p', '75:67')],
    ['RGB of two by two', () => orange('bgra', '2:2')],
  ]
  it.each(kinds)('for %s', async (_, make) => {
    const clip = await make()
    const recipe = `inputs: { clip: video }\nsteps:${steps}`
    const whole = finished(await (await openEngine()).run(recipe, { clip }))
    const kept = finished(await (await openEngine()).run(recipe, { clip }, { keepIntermediates: true }))
    expect(kept.tasksRun).toBe(2)
    expect(kept.output?.cid).toBe(whole.output?.cid)
  })
})

describe('sound that begins late', () => {
  const late = (): Promise<string> =>
    makeFile('mkv', [
      ...['-f', 'lavfi', '-i', 'color=c=black:s=64x64:r=25:d=4'],
      ...[
        '-itsoffset',
        '1.5',
        '-f',
        'lavfi',
        '-i',
        'aevalsrc=if(lt(mod(t\\,1)\\,0.005)\\,0.8*sin(2*PI*1000*t)\\,0):s=44100:d=2',
      ],
      ...['-c:v', 'libx264', '-c:a', 'flac'],
    ])
  it.each([0, 0.6, 1.2, 2.2])('keeps its place in a segment from %d s', async (offset) => {
    const engine = await openEngine()
    const file = await engine.render(
      one('SEGMENT', `{ offset: ${offset} }`),
      { clip: await late() },
      { profile: 'wav' },
    )
    const samples = await readAudio(file, 48000)
    expect(samples.length).toBe(Math.round((4 - offset) * 48000))
    const wanted = [1.5, 2.5].filter((time) => time >= offset).map((time) => time - offset)
    const clicks = clickTimes(samples, 48000)
    expect(clicks).toHaveLength(wanted.length)
    for (const [n, time] of clicks.entries()) expect(Math.abs(time - (wanted[n] ?? 0))).toBeLessThan(0.005)
  })
})

describe('crossfades with sound', () => {
  it('end, every time they are rendered', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 40, sound: 'sweep' })
    const other = await makeClip({ frames: 40, firstNumber: 1000, sound: 'sweep' })
    const recipe = `
inputs: { clip: video, other: video }
steps: [{ id: all, type: SEQUENCE, inputs: [clip, other, clip], config: { transition: { type: crossfade, duration: 0.2 } } }]
output: all`
    const first = finished(await engine.run(recipe, { clip, other }))
    for (let n = 0; n < 12; n += 1) {
      const again = finished(await engine.run(recipe, { clip, other }, { fresh: true }))
      expect(again.error).toBeUndefined()
      expect(again.output?.cid).toBe(first.output?.cid)
    }
  })
})
