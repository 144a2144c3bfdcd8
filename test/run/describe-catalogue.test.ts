/** What doors are told of node types. */
import { describe, expect, it } from 'vitest'
import type { ConfigSchema } from '../../engine/contract/config-schema.ts'
import { NODE_TYPES } from '../../engine/nodes/index.ts'
import { describeNode } from '../../engine/run/handlers/describe-catalogue.ts'

/** Schemas of a config: one, or one for each kind. */
const schemasOf = (config: unknown): readonly ConfigSchema[] =>
  (config as ConfigSchema).oneOf ?? [config as ConfigSchema]

/** What must be written, as little of it as passes. */
function neededOf({ properties = {}, required = [] }: ConfigSchema): Record<string, unknown> {
  return Object.fromEntries(required.map((name) => [name, sampleOf(properties[name] ?? {})]))
}

function sampleOf({
  const: value,
  enum: values,
  type,
  items,
  prefixItems,
  minItems = 0,
}: ConfigSchema): unknown {
  if (value !== undefined || values) return value ?? values?.[0]
  if (prefixItems) return prefixItems.map(sampleOf)
  if (items) return Array.from({ length: minItems }, () => sampleOf(items))
  return type === 'string' ? 'x' : 1
}

const presetsOf = ({ properties = {} }: ConfigSchema): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, { default: preset }]) =>
      preset === undefined ? [] : [[name, preset]],
    ),
  )

describe.each(NODE_TYPES.map((node) => [node.type, node] as const))('%s', (_, node) => {
  const { ports, config } = describeNode(node)

  it('is plain data: JSON gives it back as it is', () => {
    expect(JSON.parse(JSON.stringify({ ports, config }))).toEqual({ ports, config })
  })

  it('means the same when its defaults are written out', () => {
    for (const schema of schemasOf(config)) {
      const needed = neededOf(schema)
      // Some need more than their schema can say (RETIME's rising points); what is refused is refused either way.
      const short = node.config.safeParse(needed)
      const written = node.config.safeParse({ ...needed, ...presetsOf(schema) })
      expect(written.success).toBe(short.success)
      expect(written.data).toEqual(short.data)
    }
  })
})

it('a default is told even where the value is brought into another form', () => {
  const resize = NODE_TYPES.find(({ type }) => type === 'RESIZE')
  const { properties } = describeNode(resize as (typeof NODE_TYPES)[number]).config as ConfigSchema
  expect(properties?.background?.default).toBe('black')
})
