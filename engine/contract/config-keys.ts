/** The config of a node type key by key, out of the schema that `system.nodes` gives: for help, forms and reference. */
import { type Choice, type ConfigSchema, choicesOf, rangeOf } from './config-schema.ts'

export interface ConfigKey {
  /** From the config inwards: `effects.blur`; `ranges[].start` is in every entry of a list. */
  readonly path: string
  /** The kinds of the type that have this key, in order; empty: all. */
  readonly kinds: readonly string[]
  readonly choices: readonly Choice[]
  /** Empty: anything of its type. */
  readonly range: string
  /** Empty: none. */
  readonly unit: string
  /** What it is for; may be empty. */
  readonly title: string
  /** Of an inner key: required once the object around it is written. */
  readonly isRequired: boolean
  /** What holds when it is left out; absent: the title says it. */
  readonly preset?: unknown
}

/** In the order of the schema. The keys of an object follow it; an object that says nothing of itself is left out. */
export function configKeys(config: unknown): readonly ConfigKey[] {
  const schema = config as ConfigSchema
  return schema.oneOf ? keysOfKinds(schema.oneOf) : keysOf(schema, '')
}

function keysOf({ properties = {}, required = [] }: ConfigSchema, prefix: string): readonly ConfigKey[] {
  return Object.entries(properties).flatMap(([name, schema]): readonly ConfigKey[] => {
    const key = keyOf(`${prefix}${name}`, schema, required.includes(name))
    const isSilent = schema.properties !== undefined && key.title === '' && !key.isRequired
    return [...(isSilent ? [] : [key]), ...innerKeys(schema, key.path)]
  })
}

function innerKeys(schema: ConfigSchema, path: string): readonly ConfigKey[] {
  if (schema.properties) return keysOf(schema, `${path}.`)
  if (schema.items) return innerKeys(schema.items, `${path}[]`)
  return (schema.anyOf ?? []).flatMap((each) => innerKeys(each, path))
}

function keyOf(path: string, schema: ConfigSchema, isRequired: boolean): ConfigKey {
  const preset = schema.default ?? schema.neutral
  return {
    path,
    kinds: [],
    choices: choicesOf(schema),
    range: rangeOf(schema),
    unit: schema.unit ?? '',
    title: titleOf(schema),
    isRequired,
    ...(preset === undefined ? {} : { preset }),
  }
}

/** What text names is among its choices already. */
function titleOf({ title, hint = '', type, anyOf = [] }: ConfigSchema): string {
  const said = title ?? anyOf.find((each) => each.title !== undefined)?.title ?? ''
  return [said, type === 'string' ? '' : hint].filter((part) => part !== '').join('; ')
}

/** What several kinds have alike is said once. */
function keysOfKinds(schemas: readonly ConfigSchema[]): readonly ConfigKey[] {
  const selector = Object.keys(schemas[0]?.properties ?? {}).find((name) =>
    schemas.every(({ properties }) => isFixed(properties?.[name])),
  )
  const keys = schemas.flatMap((schema) => {
    const kinds = selector === undefined ? [] : choicesOf(schema.properties?.[selector] ?? {})
    return keysOf(schema, '').map((key) => ({ ...key, kinds: kinds.map(({ text }) => text) }))
  })
  const others = keys.filter(({ path }) => path !== selector)
  return [...(selector === undefined ? [] : [selectorKey(selector, schemas)]), ...merged(others)]
}

const isFixed = (schema: ConfigSchema | undefined): boolean =>
  schema?.const !== undefined || schema?.enum !== undefined

const selectorKey = (path: string, schemas: readonly ConfigSchema[]): ConfigKey => ({
  path,
  kinds: [],
  choices: schemas.flatMap(({ properties }) => choicesOf(properties?.[path] ?? {})),
  range: '',
  unit: '',
  title: '',
  isRequired: true,
})

function merged(keys: readonly ConfigKey[]): readonly ConfigKey[] {
  const alike = Map.groupBy(keys, ({ kinds: _, ...rest }) => JSON.stringify(rest))
  return [...alike.values()].map((same) => ({
    ...(same[0] as ConfigKey),
    kinds: same.flatMap(({ kinds }) => kinds),
  }))
}
