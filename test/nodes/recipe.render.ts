/** RECIPE: sub-recipes as steps. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { finished, newHome, openEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { readFrameNumbers } from '../support/readback.ts'

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index)

const BLOCK = `
name: block
inputs: { source: video }
params: { from: { default: 0 } }
steps:
  - { id: cut, type: SEGMENT, inputs: [source], config: { offset: { param: from }, duration: 0.4 } }
  - { id: toned, type: TRANSFORM, inputs: [cut], config: { effects: { contrast: 1.1 } } }
output: toned`

const flat = `
inputs: { clip: video }
steps:
  - { id: a, type: SEGMENT, inputs: [clip], config: { offset: 0.4, duration: 0.4 } }
  - { id: b, type: TRANSFORM, inputs: [a], config: { effects: { contrast: 1.1 } } }
  - { id: c, type: SEGMENT, inputs: [clip], config: { offset: 1.2, duration: 0.4 } }
  - { id: d, type: TRANSFORM, inputs: [c], config: { effects: { contrast: 1.1 } } }
  - { id: all, type: SEQUENCE, inputs: [b, d] }
output: all`

const nested = (name: string): string => `
inputs: { clip: video }
steps:
  - { id: one, type: RECIPE, inputs: { source: clip }, config: { recipe: ${name}, params: { from: 0.4 } } }
  - { id: two, type: RECIPE, inputs: [clip], config: { recipe: ${name}, params: { from: 1.2 } } }
  - { id: all, type: SEQUENCE, inputs: [one, two] }
output: all`

async function homeWith(recipes: Readonly<Record<string, string>>): Promise<string> {
  const home = await newHome()
  await mkdir(path.join(home, 'recipes'))
  for (const [name, text] of Object.entries(recipes))
    await writeFile(path.join(home, 'recipes', `${name}.yaml`), text)
  return home
}

describe('a recipe inside a recipe', () => {
  it('by name or by CID gives the frames and the id of the flat recipe', async () => {
    const engine = await openEngine({ home: await homeWith({ block: BLOCK }) })
    const clip = await makeClip({ frames: 50 })
    const { cid } = await engine.client.recipes.check({ text: BLOCK, fileName: 'block.yaml' })
    const whole = await engine.plan(flat, { clip })
    for (const name of ['block', String(cid)])
      expect((await engine.plan(nested(name), { clip })).output.cacheId).toBe(whole.output.cacheId)
    expect(await readFrameNumbers(await engine.render(nested('block'), { clip }))).toEqual([
      ...range(10, 20),
      ...range(30, 40),
    ])
    expect(finished(await engine.run(flat, { clip })).tasksRun).toBe(0)
  })

  it('finds kept recipes by their name, whatever is in it, before files of that name', async () => {
    const engine = await openEngine({ home: await homeWith({ block: BLOCK.replace('1.1', '1.2') }) })
    const clip = await makeClip({ frames: 50 })
    const whole = await engine.plan(flat, { clip })
    for (const name of ['block', 'My block, in Ü'])
      await engine.client.recipes.upload({ text: BLOCK, fileName: 'block.yaml', name })
    for (const name of ['block', '"My block, in Ü"'])
      expect((await engine.plan(nested(name), { clip })).output.cacheId).toBe(whole.output.cacheId)
    await expect(engine.plan(nested('"No such thing"'), { clip })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('leaves inputs it does not fill to the user, by the name of the step', async () => {
    const engine = await openEngine({ home: await homeWith({ block: BLOCK }) })
    const clip = await makeClip({ frames: 50 })
    const open = 'steps: [{ id: one, type: RECIPE, config: { recipe: block } }]\noutput: one'
    await expect(engine.plan(open)).rejects.toMatchObject({
      code: 'INPUT_MISSING',
      details: { input: 'one/source' },
    })
    expect(await readFrameNumbers(await engine.render(open, { 'one/source': clip }))).toEqual(range(0, 10))
  })

  it('may be nested, but may not contain itself, and takes only what it has', async () => {
    const outer =
      'inputs: { x: video }\nsteps: [{ id: in, type: RECIPE, inputs: [x], config: { recipe: block } }]\noutput: in'
    const loop = 'steps: [{ id: again, type: RECIPE, config: { recipe: loop } }]\noutput: again'
    const engine = await openEngine({ home: await homeWith({ block: BLOCK, outer, loop }) })
    const clip = await makeClip({ frames: 50 })
    const twice =
      'inputs: { clip: video }\nsteps: [{ id: it, type: RECIPE, inputs: [clip], config: { recipe: outer } }]\noutput: it'
    expect((await engine.plan(twice, { clip })).steps.map(({ id }) => id)).toEqual([
      'clip',
      'it/in/cut',
      'it/in/toned',
    ])
    await expect(engine.plan(loop)).rejects.toMatchObject({
      code: 'RECIPE_INVALID',
      message: expect.stringContaining('contains itself'),
    })
    await expect(engine.plan(twice.replace('[clip]', '{ y: clip }'), { clip })).rejects.toMatchObject({
      code: 'RECIPE_INVALID',
    })
    await expect(engine.plan(twice.replace('outer', 'nowhere'), { clip })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(engine.plan(twice.replace('outer', '../../etc/passwd'), { clip })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
