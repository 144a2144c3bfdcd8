/** MAP: the same operation on every item of a list; the result is a list again. */
import { z } from 'zod'
import type { Catalogue, NodeType } from './descriptor.ts'
import { notBuilt } from './not-built.ts'

const config = z.strictObject({
  operation: z
    .string()
    .min(1)
    .max(64)
    .transform((type) => type.toUpperCase())
    .meta({ title: 'Node type that is applied to every item', hint: 'node type' }),
  config: z.record(z.string(), z.unknown()).default({}).meta({ title: 'Config of each' }),
})

type Config = z.output<typeof config>

export const MAP: NodeType<Config> = {
  type: 'MAP',
  version: 1,
  title: 'Map',
  description: 'Applies one operation to every item of a list. Whoever uses it gets the results, in order.',
  category: 'edit',
  ports: [
    {
      name: 'items',
      description: 'The list',
      kinds: ['video', 'image', 'audio'],
      min: 1,
      max: Number.POSITIVE_INFINITY,
    },
    {
      name: 'with',
      description: 'Further inputs, the same for every item',
      kinds: ['video', 'image', 'audio'],
      min: 0,
      max: 64,
    },
  ],
  config,
  usesCanvasSize: false,
  expand({ id, config: { operation, config: each }, inputs, catalogue }) {
    const steps = (inputs.items ?? []).map((item, index) => ({
      id: `${id}#${index + 1}`,
      type: operation,
      config: numbered(operation, each, index, catalogue),
      inputs: [item, ...(inputs.with ?? [])],
    }))
    return { steps, outputs: steps.map((step) => step.id) }
  },
  build: notBuilt,
}

const numbered = (
  operation: string,
  each: Config['config'],
  index: number,
  catalogue: Catalogue,
): Config['config'] =>
  catalogue.get(operation)?.isIndexed && each.index === undefined ? { ...each, index } : each
