/** GENERATE, RETIME, RANDOM_SLICE, MAP and SOURCE_LIST, read back. */
import { describe, expect, it } from 'vitest'
import { finished, openEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import {
  clickTimes,
  decodeFacts,
  frequencyAt,
  readAudio,
  readFrameNumbers,
  readPixels,
} from '../support/readback.ts'

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index)

const generate = (config: string): string =>
  `steps: [{ id: out, type: GENERATE, config: ${config} }]\noutput: out`

describe('GENERATE', () => {
  it.each(['solid', 'gradient', 'pattern', 'bars'])(
    '%s has the size and length asked for, a still without a length',
    async (kind) => {
      const engine = await openEngine()
      const { video } = await decodeFacts(
        await engine.render(generate(`{ kind: ${kind}, width: 96, height: 64, duration: 0.4 }`)),
      )
      expect(video).toMatchObject({ width: 96, height: 64, frames: 10 })
      expect(
        (await decodeFacts(await engine.render(generate(`{ kind: ${kind}, width: 96, height: 64 }`))))
          .streams,
      ).toEqual(['video:png'])
    },
  )

  it('a gradient runs from one colour to the other', async () => {
    const engine = await openEngine()
    const file = await engine.render(
      generate('{ kind: gradient, from: black, to: white, direction: down, width: 64, height: 64 }'),
    )
    const [frame] = await readPixels(file, { width: 1, height: 4 })
    const rows = [...(frame as Uint8Array)]
    expect(rows).toEqual(rows.toSorted((a, b) => a - b))
    expect((rows[3] ?? 0) - (rows[0] ?? 0)).toBeGreaterThan(120)
  })

  it('a title is drawn in its colour, and is transparent around it', async () => {
    const engine = await openEngine()
    const recipe = `
steps:
  - { id: under, type: GENERATE, config: { kind: solid, color: blue, width: 320, height: 120, duration: 0.2 } }
  - { id: title, type: GENERATE, config: { kind: text, text: "HÄLLO", color: white, size: 60, width: 320, height: 120, duration: 0.2 } }
  - { id: out, type: LAYER, inputs: [under, title] }
output: out`
    const [frame] = await readPixels(await engine.render(recipe, {}, { profile: 'png' }), {
      width: 320,
      height: 120,
      pixelFormat: 'rgb24',
    })
    const pixels = frame as Uint8Array
    const count = (test: (r: number, g: number, b: number) => boolean): number =>
      range(0, pixels.length / 3).filter((at) =>
        test(pixels[at * 3] ?? 0, pixels[at * 3 + 1] ?? 0, pixels[at * 3 + 2] ?? 0),
      ).length
    expect(count((r, g, b) => r > 200 && g > 200 && b > 200)).toBeGreaterThan(500)
    expect(count((r, g, b) => r < 60 && g < 60 && b > 180)).toBeGreaterThan(20_000)
  })

  it.each([
    '%{pts}',
    "it's 100 % [of] a:b,c;d \\\\ {x}",
    '{asset:bafkreid5ugk2otcvx34yrugur6kqrpk5qskclqlxbw5f2674ntu63bejkq}',
    '🙂 … ß',
  ])('the text %s is only drawn', async (words) => {
    const engine = await openEngine()
    const recipe = generate(
      `{ kind: text, text: ${JSON.stringify(words)}, size: 20, width: 400, height: 60, background: black }`,
    )
    expect(finished(await engine.run(recipe))).toMatchObject({ state: 'finished' })
  })

  it('a tone has its pitch, clicks their times, silence none', async () => {
    const engine = await openEngine()
    const tone = await readAudio(
      await engine.render(generate('{ kind: tone, frequency: 1000, duration: 1 }')),
      48000,
    )
    expect(Math.abs(frequencyAt(tone, 48000, 0.5) - 1000)).toBeLessThan(15)
    const clicks = await readAudio(
      await engine.render(generate('{ kind: click, bpm: 140, duration: 3 }')),
      48000,
    )
    const beats = clickTimes(clicks, 48000)
    expect(beats).toHaveLength(7)
    for (const [index, time] of beats.entries())
      expect(Math.abs(time - (index * 60) / 140)).toBeLessThan(0.004)
    const quiet = await readAudio(await engine.render(generate('{ kind: silence, duration: 1 }')), 48000)
    expect(quiet).toHaveLength(48_000)
    expect(Math.max(...quiet)).toBe(0)
  })
})

describe('RETIME', () => {
  const retime = (points: string, more = ''): string =>
    `inputs: { clip: video }\nsteps: [{ id: out, type: RETIME, inputs: [clip], config: { points: ${points}${more} } }]\noutput: out`

  it('shows the moments the points say, faster and slower, with sound as long', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 100, sound: 'clicks' })
    const recipe = retime('[[0, 0], [2, 1], [3, 3]]')
    const numbers = await readFrameNumbers(await engine.render(recipe, { clip }))
    expect(numbers).toHaveLength(75)
    for (const [n, number] of numbers.entries()) {
      const sec = n / 25
      const wanted = (sec < 1 ? sec * 2 : 2 + (sec - 1) / 2) * 25
      expect(Math.abs(number - wanted)).toBeLessThanOrEqual(1.01)
    }
    const sound = await readAudio(await engine.render(recipe, { clip }, { profile: 'wav' }), 48000)
    expect(sound).toHaveLength(3 * 48_000)
  })

  it('drops the sound when told, and refuses points that run back or beyond the end', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 50, sound: 'clicks' })
    expect(
      (await decodeFacts(await engine.render(retime('[[0, 0], [1, 2]]', ', sound: drop'), { clip }))).streams,
    ).toEqual(['video:h264'])
    await expect(engine.plan(retime('[[0, 0], [2, 1], [1, 2]]'), { clip })).rejects.toMatchObject({
      code: 'RECIPE_INVALID',
    })
    await expect(engine.plan(retime('[[0, 0], [9, 1]]'), { clip })).rejects.toMatchObject({
      code: 'RECIPE_INVALID',
    })
  })
})

describe('lists', () => {
  const sliced = (seed: number): string => `
inputs: { clips: { type: video, list: true } }
steps:
  - { id: slices, type: MAP, inputs: { items: [clips] }, config: { operation: RANDOM_SLICE, config: { duration: 0.4, seed: ${seed} } } }
  - { id: out, type: SEQUENCE, inputs: [slices] }
output: out`

  it('are mapped item by item; a seed draws differently for each, and the same every time', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 200 })
    const first = await readFrameNumbers(await engine.render(sliced(7), { clips: [clip, clip, clip] }))
    expect(first).toHaveLength(30)
    const starts = [0, 10, 20].map((at) => first[at] as number)
    expect(new Set(starts).size).toBe(3)
    for (const [index, start] of starts.entries())
      expect(first.slice(index * 10, index * 10 + 10)).toEqual(range(start, start + 10))
    const plan = await engine.plan(sliced(7), { clips: [clip, clip, clip] })
    expect(plan.steps.filter(({ type }) => type === 'RANDOM_SLICE').map(({ id }) => id)).toEqual([
      'slices#1',
      'slices#2',
      'slices#3',
    ])
    expect((await engine.plan(sliced(8), { clips: [clip, clip, clip] })).output.cacheId).not.toBe(
      plan.output.cacheId,
    )
  })

  it('under one name reach whoever uses it, in order', async () => {
    const engine = await openEngine()
    const [a, b] = [await makeClip({ frames: 10 }), await makeClip({ frames: 10, firstNumber: 500 })]
    const recipe = `
inputs: { a: video, b: video }
steps:
  - { id: both, type: SOURCE_LIST, inputs: [b, a] }
  - { id: out, type: SEQUENCE, inputs: [both, a] }
output: out`
    expect(await readFrameNumbers(await engine.render(recipe, { a, b }))).toEqual([
      ...range(500, 510),
      ...range(0, 10),
      ...range(0, 10),
    ])
  })
})
