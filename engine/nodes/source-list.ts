/** SOURCE_LIST: several clips under one name; whoever uses it gets them all, in order. */
import { z } from 'zod'
import type { NodeType } from './descriptor.ts'
import { notBuilt } from './not-built.ts'

export const SOURCE_LIST: NodeType<Record<string, never>> = {
  type: 'SOURCE_LIST',
  version: 1,
  title: 'Source list',
  description: 'A list of clips. SEQUENCE, MAP and others that take many inputs get each of them.',
  category: 'source',
  ports: [
    {
      name: 'items',
      description: 'The clips, in order',
      kinds: ['video', 'image', 'audio'],
      min: 1,
      max: Number.POSITIVE_INFINITY,
    },
  ],
  config: z.strictObject({}),
  usesCanvasSize: false,
  expand: ({ inputs }) => ({ steps: [], outputs: inputs.items ?? [] }),
  build: notBuilt,
}
