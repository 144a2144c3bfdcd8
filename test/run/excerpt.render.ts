/** Ranges, stills and drafts, read back from numbered frames. */
import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../engine/contract/events.ts'
import { finished, openEngine, type TestEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { readAudio, readFrameNumbers } from '../support/readback.ts'
import { runTool, TOOLS } from '../support/tools.ts'

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index)

const cuts = `
name: cuts
inputs: { a: video, b: video }
steps:
  - { id: first, type: SEGMENT, inputs: [a], config: { offset: 1, duration: 2 } }
  - { id: second, type: SEGMENT, inputs: [b], config: { offset: 0.5, duration: 2 } }
  - { id: all, type: SEQUENCE, inputs: [first, second] }
output: all`

const clips = async (fps = '25') => ({
  a: await makeClip({ fps, frames: 120, sound: 'clicks', gop: 50 }),
  b: await makeClip({ fps, frames: 120, firstNumber: 1000, sound: 'clicks', gop: 50 }),
})

describe('a range', () => {
  it.each([
    ['24', 24],
    ['25', 25],
    ['30000/1001', 30_000 / 1001],
  ])('at %s fps holds exactly the frames of the whole that lie between its borders', async (fps, rate) => {
    const engine = await openEngine()
    const inputs = await clips(fps)
    const whole = await readFrameNumbers(await engine.render(cuts, inputs))
    for (const [fromSec, toSec] of [
      [0.42, 3.13],
      [1.98, 2.06],
      [2.5, 99],
    ] as const) {
      const part = await readFrameNumbers(await engine.render(cuts, inputs, { range: { fromSec, toSec } }))
      const borders = [Math.round(fromSec * rate), Math.round(toSec * rate)] as const
      expect(part).toEqual(whole.slice(...borders))
    }
  })

  it('has the sound of its frames, to the sample', async () => {
    const engine = await openEngine()
    const inputs = await clips('30000/1001')
    const more = { profile: 'wav' } as const
    const whole = await readAudio(await engine.render(cuts, inputs, more), 48_000)
    const wish = { ...more, range: { fromSec: 0.9, toSec: 3.3 } }
    const part = await readAudio(await engine.render(cuts, inputs, wish), 48_000)
    const sampleOf = (sec: number): number => Math.round(Math.round((sec * 30_000) / 1001) * 1601.6)
    expect(part).toEqual(whole.slice(sampleOf(0.9), sampleOf(3.3)))
  })

  it('is a run of its own, whose name says what it is; the whole still knows its own last run', async () => {
    const engine = await openEngine()
    const inputs = await clips()
    await engine.render(cuts, inputs)
    const { steps } = await engine.plan(cuts, inputs, { range: { fromSec: 1 } })
    expect(steps.at(-1)).toMatchObject({ id: 'all#range', state: 'run', why: 'this step is new' })
    const end = finished(await engine.run(cuts, inputs, { range: { fromSec: 1 } }))
    const { items: runs } = await engine.client.runs.list({})
    expect(runs.map(({ recipe }) => recipe).toSorted()).toEqual(['cuts', 'cuts-1s-4s'])
    const { document } = await engine.client.content.show({ name: String(end.provenance) })
    expect(document).toMatchObject({ output: { name: 'cuts-1s-4s.mp4' } })
    const { steps: all } = await engine.plan(cuts.replace('offset: 1', 'offset: 1.2'), inputs)
    expect(all.find(({ id }) => id === 'first')?.why).toBe('config.offset changed from 1 to 1.2')
  })

  it('of many cuts shares its pieces with the whole', async () => {
    const engine = await openEngine()
    const { a } = await clips()
    const ids = range(0, 12).map((index) => `cut${index}`)
    const many = `
inputs: { a: video }
steps:
${ids.map((id, index) => `  - { id: ${id}, type: SEGMENT, inputs: [a], config: { offset: ${((index * 7) % 12) / 4}, duration: 1 } }`).join('\n')}
  - { id: all, type: SEQUENCE, inputs: [${ids}] }
output: all`
    const alone = (await engine.plan(many, { a })).tasks.length
    // Two cuts that are touched at their ends, and four whole ones between.
    await engine.render(many, { a }, { range: { fromSec: 2.4, toSec: 7.6 } })
    expect((await engine.plan(many, { a })).tasks.length).toBe(alone - 4)
    const numbers = await readFrameNumbers(await engine.render(many, { a }))
    expect(numbers).toEqual(await readFrameNumbers(await (await openEngine()).render(many, { a })))
  })

  it('that was rendered and is the whole is nothing to do', async () => {
    const engine = await openEngine()
    const inputs = await clips()
    await engine.render(cuts, inputs)
    expect(finished(await engine.run(cuts, inputs, { range: { toSec: 4 } })).tasksRun).toBe(0)
  })
})

describe('a still', () => {
  it('is the frame of that time, and the second time nothing runs, whatever the file is called', async () => {
    const engine = await openEngine()
    const inputs = await clips()
    const still = { node: 'second', atSec: 1.2 }
    expect(await readFrameNumbers(await engine.render(cuts, inputs, { still }))).toEqual([1042 + 1])
    const again = await engine.run(cuts, inputs, { still: { ...still, atSec: 1.21 }, outputName: 'x.png' })
    expect(finished(again)).toMatchObject({ state: 'finished', tasksRun: 0 })
    expect(finished(await engine.run(cuts, inputs, { still, fresh: true })).tasksRun).toBe(1)
  })

  it('is a picture whatever the recipe writes, and no film when it is called so', async () => {
    const engine = await openEngine()
    const inputs = await clips()
    const webm = `${cuts}\noutput_profile: webm`
    const still = { atSec: 1 }
    expect((await engine.plan(webm, inputs, { still })).profile).toBe('still')
    expect((await engine.plan(webm, inputs, { still, outputName: 'x.jpeg' })).profile).toBe('jpg')
    const refusal = { code: 'USAGE', message: expect.stringContaining('a still is a picture') }
    await expect(engine.plan(cuts, inputs, { still, outputName: 'x.mp4' })).rejects.toMatchObject(refusal)
    await expect(engine.plan(cuts, inputs, { still, profile: 'draft' })).rejects.toMatchObject(refusal)
  })

  it('in the middle of a crossfade is that frame of the lossless whole, byte for byte', async () => {
    const engine = await openEngine()
    const mixed = `
inputs: { a: video, b: video }
steps:
  - { id: mix, type: SEQUENCE, inputs: [a, b], config: { transition: { type: crossfade, duration: 1 } } }
  - { id: small, type: RESIZE, inputs: [mix], config: { width: 80 } }
output: small`
    const inputs = await clips()
    const whole = await fileOfStep(
      'mix',
      engine,
      await engine.run(mixed, inputs, { keepIntermediates: true }),
    )
    for (const frame of [96, 107, 119]) {
      const fresh = await openEngine()
      const still = await fresh.render(mixed, inputs, { still: { node: 'mix', atSec: frame / 25 } })
      expect(await rgbOf(still, 0)).toEqual(await rgbOf(whole, frame))
    }
    expect(await rgbOf(whole, 107)).not.toEqual(await rgbOf(whole, 108))
  })
})

/** The file that a run kept of one step. */
async function fileOfStep(
  step: string,
  { client }: TestEngine,
  events: readonly RunEvent[],
): Promise<string> {
  const task = events.find((event) => event.event === 'task-started' && event.steps.at(-1) === step)
  const end = events.find(
    (event) => event.event === 'task-finished' && task?.event === 'task-started' && event.task === task.task,
  )
  if (end?.event !== 'task-finished') throw new Error(`no file of ${step}`)
  return String((await client.content.locate({ name: end.cid })).path)
}

/** Every pixel of one frame, by ffmpeg's plain conversion. */
const rgbOf = (file: string, frame: number): Promise<Buffer> =>
  runTool(TOOLS.ffmpeg, [
    ...['-nostdin', '-v', 'error', '-i', file, '-vf', `select=eq(n\\,${frame}),format=rgb24`],
    ...['-frames:v', '1', '-fps_mode', 'passthrough', '-f', 'rawvideo', '-'],
  ])

describe('a draft', () => {
  it.each(['24', '25', '30000/1001'])('at %s fps has the frames of the mp4, one by one', async (fps) => {
    const engine = await openEngine()
    const inputs = await clips(fps)
    const numbers = async (profile: string) =>
      await readFrameNumbers(await engine.render(cuts, inputs, { profile }))
    const draft = await numbers('draft')
    expect(draft).toEqual(await numbers('mp4'))
    expect(draft).toHaveLength(2 * Math.round(2 * Number(fps === '30000/1001' ? 30_000 / 1001 : fps)))
    expect(new Set(draft).size).toBe(draft.length)
  })

  it('of a range is the same range', async () => {
    const engine = await openEngine()
    const wish = { profile: 'draft', range: { fromSec: 1.5, toSec: 2.5 } } as const
    const numbers = await readFrameNumbers(await engine.render(cuts, await clips(), wish))
    // SEGMENT of b begins at 0.5 s, which is frame 12.5: the later one.
    expect(numbers).toEqual([...range(63, 75), ...range(1013, 1026)])
  })
})
