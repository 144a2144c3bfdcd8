/** Every node type has an example recipe, and every example of resources/examples renders. */
import { readdirSync, readFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { NODE_TYPES } from '../../engine/nodes/index.ts'
import { readRecipe } from '../../engine/recipe/read/read-recipe.ts'
import { EXAMPLES_FOLDER, exampleFileName } from '../../engine/reference/examples.ts'
import { finished, type Inputs, newHome, openEngine, type TestEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { makePicture } from '../support/odd-media.ts'
import { decodeFacts } from '../support/readback.ts'

const files = readdirSync(EXAMPLES_FOLDER).filter((file) => file.endsWith('.yaml'))
const textOf = (file: string): string => readFileSync(path.join(EXAMPLES_FOLDER, file), 'utf8')

/** Something of its kind for every input that nobody pinned. */
async function mediaFor(text: string): Promise<Inputs> {
  const { recipe } = readRecipe(text, { fileName: 'example.yaml' })
  const filled = (recipe?.inputs ?? []).map(async ({ name, kind, isList }) => {
    if (isList) return [name, [await makeClip({ sound: 'clicks' }), await makeClip({ fps: '30' })]] as const
    if (kind === 'image') return [name, await makePicture('png')] as const
    const frames = kind === 'audio' ? 0 : 250
    return [
      name,
      await makeClip({ frames, sound: 'sweep', ...(frames === 0 ? { container: 'wav' } : {}) }),
    ] as const
  })
  return Object.fromEntries(await Promise.all(filled))
}

/** An engine that knows all examples by name, as RECIPE steps need it. */
async function openWithExamples(): Promise<TestEngine> {
  const home = await newHome()
  await cp(EXAMPLES_FOLDER, path.join(home, 'recipes'), { recursive: true })
  return await openEngine({ home })
}

describe('every node type', () => {
  it.each(NODE_TYPES.map(({ type }) => type))('%s has an example that uses it', (type) => {
    expect(files).toContain(exampleFileName(type))
    // Not counting what comments say.
    expect(textOf(exampleFileName(type))).toMatch(new RegExp(`^[^#]*type: ${type}\\b`, 'm'))
  })
})

describe('the example', () => {
  it.each(files)('%s is read without faults, renders, and is only found the second time', async (file) => {
    const text = textOf(file)
    const engine = await openWithExamples()
    const check = await engine.client.recipes.check({ text, fileName: file })
    expect(check).toMatchObject({ ok: true, name: path.parse(file).name })
    const inputs = await mediaFor(text)
    const first = finished(await engine.run(text, inputs))
    expect(first).toMatchObject({ state: 'finished' })
    const { streams } = await decodeFacts(first.output?.path ?? '')
    expect(streams).not.toEqual([])
    expect(finished(await engine.run(text, inputs))).toMatchObject({ tasksRun: 0, output: first.output })
  })

  it.each(files)('%s says what it is for, and what its inputs and parameters mean', (file) => {
    const { recipe } = readRecipe(textOf(file), { fileName: 'nameless.yaml' })
    expect(textOf(file)).toMatch(/^# \S/)
    const described = [recipe, ...(recipe?.inputs ?? []), ...(recipe?.params ?? [])]
    expect(described.filter((each) => !each?.description)).toEqual([])
  })

  it('is called after a node type, except the demo', () => {
    const known = NODE_TYPES.map(({ type }) => exampleFileName(type))
    expect(files.filter((file) => !known.includes(file))).toEqual(['demo.yaml'])
  })
})
