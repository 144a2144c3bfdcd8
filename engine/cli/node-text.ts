/** Node types as people read them: a table of all, or one with everything it can be told. */
import { formatFacts, type Output } from './output.ts'
import type { Session } from './shell.ts'
import { formatTable } from './table.ts'

type NodeType = Awaited<ReturnType<Session['client']['system']['nodes']>>[number]

export const formatNodes = (nodes: readonly NodeType[], { style }: Pick<Output, 'style'>): string =>
  formatTable(nodes.map(({ type, description }) => [type, { text: description, paint: style.dim }]))

export function formatNode(
  { type, version, description, ports, config }: NodeType,
  { style }: Pick<Output, 'style'>,
): string {
  const inputs = ports.map(({ name, description: what, kinds, min, max }) => [
    name,
    `${kinds.join(', ')}`,
    howMany(min, max),
    { text: what, paint: style.dim },
  ])
  const keys = describeSchema(config).map(({ key, value, note }) => [
    key,
    value,
    { text: note, paint: style.dim },
  ])
  return [
    `${style.bold(type)}  ${description}`,
    ...(inputs.length > 0 ? ['', style.dim('inputs'), formatTable(inputs, { indent: '  ' })] : []),
    ...(keys.length > 0 ? ['', style.dim('config'), formatTable(keys, { indent: '  ' })] : []),
    '',
    formatFacts([['version', String(version)]], style).trimStart(),
  ].join('\n')
}

function howMany(min: number, max: number | null): string {
  if (max === null) return `${min} or more`
  return min === max ? String(min) : `${min} to ${max}`
}

/** The part of JSON Schema that node types use. */
interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly default?: unknown
  readonly title?: string
  readonly unit?: string
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
}

interface Key {
  /** From the config inwards: `effects.blur`. */
  readonly key: string
  /** What may be written. */
  readonly value: string
  readonly note: string
}

/** Keys that hold keys are shown by what they hold. */
export function describeSchema(config: unknown, prefix = ''): readonly Key[] {
  const { properties = {}, required = [] } = config as Schema
  return Object.entries(properties).flatMap(([name, schema]): readonly Key[] => {
    const key = `${prefix}${name}`
    if (schema.properties) return describeSchema(schema, `${key}.`)
    return [{ key, value: choiceOf(schema), note: noteOf(schema, required.includes(name)) }]
  })
}

function choiceOf({ anyOf, enum: choices, properties, type, ...schema }: Schema): string {
  if (anyOf) return anyOf.map(choiceOf).join(' | ')
  if (choices) return choices.join(' | ')
  if (properties) return `{ ${Object.keys(properties).join(', ')} }`
  const name = Array.isArray(type) ? type.join(' | ') : String(type ?? 'anything')
  return [name, rangeOf(schema), schema.unit ?? ''].filter((part) => part !== '').join(' ')
}

function rangeOf({ minimum, exclusiveMinimum, maximum }: Schema): string {
  const low = minimum ?? exclusiveMinimum
  const least = exclusiveMinimum === undefined ? low : `more than ${low}`
  if (least !== undefined && maximum !== undefined)
    return exclusiveMinimum === undefined ? `${low} to ${maximum}` : `${least}, to ${maximum}`
  return least === undefined
    ? maximum === undefined
      ? ''
      : `at most ${maximum}`
    : exclusiveMinimum === undefined
      ? `at least ${least}`
      : least.toString()
}

function noteOf({ title, default: preset }: Schema, isRequired: boolean): string {
  const value = preset === undefined || typeof preset === 'object' ? '' : `default ${String(preset)}`
  return [title ?? '', isRequired ? 'required' : value].filter((part) => part !== '').join(', ')
}
