/** What CONTRIBUTING.md promises: a node type is one descriptor in one list, and everything else follows from it. */
import { expect, it } from 'vitest'
import { z } from 'zod'
import { use } from '../../engine/media/graph/filters.ts'
import { filterPicture } from '../../engine/media/graph/picture.ts'
import type { Media } from '../../engine/media/graph/stream.ts'
import type { AnyNodeType, NodeType } from '../../engine/nodes/descriptor.ts'
import { NODE_TYPES } from '../../engine/nodes/index.ts'
import { openEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { readPixels } from '../support/readback.ts'

interface Config {
  readonly axis: 'horizontal' | 'vertical'
}

const MIRROR: NodeType<Config> = {
  type: 'MIRROR',
  version: 1,
  title: 'Mirror',
  description: 'Turns a picture over.',
  category: 'picture',
  ports: [{ name: 'input', description: 'The picture', kinds: ['video', 'image'], min: 1, max: 1 }],
  config: z.strictObject({
    axis: z.enum(['horizontal', 'vertical']).default('horizontal').meta({ title: 'Axis' }),
  }),
  usesCanvasSize: false,
  build({ config: { axis }, inputs }) {
    const [{ video, ...rest }] = inputs as [Media]
    return video
      ? { ...rest, video: filterPicture(video, use(axis === 'horizontal' ? 'hflip' : 'vflip')) }
      : rest
  },
}

const recipe = (config: string): string => `
inputs: { clip: video }
steps: [{ id: out, type: mirror, inputs: [clip], config: ${config} }]
output: out`

it('a new node type is checked, explained, planned, rendered and cached by its descriptor alone', async () => {
  const types: readonly AnyNodeType[] = [...NODE_TYPES, MIRROR]
  const engine = await openEngine({ catalogue: new Map(types.map((node) => [node.type, node])) })
  const clip = await makeClip({ frames: 3, firstNumber: 1 })
  const described = (await engine.client.system.nodes({})).find(({ type }) => type === 'MIRROR')
  expect(described?.config).toMatchObject({ properties: { axis: { default: 'horizontal', title: 'Axis' } } })

  await expect(engine.plan(recipe('{ axis: sideways }'), { clip })).rejects.toMatchObject({
    code: 'RECIPE_INVALID',
    message: expect.stringContaining('steps.out.config.axis'),
  })
  const [plain, written, other] = await Promise.all(
    ['{}', '{ axis: horizontal }', '{ axis: vertical }'].map((config) =>
      engine.plan(recipe(config), { clip }),
    ),
  )
  expect(written?.output.cacheId).toBe(plain?.output.cacheId)
  expect(other?.output.cacheId).not.toBe(plain?.output.cacheId)

  // Number 1 is white in the last cell of the last row; mirrored it is in the first cell of that row.
  const [frame] = await readPixels(await engine.render(recipe('{}'), { clip }), { width: 4, height: 4 })
  expect([...(frame as Uint8Array)].map((level) => (level > 127 ? 1 : 0)).slice(12)).toEqual([1, 0, 0, 0])
  expect((await engine.run(recipe('{}'), { clip })).at(-1)).toMatchObject({ state: 'finished', tasksRun: 0 })
})
