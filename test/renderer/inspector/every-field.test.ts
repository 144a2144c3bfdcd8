/** Forms for the configs of all node types there are: every key has a control, every control keeps what it shows. */
import { describe, expect, test } from 'vitest'
import type { ConfigSchema } from '../../../engine/contract/config-schema.ts'
import { NODE_TYPES } from '../../../engine/nodes/index.ts'
import type { Json } from '../../../engine/recipe/recipe.ts'
import { describeNode } from '../../../engine/run/handlers/describe-catalogue.ts'
import type { FieldInfo, FieldSpec } from '../../../renderer/editor/inspector/form/field-spec.ts'
import { fieldsOf, specOf } from '../../../renderer/editor/inspector/form/spec-of.ts'
import { canShow, startOf, startOfFields } from '../../../renderer/editor/inspector/form/spec-values.ts'
import { valueAt, withValue } from '../../../renderer/editor/inspector/form/written-value.ts'

interface TypeForm {
  readonly name: string
  readonly fields: readonly FieldInfo[]
  /** What else a config of this kind must say. */
  readonly base: Readonly<Record<string, Json>>
  readonly accepts: (config: unknown) => boolean
  readonly keys: readonly string[]
}

const forms: readonly TypeForm[] = NODE_TYPES.flatMap((node) => {
  const schema = describeNode(node).config as ConfigSchema
  const accepts = (config: unknown): boolean => node.config.safeParse(config).success
  const spec = specOf(schema)
  if (spec.kind !== 'kinds')
    return [
      {
        name: node.type,
        fields: fieldsOf(schema),
        base: {},
        accepts,
        keys: Object.keys(schema.properties ?? {}),
      },
    ]
  return spec.options.map(({ value, fields }) => {
    const one = schema.oneOf?.find(({ properties }) =>
      [properties?.[spec.selector]?.const, ...(properties?.[spec.selector]?.enum ?? [])].includes(value),
    )
    const keys = Object.keys(one?.properties ?? {}).filter((key) => key !== spec.selector)
    return { name: `${node.type} ${value}`, fields, base: { [spec.selector]: value }, accepts, keys }
  })
})

/** Of each kind of control, something that is no default. */
function another(spec: FieldSpec): Json {
  switch (spec.kind) {
    case 'number': {
      const { min = 0, max = min + 2, isWhole } = spec
      return isWhole ? Math.min(max, min + 1) : Math.round(((min + max) / 2) * 1000) / 1000
    }
    case 'time':
      return 2.5
    case 'choice':
      return spec.options.at(-1) ?? ''
    case 'set':
      return spec.options.slice(0, 2)
    case 'colour':
      return '#ff6b3d'
    case 'text':
      return 'words'
    case 'point':
      return spec.isPair ? [3, -4] : { x: 3, y: -4 }
    case 'tuple':
      return spec.items.map(another)
    case 'list':
      return Array.from({ length: Math.max(2, spec.least) }, () => another(spec.item))
    case 'group':
      return Object.fromEntries(spec.fields.map(({ key, spec: inner }) => [key, another(inner)]))
    case 'either':
      return another(spec.options.at(-1) as FieldSpec)
    case 'free':
      return {}
    default:
      return startOf(spec)
  }
}

/** What no single key can say: what must be there for another to make sense. */
const NEEDED: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  RESIZE: { width: 640 },
  RETIME: {
    points: [
      [0, 0],
      [1, 1],
    ],
  },
  SEGMENT_AT: { times_from: 'list', times: [1] },
}

/** What the schema cannot say of a value: an order, a form of words. */
const SPECIAL: Readonly<Record<string, Json>> = {
  'ANALYZE.corrections': `b${'a'.repeat(58)}`,
  'SEGMENT_AT.times': [1, 2.5],
  'SEGMENT_AT.times_from': 'list',
  'RETIME.points': [
    [0, 0],
    [2, 1],
  ],
  'SWITCH.ranges': [{ start: 1, end: 2.5, input: 1 }],
  'AUDIO_MIX.gains': [0.5, '-6 dB'],
}

const sample = (type: string, { key, spec }: FieldInfo): Json => SPECIAL[`${type}.${key}`] ?? another(spec)

describe.each(forms)('$name', ({ name, fields, base, accepts, keys }) => {
  test('every key of its config has a field with a title', () => {
    expect(fields.map(({ key }) => key)).toEqual(keys)
    for (const { title, spec } of fields) expect(title !== '' || spec.kind === 'group').toBe(true)
  })

  test('every default can be shown by the control of its field', () => {
    for (const { preset, spec } of fields) if (preset !== undefined) expect(canShow(spec, preset)).toBe(true)
  })

  test('a new value is one that its control shows again, and stands where it was put', () => {
    for (const field of fields) {
      const { key, spec } = field
      const value = sample(name, field)
      expect([key, canShow(spec, value)]).toEqual([key, true])
      expect(valueAt(withValue(base, [key], value), [key])).toEqual(value)
    }
  })

  test('only what is free by nature is a text field', () => {
    const free = fields.filter(({ spec }) => spec.kind === 'free').map(({ key }) => key)
    expect(['params', 'config']).toEqual(expect.arrayContaining(free))
  })

  test('the engine takes what a control writes', () => {
    const start = { ...base, ...startOfFields(fields), ...NEEDED[name] }
    const refused = fields.filter((field) => !accepts({ ...start, [field.key]: sample(name, field) }))
    expect(refused.map(({ key }) => key)).toEqual([])
  })
})
