/** Which values a control can show, and what a new one begins with. */
import type { Json } from '../../../../engine/recipe/recipe.ts'
import type { FieldInfo, FieldSpec, NumberSpec } from './field-spec.ts'

export type JsonMap = { readonly [key: string]: Json }

export const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether the control of this kind can show the value; another is shown as text. Bounds are for the engine to judge. */
export function canShow(spec: FieldSpec, value: Json): boolean {
  switch (spec.kind) {
    case 'number':
    case 'time':
      return typeof value === 'number'
    case 'choice':
      return typeof value === 'string' && spec.options.includes(value)
    case 'flag':
      return typeof value === 'boolean'
    case 'colour':
    case 'text':
      return typeof value === 'string'
    case 'set':
      return isListOf(value, (each) => typeof each === 'string')
    case 'point':
      return coordinates(value, spec.isPair) !== undefined
    case 'tuple':
      return Array.isArray(value) && value.length === spec.items.length
    case 'list':
      return Array.isArray(value)
    case 'group':
    case 'kinds':
      return isMap(value)
    case 'either':
      return spec.options.some((option) => canShow(option, value))
    case 'free':
      return true
  }
}

const isListOf = (value: Json, test: (each: Json) => boolean): boolean =>
  Array.isArray(value) && value.every(test)

/** Undefined: no place of this spelling. */
export function coordinates(value: Json | undefined, isPair: boolean): readonly [number, number] | undefined {
  const [x, y] = isPair
    ? Array.isArray(value)
      ? (value as Json[])
      : []
    : isMap(value)
      ? [value.x, value.y]
      : []
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : undefined
}

/** The form of several that a value has; undefined: none of them. */
export const optionOf = (options: readonly FieldSpec[], value: Json): FieldSpec | undefined =>
  options.find((option) => canShow(option, value))

/** The least that a control can begin with and the engine takes. */
export function startOf(spec: FieldSpec): Json {
  switch (spec.kind) {
    case 'number':
      return startOfNumber(spec)
    case 'time':
      return Math.max(spec.min, 0)
    case 'choice':
      return spec.options[0] ?? ''
    case 'flag':
      return true
    case 'colour':
      return 'black'
    case 'text':
      return spec.start
    case 'set':
      return []
    case 'point':
      return spec.isPair ? [0, 0] : { x: 0, y: 0 }
    case 'tuple':
      return spec.items.map(startOf)
    case 'list':
      return Array.from({ length: spec.least }, () => startOf(spec.item))
    case 'group':
      return startOfFields(spec.fields)
    case 'either':
      return spec.options[0] ? startOf(spec.options[0]) : null
    case 'kinds':
      return spec.options[0] ? startOfKind(spec.selector, spec.options[0]) : {}
    case 'free':
      return ''
  }
}

const startOfNumber = ({ min, max }: NumberSpec): number =>
  Math.min(Math.max(1, min ?? Number.NEGATIVE_INFINITY), max ?? Number.POSITIVE_INFINITY)

/** Only what must be there. */
export const startOfFields = (fields: readonly FieldInfo[]): JsonMap =>
  Object.fromEntries(
    fields
      .filter(({ isRequired }) => isRequired)
      .map(({ key, preset, spec }) => [key, preset ?? startOf(spec)]),
  )

interface KindOption {
  readonly value: string
  readonly fields: readonly FieldInfo[]
}

const startOfKind = (selector: string, { value, fields }: KindOption): JsonMap => ({
  [selector]: value,
  ...startOfFields(fields),
})

/** Another kind of the same thing, with all that both have. */
export const changedKind = (selector: string, option: KindOption, before: JsonMap): JsonMap => ({
  ...startOfKind(selector, option),
  ...Object.fromEntries(
    option.fields.flatMap(({ key }) => (key in before ? [[key, before[key] as Json]] : [])),
  ),
})
