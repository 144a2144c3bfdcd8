/** A few node types to check recipes against; they build nothing. */
import { z } from 'zod'
import type { AnyNodeType, Catalogue, PortSpec } from '../../engine/nodes/descriptor.ts'

const port = (name: string, min: number, max: number): PortSpec => ({
  name,
  description: `what ${name} is for`,
  kinds: ['video'],
  min,
  max,
})

function nodeType(type: string, ports: readonly PortSpec[], config: z.ZodType): AnyNodeType {
  return {
    type,
    version: 1,
    title: type,
    description: type,
    category: 'edit',
    ports,
    config,
    usesCanvasSize: false,
    build: () => {
      throw new Error('nothing is built here')
    },
  }
}

const transition = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('cut') }),
  z.strictObject({ type: z.literal('crossfade'), durationSec: z.number().positive() }),
])

const TYPES = [
  nodeType(
    'SEGMENT',
    [port('media', 1, 1)],
    z.strictObject({ start: z.number().min(0).default(0), end: z.number().optional() }),
  ),
  nodeType(
    'BEAT_SYNC',
    [port('media', 1, 1), port('timing', 1, 1)],
    z.strictObject({ mode: z.enum(['stretch', 'cut', 'slice']).default('cut') }),
  ),
  nodeType(
    'SEQUENCE',
    [port('items', 1, Number.POSITIVE_INFINITY)],
    z.strictObject({ transition: transition.optional() }),
  ),
  nodeType(
    'BLEND',
    [port('base', 1, 1), port('top', 1, 1)],
    z.strictObject({ mode: z.string(), opacity: z.number().min(0).max(1), size: z.int().optional() }),
  ),
  nodeType(
    'RESIZE',
    [port('media', 1, 1)],
    z.strictObject({
      width: z.union([z.int(), z.literal('auto')]).optional(),
      colour: z.string().regex(/^#/, 'write a colour as #rrggbb').optional(),
    }),
  ),
  nodeType('GENERATE', [], z.strictObject({})),
]

export const CATALOGUE: Catalogue = new Map(TYPES.map((type) => [type.type, type]))
