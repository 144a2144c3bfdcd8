/** Values that a JSON Schema allows, a few of each kind, for trying every parameter of every node type. */

export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly items?: JsonSchema | boolean
  readonly prefixItems?: readonly JsonSchema[]
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly hint?: string
  readonly pattern?: string
  readonly additionalProperties?: JsonSchema | boolean
}

type Config = Readonly<Record<string, unknown>>

/** Several different values, numbers in rising order. */
export function samplesOf(schema: JsonSchema): readonly unknown[] {
  const { anyOf, oneOf } = schema
  const variants = anyOf ?? oneOf
  if (variants) return variants.flatMap(samplesOf)
  if (schema.const !== undefined) return [schema.const]
  if (schema.enum) return schema.enum
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'boolean':
      return [false, true]
    case 'integer':
      return numbersOf(schema).map(Math.round)
    case 'number':
      return numbersOf(schema)
    case 'string':
      return textsOf(schema)
    case 'array':
      return listsOf(schema)
    case 'object':
      return objectsOf(schema)
    default:
      return []
  }
}

/** A hint may be a list of words. */
function textsOf({ hint = '', pattern }: JsonSchema): readonly string[] {
  if (hint === 'colour') return ['#102030', 'white', 'red']
  if (pattern?.startsWith('^b[a-z2-7]')) return ['a', 'b', 'c'].map((letter) => `b${letter.repeat(58)}`)
  return /^\w+(, \w+){2,}$/.test(hint) ? hint.split(', ') : ['TRANSFORM', 'other', 'third']
}

function numbersOf({ minimum, exclusiveMinimum, maximum = 100 }: JsonSchema): readonly number[] {
  const low = minimum ?? exclusiveMinimum ?? 0
  const span = Math.min(maximum, low + 100) - low
  const first = exclusiveMinimum === undefined ? 0 : 0.1
  return [first, 0.3, 0.5, 0.7].map((share) => low + Math.round(share * span * 1000) / 1000)
}

function listsOf({ items, prefixItems, minItems = 1 }: JsonSchema): readonly unknown[] {
  if (prefixItems) return [0, 1, 2].map((n) => prefixItems.map((item) => samplesOf(item)[n]))
  const values = typeof items === 'object' ? samplesOf(items) : []
  const length = Math.max(1, minItems)
  return [values.slice(0, length), values.slice(1, length + 1), values.slice(0, length + 1)]
}

/** Required properties rise from one to the next (start, end); each optional one is tried on its own. */
export function objectsOf(schema: JsonSchema): readonly Config[] {
  const { properties = {}, required = [], additionalProperties } = schema
  if (Object.keys(properties).length === 0 && typeof additionalProperties === 'object')
    return [{}, { key: samplesOf(additionalProperties)[0] ?? 1 }]
  const base = Object.fromEntries(
    required.map((name, at) => {
      const values = samplesOf(properties[name] ?? {})
      return [name, values[at % values.length]]
    }),
  )
  const more = Object.entries(properties).flatMap(([name, property]) =>
    samplesOf(property).map((value) => ({ ...base, [name]: value })),
  )
  return [base, ...more]
}
