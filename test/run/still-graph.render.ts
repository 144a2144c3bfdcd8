/** Stills of steps that work frame by frame: of one kept frame of what they are made from. */
import { describe, expect, it } from 'vitest'
import { finished, openEngine, type TestEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { readPixels } from '../support/readback.ts'

const SIZE = { width: 160, height: 120 }

interface Tones {
  readonly saturation?: number
  readonly contrast?: number
  readonly blend?: string
}

/** A cut, a size, two pictures into one, tones, and an end that counts time but cuts nothing. */
const chain = ({ saturation = 1.2, contrast = 1.1, blend = 'screen' }: Tones = {}): string => `
inputs: { a: video, b: video }
steps:
  - { id: cut, type: SEGMENT, inputs: [a], config: { offset: 1, duration: 2 } }
  - { id: other, type: SEGMENT, inputs: [b], config: { offset: 0.4, duration: 2 } }
  - { id: size, type: RESIZE, inputs: [cut], config: { width: 160, height: 120 } }
  - { id: mix, type: BLEND, inputs: [size, other], config: { mode: ${blend}, opacity: 0.4 } }
  - { id: tone, type: TRANSFORM, inputs: [mix], config: { effects: { saturation: ${saturation} } } }
  - { id: end, type: TRANSFORM, inputs: [tone], config: { effects: { contrast: ${contrast} } } }
  - { id: all, type: SEGMENT, inputs: [end], config: { offset: 0, duration: 2 } }
output: all`

const clips = async () => ({
  a: await makeClip({ frames: 120, gop: 50, width: 320, height: 240 }),
  b: await makeClip({ frames: 120, firstNumber: 4000, gop: 50, width: 160, height: 120 }),
})

const still = async (engine: TestEngine, recipe: string, node: string, atSec = 1.24) =>
  finished(await engine.run(recipe, await clips(), { still: { node, atSec }, profile: 'png' }))

describe('a still of a step that works frame by frame', () => {
  it('is the frame of the lossless whole, at every step of a chain', async () => {
    const engine = await openEngine()
    for (const node of ['size', 'mix', 'tone', 'end', 'all']) {
      const { output } = await still(engine, chain(), node)
      const inputs = await clips()
      const whole = await (await openEngine()).render(chain(), inputs, { target: node, profile: 'prores' })
      const [shown] = await readPixels(String(output?.path), SIZE)
      const frames = await readPixels(whole, SIZE)
      const distances = frames.map((frame) => distance(frame, shown as Uint8Array))
      expect(distances.indexOf(Math.min(...distances)), node).toBe(31)
    }
  })

  it('decodes nothing again when its parameters change, nor those of a step before it that was seen', async () => {
    const engine = await openEngine()
    expect((await still(engine, chain(), 'end')).tasksRun).toBe(2)
    expect((await still(engine, chain({ contrast: 1.3 }), 'end')).tasksRun).toBe(1)
    await still(engine, chain(), 'tone')
    // The tone's own frame is new, and is made of the kept one of the mix.
    const { runId, tasksRun } = await still(engine, chain({ saturation: 1.5 }), 'end')
    expect(tasksRun).toBe(2)
    const { report } = await engine.client.runs.plan({ runId })
    expect(report?.steps.filter(({ state }) => state === 'skip').map(({ id }) => id)).toContain('cut')
  })

  it('is another at another time, and the same at the same', async () => {
    const engine = await openEngine()
    await still(engine, chain(), 'end')
    expect((await still(engine, chain(), 'end', 1.25)).tasksRun).toBe(0)
    expect((await still(engine, chain(), 'end', 1.3)).tasksRun).toBe(2)
  })
})

const distance = (a: Uint8Array, b: Uint8Array): number =>
  a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0)
