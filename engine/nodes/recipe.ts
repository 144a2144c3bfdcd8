/** RECIPE: another recipe as one step. Its steps take its place before anything is planned. */
import { z } from 'zod'
import type { NodeType } from './descriptor.ts'
import { notBuilt } from './not-built.ts'

const config = z.strictObject({
  recipe: z.string().min(1).max(200).meta({
    title: 'Recipe',
    hint: 'CID of a recipe, or the name of one that is kept here or lies in the folder recipes of the data folder',
  }),
  params: z.record(z.string(), z.unknown()).default({}).meta({ title: 'Its parameters' }),
})

export const RECIPE: NodeType<z.output<typeof config>> = {
  type: 'RECIPE',
  version: 1,
  title: 'Recipe',
  description:
    'Another recipe as one step: its steps take the place of this one, with the same cache ids as if written here.',
  category: 'join',
  ports: [],
  hasOpenPorts: true,
  config,
  usesCanvasSize: false,
  build: notBuilt,
}
