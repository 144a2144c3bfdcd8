/** The part of JSON Schema that the configs of node types use, and what it says of one value. */

export interface ConfigSchema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly ConfigSchema[]
  /** Only of a whole config: one schema for each kind of a type, told apart by a key they all fix. */
  readonly oneOf?: readonly ConfigSchema[]
  readonly properties?: Readonly<Record<string, ConfigSchema>>
  readonly required?: readonly string[]
  readonly items?: ConfigSchema | false
  readonly prefixItems?: readonly ConfigSchema[]
  readonly default?: unknown
  /** A value that changes nothing, as when the key is left out. */
  readonly neutral?: unknown
  readonly title?: string
  readonly unit?: string
  /** Of text: what it names (a colour). Else: what one should know of the value. */
  readonly hint?: string
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
}

/** One way of writing a value: as it stands, or anything of a type. */
export interface Choice {
  /** `fit`, or `integer`, `colour`, `{ x, y }`, `list of number`. */
  readonly text: string
  /** True when `text` itself is written. */
  readonly isValue: boolean
}

export function choicesOf(schema: ConfigSchema): readonly Choice[] {
  const { anyOf, enum: values, const: value, properties, items, prefixItems, type, hint } = schema
  if (anyOf) return anyOf.flatMap(choicesOf)
  if (values) return values.map(written)
  if (value !== undefined) return [written(value)]
  if (properties) return [named(`{ ${Object.keys(properties).join(', ')} }`)]
  if (prefixItems) return [named(`[${prefixItems.map(typeName).join(', ')}]`)]
  if (items) return [named(`list of ${typeName(items)}`)]
  if (type === 'string' && hint !== undefined) return [named(hint)]
  if (type === 'object') return [named('map')]
  return (typeof type === 'object' ? type : [type ?? 'anything']).map(named)
}

const written = (value: unknown): Choice => ({ text: String(value), isValue: true })
const named = (text: string): Choice => ({ text, isValue: false })

const typeName = (schema: ConfigSchema): string =>
  choicesOf(schema)
    .map(({ text }) => text)
    .join(' | ')

/** `2 to 8192`; of a list, the range of its entries and how many there may be. Empty: anything of its type. */
export function rangeOf({ items, prefixItems, ...schema }: ConfigSchema): string {
  if (prefixItems) return [...new Set(prefixItems.map(rangeOf))].join(', ')
  const { exclusiveMinimum: above } = schema
  return [
    items ? rangeOf(items) : '',
    above === undefined ? '' : `more than ${above}`,
    spanOf(schema.minimum, schema.maximum),
    spanOf(schema.minLength, schema.maxLength, ' characters'),
    spanOf(schema.minItems, schema.maxItems, ' entries'),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function spanOf(least: number | undefined, most: number | undefined, what = ''): string {
  if (least === undefined) return most === undefined ? '' : `at most ${most}${what}`
  return most === undefined ? `at least ${least}${what}` : `${least} to ${most}${what}`
}
