/** LAYER, BLEND, SWITCH and AUDIO_MIX, read back by frame numbers, pixels and sound. */
import { describe, expect, it } from 'vitest'
import { openEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { clickTimes, readAudio, readFrameNumbers, readPixels } from '../support/readback.ts'

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index)

/** A recipe over two colours, joined by the step given; the colours are GENERATE's. */
const overColours = (a: string, b: string, step: string): string => `
steps:
  - { id: a, type: GENERATE, config: { kind: solid, color: "${a}", width: 64, height: 64, duration: 0.2 } }
  - { id: b, type: GENERATE, config: { kind: solid, color: "${b}", width: 64, height: 64, duration: 0.2 } }
  - ${step}
output: out`

/** Red, green and blue of the middle of the first frame. */
async function colourOf(file: string): Promise<number[]> {
  const [first] = await readPixels(file, { width: 4, height: 4, pixelFormat: 'rgb24' })
  return [...(first as Uint8Array).subarray(15, 18)]
}

describe('BLEND', () => {
  // Light from 0 to 1: base 200, top 100 of 255.
  const [base, top] = [200 / 255, 100 / 255]
  const modes: readonly (readonly [string, number])[] = [
    ['normal', top],
    ['multiply', base * top],
    ['screen', 1 - (1 - base) * (1 - top)],
    ['overlay', 1 - 2 * (1 - base) * (1 - top)],
    ['add', Math.min(1, base + top)],
    ['subtract', base - top],
    ['average', (base + top) / 2],
    ['difference', Math.abs(base - top)],
    ['lighten', Math.max(base, top)],
    ['darken', Math.min(base, top)],
  ]
  it.each(modes)('%s gives the light its formula says, at full and at half opacity', async (mode, light) => {
    const engine = await openEngine()
    for (const opacity of [1, 0.5]) {
      const step = `{ id: out, type: BLEND, inputs: [a, b], config: { mode: ${mode}, opacity: ${opacity} } }`
      const wanted = (base + (light - base) * opacity) * 255
      const colour = await colourOf(
        await engine.render(overColours('#c8c8c8', '#646464', step), {}, { profile: 'png' }),
      )
      for (const channel of colour) expect(Math.abs(channel - wanted)).toBeLessThanOrEqual(3)
    }
  })

  it('ends with the shorter clip and keeps the sound of the first', async () => {
    const engine = await openEngine()
    const [a, b] = [
      await makeClip({ frames: 50, sound: 'clicks' }),
      await makeClip({ frames: 30, firstNumber: 500 }),
    ]
    const recipe =
      'inputs: { a: video, b: video }\nsteps: [{ id: out, type: BLEND, inputs: [a, b], config: { mode: lighten, opacity: 0 } }]\noutput: out'
    const file = await engine.render(recipe, { a, b })
    expect(await readFrameNumbers(file)).toEqual(range(0, 30))
    expect(clickTimes(await readAudio(file, 48000), 48000).map(Math.round)).toEqual([0, 1])
  })
})

describe('LAYER', () => {
  it('lays a picture where it is told, and nowhere else', async () => {
    const engine = await openEngine()
    const recipe = `
steps:
  - { id: a, type: GENERATE, config: { kind: solid, color: black, width: 64, height: 64, duration: 0.2 } }
  - { id: b, type: GENERATE, config: { kind: solid, color: white, width: 32, height: 32, duration: 0.2 } }
  - { id: out, type: LAYER, inputs: [a, b], config: { layers: [{ position: bottom-right }] } }
output: out`
    const [frame] = await readPixels(await engine.render(recipe, {}, { profile: 'png' }), {
      width: 4,
      height: 4,
    })
    const light = [...(frame as Uint8Array)].map((value) => (value > 128 ? 1 : 0))
    expect(light).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1])
  })

  it('with an opacity lets the base shine through; with a mode mixes only under itself', async () => {
    const engine = await openEngine()
    const half = '{ id: out, type: LAYER, inputs: [a, b], config: { layers: [{ opacity: 0.5 }] } }'
    const [light] = await colourOf(
      await engine.render(overColours('#000000', '#ffffff', half), {}, { profile: 'png' }),
    )
    expect(Math.abs((light ?? 0) - 128)).toBeLessThan(5)
    const recipe = `
steps:
  - { id: a, type: GENERATE, config: { kind: solid, color: "#808080", width: 64, height: 64, duration: 0.2 } }
  - { id: b, type: GENERATE, config: { kind: solid, color: "#808080", width: 64, height: 64, duration: 0.2 } }
  - { id: out, type: LAYER, inputs: [a, b], config: { layers: [{ position: [32, 0], blend: multiply }] } }
output: out`
    const [frame] = await readPixels(await engine.render(recipe, {}, { profile: 'png' }), {
      width: 4,
      height: 4,
    })
    const [left, right] = [(frame as Uint8Array)[4] ?? 0, (frame as Uint8Array)[7] ?? 0]
    expect(Math.abs(left - 128)).toBeLessThan(4)
    expect(Math.abs(right - 64)).toBeLessThan(5)
  })

  it('that ends early leaves the base alone for the rest, frame by frame', async () => {
    const engine = await openEngine()
    const [a, b] = [await makeClip({ frames: 50 }), await makeClip({ frames: 20, firstNumber: 500 })]
    const recipe =
      'inputs: { a: video, b: video }\nsteps: [{ id: out, type: LAYER, inputs: [a, b] }]\noutput: out'
    expect(await readFrameNumbers(await engine.render(recipe, { a, b }))).toEqual([
      ...range(500, 520),
      ...range(20, 50),
    ])
  })
})

describe('SWITCH', () => {
  const recipe = `
inputs: { a: video, b: video }
steps:
  - id: out
    type: SWITCH
    inputs: [a, b]
    config: { ranges: [{ start: 0.4, end: 0.8, input: 1 }, { start: 1.2, end: 1.6, input: 1 }] }
output: out`

  it('shows the input of the range, both running on, and the first elsewhere', async () => {
    const engine = await openEngine()
    const [a, b] = [
      await makeClip({ frames: 50, sound: 'sweep' }),
      await makeClip({ frames: 50, firstNumber: 500 }),
    ]
    const file = await engine.render(recipe, { a, b })
    expect(await readFrameNumbers(file)).toEqual([
      ...range(0, 10),
      ...range(510, 520),
      ...range(20, 30),
      ...range(530, 540),
      ...range(40, 50),
    ])
    expect(await readAudio(await engine.render(recipe, { a, b }, { profile: 'wav' }), 48000)).toHaveLength(
      96_000,
    )
  })
})

describe('AUDIO_MIX', () => {
  const level = (sound: Float32Array, fromSec: number, toSec: number): number => {
    const part = sound.subarray(fromSec * 48_000, toSec * 48_000)
    return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length)
  }
  /** How much of one frequency there is. */
  const strengthAt = (frequency: number, sound: Float32Array, fromSec: number, toSec: number): number => {
    let [sine, cosine] = [0, 0]
    for (let at = Math.round(fromSec * 48_000); at < toSec * 48_000; at += 1) {
      const angle = (2 * Math.PI * frequency * at) / 48_000
      sine += (sound[at] ?? 0) * Math.sin(angle)
      cosine += (sound[at] ?? 0) * Math.cos(angle)
    }
    return Math.hypot(sine, cosine) / ((toSec - fromSec) * 48_000)
  }
  const tones = (config: string): string => `
steps:
  - { id: a, type: GENERATE, config: { kind: tone, frequency: 440, level: -20, duration: 2 } }
  - { id: b, type: GENERATE, config: { kind: tone, frequency: 1000, level: -20, duration: 1 } }
  - { id: out, type: AUDIO_MIX, inputs: [a, b], config: ${config} }
output: out`

  it('lasts as long as the longest, and gains are decibels or factors', async () => {
    const engine = await openEngine()
    const sound = await readAudio(
      await engine.render(tones('{ gains: ["-6 dB", 0.001] }'), {}, { profile: 'wav' }),
      48000,
    )
    expect(sound).toHaveLength(96_000)
    // Two equal channels mixed to one: √2 louder, and a sine's level is its height over √2.
    const wanted = 10 ** (-26 / 20)
    expect(level(sound, 0.1, 0.9) / wanted).toBeCloseTo(1, 1)
    expect(level(sound, 1.1, 1.9) / wanted).toBeCloseTo(1, 1)
  })

  it('brings the result to a loudness, to the sample as long', async () => {
    const engine = await openEngine()
    const recipe = `
steps:
  - { id: a, type: GENERATE, config: { kind: tone, frequency: 1000, level: -40, duration: 8 } }
  - { id: out, type: AUDIO_MIX, inputs: [a], config: { loudness: -16 } }
output: out`
    const sound = await readAudio(await engine.render(recipe, {}, { profile: 'wav' }), 48000)
    expect(sound).toHaveLength(8 * 48_000)
    expect(level(sound, 3, 7)).toBeGreaterThan((10 ** (-40 / 20) / Math.SQRT2) * 5)
  })

  it('makes room for the input that others are ducked under', async () => {
    const engine = await openEngine()
    const recipe = `
steps:
  - { id: music, type: GENERATE, config: { kind: tone, frequency: 200, level: -12, duration: 3 } }
  - { id: pause, type: GENERATE, config: { kind: silence, duration: 1 } }
  - { id: voice, type: GENERATE, config: { kind: tone, frequency: 3000, level: -6, duration: 1 } }
  - { id: talk, type: SEQUENCE, inputs: [pause, voice, pause] }
  - { id: out, type: AUDIO_MIX, inputs: [music, talk], config: { ducking: { under: 1 } } }
output: out`
    const sound = await readAudio(await engine.render(recipe, {}, { profile: 'wav' }), 48000)
    const before = strengthAt(200, sound, 0.2, 0.8)
    expect(strengthAt(200, sound, 1.4, 1.9)).toBeLessThan(before / 3)
    expect(strengthAt(200, sound, 2.7, 2.9) / before).toBeGreaterThan(0.8)
    expect(strengthAt(3000, sound, 1.4, 1.9)).toBeGreaterThan(before)
  })
})
