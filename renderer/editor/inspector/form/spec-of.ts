/** From the JSON Schema of a node type's config to the controls of a form. What has no control of its own is free text. */
import type { ConfigSchema } from '../../../../engine/contract/config-schema.ts'
import type { Json } from '../../../../engine/recipe/recipe.ts'
import type { FieldInfo, FieldSpec, KindsSpec, NumberSpec } from './field-spec.ts'

export function specOf(schema: ConfigSchema): FieldSpec {
  if (schema.oneOf) return kindsOf(schema.oneOf)
  if (schema.anyOf) return eitherOf(schema.anyOf.map((each) => specOf(withUnit(each, schema))))
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
  if (values) return { kind: 'choice', options: values.map(String) }
  if (schema.properties) return mapOf(schema)
  if (schema.prefixItems) return tupleOf(schema.prefixItems)
  if (schema.items) return listOf(schema.items, schema)
  return plainOf(schema)
}

export const fieldsOf = ({ properties = {}, required = [] }: ConfigSchema): readonly FieldInfo[] =>
  Object.entries(properties).map(([key, schema]) => ({
    key,
    title: titleOf(key, schema),
    hint: schema.type === 'string' ? '' : (schema.hint ?? ''),
    preset: (schema.default ?? schema.neutral) as Json | undefined,
    isRequired: required.includes(key),
    spec: specOf(schema),
  }))

/** A key that says nothing of itself has its name: `target_size` is “Target size”. A map of others needs none. */
function titleOf(key: string, { title, properties, anyOf = [] }: ConfigSchema): string {
  const said = title ?? anyOf.find((each) => each.title !== undefined)?.title
  if (said === undefined && properties) return ''
  return said ?? `${key.charAt(0).toUpperCase()}${key.slice(1).replaceAll('_', ' ')}`
}

const withUnit = (schema: ConfigSchema, { unit }: ConfigSchema): ConfigSchema =>
  unit === undefined || schema.unit !== undefined ? schema : { ...schema, unit }

function plainOf(schema: ConfigSchema): FieldSpec {
  const { type } = schema
  if (type === 'boolean') return { kind: 'flag' }
  if (type === 'number' || type === 'integer') return schema.unit === 's' ? timeOf(schema) : numberOf(schema)
  if (type === 'string') return textOf(schema)
  return Array.isArray(type) ? eitherOf(type.map((each: string) => plainOf({ ...schema, type: each }))) : FREE
}

const FREE: FieldSpec = { kind: 'free' }

const timeOf = ({ minimum = 0, maximum = Number.POSITIVE_INFINITY }: ConfigSchema): FieldSpec => ({
  kind: 'time',
  min: minimum,
  max: maximum,
})

const numberOf = ({ type, minimum, maximum, unit = '' }: ConfigSchema): NumberSpec => ({
  kind: 'number',
  isWhole: type === 'integer',
  min: minimum,
  max: maximum,
  unit,
})

function textOf({ hint = '', minLength = 0, title = '' }: ConfigSchema): FieldSpec {
  if (hint === 'colour') return { kind: 'colour' }
  const words = wordsIn(hint)
  if (words) return { kind: 'choice', options: words }
  return { kind: 'text', isLong: hint === 'multiline', start: minLength > 0 ? title : '' }
}

/** Where a value may be one of some words but its schema could not say so, its hint lists them: `tempo, beats, energy`. */
const wordsIn = (hint: string): readonly string[] | undefined =>
  /^[a-z_]+(, [a-z_]+){2,}$/.test(hint) ? hint.split(', ') : undefined

function mapOf(schema: ConfigSchema): FieldSpec {
  const { x, y, ...others } = schema.properties ?? {}
  if (x && y && Object.keys(others).length === 0)
    return { kind: 'point', axis: numberOf(withUnit(x, schema)), isPair: false }
  return { kind: 'group', fields: fieldsOf(schema) }
}

function tupleOf(schemas: readonly ConfigSchema[]): FieldSpec {
  const items = schemas.map(specOf)
  const [first] = items
  const isPlace = items.length === 2 && first?.kind === 'number' && (first.min ?? 0) < 0
  return isPlace ? { kind: 'point', axis: first, isPair: true } : { kind: 'tuple', items }
}

function listOf(items: ConfigSchema, { unit, minItems = 0, maxItems }: ConfigSchema): FieldSpec {
  const item = specOf(unit === undefined ? items : spread(items, unit))
  if (item.kind === 'choice') return { kind: 'set', options: item.options }
  return { kind: 'list', item, least: minItems, most: maxItems ?? Number.POSITIVE_INFINITY }
}

/** The unit of a list is that of its entries, and of the parts of those. */
const spread = (items: ConfigSchema, unit: string): ConfigSchema =>
  items.prefixItems
    ? { ...items, prefixItems: items.prefixItems.map((each) => ({ unit, ...each })) }
    : { unit, ...items }

/** Choices of several forms are one; of a form that is there in two spellings, both are understood. */
function eitherOf(specs: readonly FieldSpec[]): FieldSpec {
  const choices = specs.flatMap((spec) => (spec.kind === 'choice' ? spec.options : []))
  const others = specs.filter(({ kind }) => kind !== 'choice')
  const options = [...(choices.length > 0 ? [{ kind: 'choice', options: choices } as const] : []), ...others]
  return options.length === 1 ? (options[0] as FieldSpec) : { kind: 'either', options }
}

function kindsOf(schemas: readonly ConfigSchema[]): KindsSpec | FieldSpec {
  const selector = Object.keys(schemas[0]?.properties ?? {}).find((key) =>
    schemas.every(({ properties }) => valuesOf(properties?.[key]).length > 0),
  )
  if (selector === undefined) return FREE
  const options = schemas.flatMap((schema) =>
    valuesOf(schema.properties?.[selector]).map((value) => ({
      value: String(value),
      fields: fieldsOf(schema).filter(({ key }) => key !== selector),
    })),
  )
  return { kind: 'kinds', selector, options }
}

const valuesOf = (schema: ConfigSchema | undefined): readonly unknown[] =>
  schema?.enum ?? (schema?.const === undefined ? [] : [schema.const])
