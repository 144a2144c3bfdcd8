/** Walks all node types: what every descriptor promises is checked here once, for those that come later too. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { documentCid } from '../../engine/content/cid.ts'
import { clipOf } from '../../engine/media/graph/clip.ts'
import type { Canvas, InputRef, Media } from '../../engine/media/graph/stream.ts'
import type { AnyNodeType } from '../../engine/nodes/descriptor.ts'
import { CATALOGUE, NODE_TYPES } from '../../engine/nodes/index.ts'
import { notBuilt } from '../../engine/nodes/not-built.ts'
import { effectOf, factsOf, fileOf, SOUND } from '../plan/kit.ts'
import { type JsonSchema, objectsOf, samplesOf } from './schema-samples.ts'

type Config = Readonly<Record<string, unknown>>

const canvas: Canvas = { fps: { num: 25, den: 1 }, sampleRate: 48_000, channels: 2 }
const refOf = (name: string): InputRef => ({ kind: 'media', cid: fileOf(name).cid, demuxer: 'mov' })
const each = NODE_TYPES.map((node) => [node.type, node] as const)

/** Parameters that stand in older recipes and mean nothing any more. */
const MEANINGLESS = new Set(['SEGMENT.precise'])

const schemaOf = (node: AnyNodeType): JsonSchema => z.toJSONSchema(node.config, { io: 'input' }) as JsonSchema

/** Shapes of the config: one, or one of each kind. */
const shapesOf = (node: AnyNodeType): readonly JsonSchema[] => {
  const schema = schemaOf(node)
  return schema.oneOf ?? schema.anyOf ?? [schema]
}

const isValid = (node: AnyNodeType, config: Config): boolean => node.config.safeParse(config).success
const validConfigs = (node: AnyNodeType): readonly Config[] =>
  shapesOf(node)
    .flatMap(objectsOf)
    .filter((config) => isValid(node, config))
const canonical = (node: AnyNodeType, config: Config): string => documentCid(node.config.parse(config)).cid

/** Inputs of the first kind each port takes, as few as it needs and at least one. */
function inputsFor(node: AnyNodeType): readonly Media[] {
  return node.ports.flatMap(({ name, kinds, min }) =>
    Array.from({ length: Math.max(1, min) }, (_, n) =>
      clipOf(
        refOf(`${name}${n}`),
        kinds[0] === 'audio' ? SOUND : factsOf({ frames: 90_000, endSec: 3600 }),
        canvas,
      ),
    ),
  )
}

function build(node: AnyNodeType, config: Config): Media {
  const effect = effectOf([{ use: 'negate' }]).document
  const source = { input: refOf('file'), facts: factsOf() }
  return node.build({
    config: node.config.parse(config),
    inputs: inputsFor(node),
    canvas,
    ...(node.type === 'SOURCE' ? { source } : {}),
    ...(node.type === 'EFFECT' ? { effect } : {}),
  })
}

describe('every node type', () => {
  it('is listed once, under the name it gives itself', () => {
    expect([...CATALOGUE.keys()]).toEqual(NODE_TYPES.map(({ type }) => type))
    expect(CATALOGUE.size).toBe(NODE_TYPES.length)
  })

  it.each(each)('%s describes itself in words, with ports that can be filled', (type, node) => {
    expect(type).toMatch(/^[A-Z][A-Z_]*$/)
    for (const text of [node.title, ...node.ports.map(({ description }) => description)])
      expect(text).not.toBe('')
    expect(node.description).toMatch(/\.$/)
    expect(node.version).toBeGreaterThanOrEqual(1)
    for (const { min, max, kinds } of node.ports) {
      expect(max).toBeGreaterThanOrEqual(Math.max(1, min))
      expect(kinds.length).toBeGreaterThan(0)
    }
  })

  it.each(each)('%s has a JSON Schema that allows no unknown key', (_, node) => {
    for (const shape of shapesOf(node)) expect(shape.additionalProperties).toBe(false)
    const [config = {}] = validConfigs(node)
    expect(isValid(node, { ...config, surely_unknown: 1 })).toBe(false)
  })

  it.each(each)('%s has configs that are valid, and whose canonical form stands for itself', (_, node) => {
    const configs = validConfigs(node)
    expect(configs.length).toBeGreaterThan(0)
    for (const config of configs) {
      const once = node.config.parse(config) as Config
      expect(node.config.parse(once)).toEqual(once)
    }
  })

  it.each(each)('%s counts every parameter in the cache id', (_, node) => {
    for (const shape of shapesOf(node)) expectAllToCount(node, shape, (value) => value, node.type)
  })

  it.each(each.filter(([, node]) => node.build !== notBuilt))(
    '%s builds the same from the same',
    (_, node) => {
      const [config = {}] = validConfigs(node)
      expect(build(node, config)).toEqual(build(node, structuredClone(config)))
    },
  )

  it.each(each)('%s has an example recipe that uses it', (type) => {
    const name = `${type.toLowerCase().replaceAll('_', '-')}.yaml`
    const file = path.join(import.meta.dirname, '../../resources/examples', name)
    expect(existsSync(file), name).toBe(true)
    // A recipe's inputs are its sources; written out, SOURCE is rare.
    if (type !== 'SOURCE') expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`type: ${type}\\b`))
  })
})

/** For each property, some two configs that differ in nothing else must differ in their canonical form. */
function expectAllToCount(
  node: AnyNodeType,
  shape: JsonSchema,
  put: (value: Config) => Config,
  name: string,
): void {
  const surroundings = objectsOf(shape)
  for (const [key, property] of Object.entries(shape.properties ?? {})) {
    if (property.const !== undefined || MEANINGLESS.has(`${name}.${key}`)) continue
    const counts = surroundings.some((around) => {
      const { [key]: _, ...rest } = around
      const tried = [rest, ...samplesOf(property).map((value) => ({ ...rest, [key]: value }))].map(put)
      const ids = tried.filter((config) => isValid(node, config)).map((config) => canonical(node, config))
      return new Set(ids).size > 1
    })
    expect(counts, `${name}.${key}`).toBe(true)
    for (const inner of [property, ...(property.anyOf ?? [])].filter(({ properties }) => properties))
      expectAllToCount(node, inner, (value) => put({ ...surroundings[0], [key]: value }), `${name}.${key}`)
  }
}
