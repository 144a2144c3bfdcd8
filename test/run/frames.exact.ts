/** Which frames and samples come out, read back from numbered frames and clicks at whole seconds. */
import { describe, expect, it } from 'vitest'
import { openEngine } from '../support/engine.ts'
import { type ClipSpec, makeClip } from '../support/media.ts'
import { clickTimes, decodeFacts, readAudio, readFrameNumbers } from '../support/readback.ts'

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index)

/** Frames of a source of another rate on the canvas: output n shows the last frame whose nearest grid point is ≤ n. */
function onGrid(sourceRate: number, canvasRate: number, from: number, to: number): number[] {
  return range(from, to).map((n) => {
    let frame = 0
    while (Math.round(((frame + 1) * canvasRate) / sourceRate) <= n) frame += 1
    return frame
  })
}

const segment = (config: string): string => `
inputs: { clip: video }
steps: [{ id: cut, type: SEGMENT, inputs: [clip], config: ${config} }]
output: cut`

describe('a segment', () => {
  const rates: readonly (readonly [string, number])[] = [
    ['25', 25],
    ['30000/1001', 30000 / 1001],
    ['24000/1001', 24000 / 1001],
    ['12.5', 12.5],
    ['60', 60],
    // A quarter of a second, by which decoding begins early, is no whole number of these frames.
    ['30', 30],
    ['50', 50],
    ['10', 10],
  ]
  it.each(rates)('of %s fps holds exactly the frames counted on the grid', async (fps, rate) => {
    const engine = await openEngine()
    const clip = await makeClip({ fps, frames: 300, gop: 90, sound: 'clicks' })
    const numbers = await readFrameNumbers(
      await engine.render(segment('{ offset: 3.1, duration: 1.7 }'), { clip }),
    )
    expect(numbers).toEqual(range(Math.round(3.1 * rate), Math.round(4.8 * rate)))
  })

  const containers: readonly ClipSpec[] = [
    { container: 'mp4', bFrames: 3 },
    { container: 'mkv' },
    { container: 'ts', codec: 'mpeg2video' },
    { container: 'avi', codec: 'mpeg4' },
    { container: 'webm', codec: 'libvpx-vp9' },
  ]
  it.each(containers)('is exact in $container, wherever key frames lie', async (spec) => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 150, gop: 60, ...spec })
    const numbers = await readFrameNumbers(
      await engine.render(segment('{ start: 2.48, end: 3.52 }'), { clip }),
    )
    expect(numbers).toEqual(range(62, 88))
  })

  it('keeps sound and picture together within 20 ms', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 250, gop: 100, sound: 'clicks' })
    const file = await engine.render(segment('{ offset: 3.52, duration: 4 }'), { clip })
    const clicks = clickTimes(await readAudio(file, 48000), 48000).map((time) => time + 3.52)
    expect(clicks.map(Math.round)).toEqual([4, 5, 6, 7])
    for (const time of clicks) expect(Math.abs(time - Math.round(time))).toBeLessThan(0.02)
  })

  it('of a Matroska file with AAC, whose sound begins before its picture, is right in both', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 150, gop: 50, sound: 'clicks', container: 'mkv' })
    const whole = await engine.render(segment('{ offset: 0 }'), { clip })
    const part = await engine.render(segment('{ offset: 2.52, duration: 2 }'), { clip })
    expect(await readFrameNumbers(whole)).toEqual(range(0, 150))
    expect(await readFrameNumbers(part)).toEqual(range(63, 113))
    const clicks = clickTimes(await readAudio(part, 48000), 48000).map((time) => time + 2.52)
    expect(clicks.map(Math.round)).toEqual([3, 4])
    for (const time of clicks) expect(Math.abs(time - Math.round(time))).toBeLessThan(0.02)
  })

  it('to the end of the clip has every frame up to the last', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 77, fps: '30000/1001' })
    expect(await readFrameNumbers(await engine.render(segment('{ offset: 1 }'), { clip }))).toEqual(
      range(30, 77),
    )
  })

  it('of a clip whose times start late counts from its first frame', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 100, container: 'ts', codec: 'mpeg2video', startSec: 1000 })
    expect(
      await readFrameNumbers(await engine.render(segment('{ offset: 2, duration: 1 }'), { clip })),
    ).toEqual(range(50, 75))
  })

  it('of a variable rate lands on the nearest standard rate and keeps the length', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 100, variable: true })
    const facts = await decodeFacts(await engine.render(segment('{ offset: 1, duration: 2 }'), { clip }))
    expect(facts.video?.frames).toBe(50)
  })
})

describe('a sequence', () => {
  const two = `
inputs: { a: video, b: video }
steps:
  - { id: first, type: SEGMENT, inputs: [a], config: { offset: 1, duration: 0.6 } }
  - { id: second, type: SEGMENT, inputs: [b], config: { offset: 2, duration: 0.4 } }
  - { id: joined, type: SEQUENCE, inputs: [first, second] }
output: joined`

  it('of two segments holds the frames of both, in order, with nothing between', async () => {
    const engine = await openEngine()
    const [a, b] = [await makeClip({ frames: 100 }), await makeClip({ frames: 100, firstNumber: 1000 })]
    expect(await readFrameNumbers(await engine.render(two, { a, b }))).toEqual([
      ...range(25, 40),
      ...range(1050, 1060),
    ])
  })

  it('of single frames holds every one of them', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 60 })
    const steps = range(0, 8).map(
      (n) =>
        `  - { id: s${n}, type: SEGMENT, inputs: [clip], config: { offset: ${((n * 7) % 8) * 0.2}, duration: 0.04 } }`,
    )
    const recipe = `inputs: { clip: video }\nsteps:\n${steps.join('\n')}\n  - { id: all, type: SEQUENCE, inputs: [${range(
      0,
      8,
    )
      .map((n) => `s${n}`)
      .join(', ')}] }\noutput: all`
    expect(await readFrameNumbers(await engine.render(recipe, { clip }))).toEqual(
      range(0, 8).map((n) => ((n * 7) % 8) * 5),
    )
  })

  it('of 24, 12.5 and 10 fps, 5.1, stereo and silent, is right to the frame and in time', async () => {
    const engine = await openEngine()
    const a = await makeClip({ fps: '24', frames: 72, sound: 'clicks', channels: 6 })
    const b = await makeClip({
      fps: '12.5',
      frames: 50,
      width: 320,
      height: 180,
      firstNumber: 1000,
      sound: 'clicks',
      channels: 2,
    })
    const c = await makeClip({ fps: '10', frames: 30, firstNumber: 2000 })
    const recipe = `
inputs: { a: video, b: video, c: video }
steps: [{ id: all, type: SEQUENCE, inputs: [a, b, c], config: { fit: fill } }]
output: all`
    const file = await engine.render(recipe, { a, b, c })
    expect(await readFrameNumbers(file)).toEqual([
      ...range(0, 72),
      ...onGrid(12.5, 24, 0, 96).map((n) => n + 1000),
      ...onGrid(10, 24, 0, 72).map((n) => n + 2000),
    ])
    const clicks = clickTimes(await readAudio(file, 48000), 48000)
    const wanted = [0, 1, 2, 3, 4, 5, 6]
    expect(clicks).toHaveLength(wanted.length)
    for (const [index, time] of clicks.entries())
      expect(Math.abs(time - (wanted[index] ?? 0))).toBeLessThan(0.02)
    const sound = await readAudio(await engine.render(recipe, { a, b, c }, { profile: 'wav' }), 48000)
    expect(sound.length).toBe(480_000)
  })

  it('with crossfades overlaps its parts by exactly the length asked for', async () => {
    const engine = await openEngine()
    const [a, b] = [
      await makeClip({ frames: 50, sound: 'sweep' }),
      await makeClip({ frames: 50, firstNumber: 1000 }),
    ]
    const recipe = `
inputs: { a: video, b: video }
steps: [{ id: all, type: SEQUENCE, inputs: [a, b, a], config: { transition: { type: crossfade, duration: 0.4 } } }]
output: all`
    const file = await engine.render(recipe, { a, b })
    const numbers = await readFrameNumbers(file)
    expect(numbers).toHaveLength(130)
    expect(numbers.slice(0, 40)).toEqual(range(0, 40))
    expect(numbers.slice(50, 80)).toEqual(range(1010, 1040))
    expect(numbers.slice(90)).toEqual(range(10, 50))
  })

  it('with fades keeps every frame in its place', async () => {
    const engine = await openEngine()
    const [a, b] = [
      await makeClip({ frames: 50, sound: 'sweep' }),
      await makeClip({ frames: 50, firstNumber: 1000 }),
    ]
    const recipe = `
inputs: { a: video, b: video }
steps: [{ id: all, type: SEQUENCE, inputs: [a, b], config: { transition: { type: fade, duration: 0.4 } } }]
output: all`
    const numbers = await readFrameNumbers(await engine.render(recipe, { a, b }))
    expect(numbers).toHaveLength(100)
    expect(numbers.slice(0, 44)).toEqual(range(0, 44))
    expect(numbers.slice(56)).toEqual(range(1006, 1050))
  })
})

describe('a chain', () => {
  const chain = `
inputs: { clip: video }
steps:
  - { id: cut, type: SEGMENT, inputs: [clip], config: { offset: 1, duration: 2 } }
  - { id: small, type: RESIZE, inputs: [cut], config: { width: 128 } }
  - { id: toned, type: TRANSFORM, inputs: [small], config: { effects: { brightness: 0.02, speed: 2 } } }
  - { id: same, type: EFFECT, inputs: [toned], config: { effect: identity } }
output: same`

  it('of four steps is one task with one ffmpeg command', async () => {
    const engine = await openEngine()
    const report = await engine.plan(chain, { clip: await makeClip({ frames: 100 }) })
    expect(report.tasks).toHaveLength(1)
    expect(report.tasks[0]?.steps).toEqual(['cut', 'small', 'toned', 'same'])
    expect(report.tasks[0]?.command.filter((argument) => argument === '-c:v')).toHaveLength(1)
  })

  it('at double speed shows every second frame, and its sound is as long as its picture', async () => {
    const engine = await openEngine()
    const file = await engine.render(chain, { clip: await makeClip({ frames: 100, sound: 'clicks' }) })
    const numbers = await readFrameNumbers(file)
    expect(numbers).toHaveLength(25)
    for (const [index, number] of numbers.entries())
      expect(Math.abs(number - (25 + index * 2))).toBeLessThanOrEqual(1)
    const sound = await readAudio(
      await engine.render(
        chain,
        { clip: await makeClip({ frames: 100, sound: 'clicks' }) },
        { profile: 'wav' },
      ),
      48000,
    )
    expect(sound.length).toBe(48_000)
  })

  it('cut into tasks by kept intermediates gives the same frames as one command', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 100, sound: 'clicks' })
    const whole = await engine.render(chain, { clip })
    const kept = await (await openEngine()).run(chain, { clip }, { keepIntermediates: true })
    const end = kept.at(-1)
    expect(kept.filter(({ event }) => event === 'task-finished')).toHaveLength(4)
    const file = end?.event === 'run-finished' ? (end.output?.path ?? '') : ''
    expect(await readFrameNumbers(file)).toEqual(await readFrameNumbers(whole))
  })
})

describe('a filter that reports its end too early', () => {
  const glowing = `
inputs: { clip: video, track: audio }
steps:
  - { id: cut, type: SEGMENT, inputs: [clip], config: { offset: 1, duration: 2 } }
  - { id: lit, type: EFFECT, inputs: [cut], config: { effect: glow, params: { amount: 0.1 } } }`

  it('loses no frame at the end of a result', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 100, fps: '12.5' })
    const numbers = await readFrameNumbers(await engine.render(`${glowing}\noutput: lit`, { clip }))
    expect(numbers).toEqual(range(13, 38))
  })

  it('loses no frame where it is sped up, held, or dissolved whole', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 100 })
    const track = await makeClip({ frames: 0, sound: 'clicks', soundSec: 4, container: 'flac' })
    const fast = `${glowing}\n  - { id: fast, type: TRANSFORM, inputs: [lit], config: { effects: { speed: 2 } } }\noutput: fast`
    expect((await readFrameNumbers(await engine.render(fast, { clip }))).slice(-2)).toEqual([71, 73])
    const held = `${glowing}\n  - { id: held, type: MUX, inputs: [lit, track], config: { shortest: false } }\noutput: held`
    const frozen = await readFrameNumbers(await engine.render(held, { clip, track }))
    expect(frozen.slice(48)).toEqual([73, ...Array.from({ length: 51 }, () => 74)])
    const whole = `${glowing}\n  - { id: all, type: SEQUENCE, inputs: [lit, lit], config: { transition: { type: crossfade, duration: 2 } } }\noutput: all`
    expect(await readFrameNumbers(await engine.render(whole, { clip }))).toEqual(range(25, 75))
  })
})
