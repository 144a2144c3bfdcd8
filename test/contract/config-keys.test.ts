/** Configs of node types, told key by key. */
import { describe, expect, test } from 'vitest'
import { type ConfigKey, configKeys } from '../../engine/contract/config-keys.ts'
import { rangeOf } from '../../engine/contract/config-schema.ts'
import { howMany } from '../../engine/contract/how-many.ts'

const valueText = ({ choices, range, unit }: ConfigKey): string =>
  [choices.map(({ text }) => text).join(' | '), range, unit].join(' ').trim()

/** Path and value of each key. */
const told = (schema: unknown): readonly (readonly [string, string])[] =>
  configKeys(schema).map((key) => [key.path, valueText(key)])

describe('a key', () => {
  test('has its type or values, range and unit', () => {
    const properties = {
      width: { type: 'integer', minimum: 2, maximum: 10, unit: 'px' },
      mode: { enum: ['fit', 'fill'] },
      fixed: { const: true },
      gain: { type: ['number', 'string'], exclusiveMinimum: 0 },
      free: {},
      bag: { type: 'object', additionalProperties: {} },
    }
    expect(told({ properties })).toEqual([
      ['width', 'integer 2 to 10 px'],
      ['mode', 'fit | fill'],
      ['fixed', 'true'],
      ['gain', 'number | string more than 0'],
      ['free', 'anything'],
      ['bag', 'map'],
    ])
  })

  test('knows which of its choices are written as they stand', () => {
    const background = { anyOf: [{ const: 'none' }, { type: 'string', hint: 'colour' }] }
    expect(configKeys({ properties: { background } })[0]?.choices).toEqual([
      { text: 'none', isValue: true },
      { text: 'colour', isValue: false },
    ])
  })

  test('is required, or has what holds without it: a default, or what changes nothing', () => {
    const properties = { a: {}, b: { default: [] }, c: { neutral: 0 }, d: {} }
    const keys = configKeys({ properties, required: ['a'] })
    expect(keys.map(({ isRequired }) => isRequired)).toEqual([true, false, false, false])
    expect(keys.map(({ preset }) => preset)).toEqual([undefined, [], 0, undefined])
  })

  test('says what a number means by its hint, and what a text names by its type', () => {
    const properties = {
      input: { type: 'integer', title: 'Which', hint: '0 is the first' },
      color: { type: 'string', title: 'Colour', hint: 'colour' },
      either: { anyOf: [{ const: 'none' }, { type: 'string', title: 'Background' }] },
    }
    expect(configKeys({ properties }).map(({ title }) => title)).toEqual([
      'Which; 0 is the first',
      'Colour',
      'Background',
    ])
  })
})

describe('inner keys', () => {
  const point = { properties: { x: { type: 'integer' }, y: { type: 'integer' } } }

  test('stand under the path of the object, which is told itself only where it says something', () => {
    expect(told({ properties: { at: point } })).toEqual([
      ['at.x', 'integer'],
      ['at.y', 'integer'],
    ])
    expect(told({ properties: { at: { ...point, title: 'Where' } } })[0]).toEqual(['at', '{ x, y }'])
  })

  test('are found in lists, and in one of several ways of writing', () => {
    const either = { anyOf: [{ enum: ['center'] }, point] }
    const layer = { properties: { position: either } }
    expect(told({ properties: { layers: { items: layer } } })).toEqual([
      ['layers', 'list of { position }'],
      ['layers[].position', 'center | { x, y }'],
      ['layers[].position.x', 'integer'],
      ['layers[].position.y', 'integer'],
    ])
  })
})

describe('kinds', () => {
  const kind = (name: string, more: object): object => ({
    properties: { kind: { const: name }, ...more },
    required: ['kind'],
  })
  const length = { type: 'number' }

  test('are the values of the key they all fix; what some have alike is said once', () => {
    const keys = configKeys({
      oneOf: [
        kind('tone', { level: { type: 'number' }, length }),
        kind('silence', { length }),
        kind('click', { level: { type: 'number', default: -6 }, length }),
      ],
    })
    expect(keys.map((key) => [key.path, key.kinds.join(' '), valueText(key)])).toEqual([
      ['kind', '', 'tone | silence | click'],
      ['level', 'tone', 'number'],
      ['length', 'tone silence click', 'number'],
      ['level', 'click', 'number'],
    ])
    expect(keys[0]).toMatchObject({ isRequired: true })
  })

  test('may fix no key: then nothing selects', () => {
    const oneOf = [{ properties: { a: length } }, { properties: { b: length } }]
    expect(configKeys({ oneOf }).map(({ path, kinds }) => [path, kinds])).toEqual([
      ['a', []],
      ['b', []],
    ])
  })
})

test.each([
  [{ minimum: 0, maximum: 1 }, '0 to 1'],
  [{ minimum: -1 }, 'at least -1'],
  [{ maximum: 100 }, 'at most 100'],
  [{ exclusiveMinimum: 0, maximum: 60 }, 'more than 0, at most 60'],
  [{ minLength: 1, maxLength: 64 }, '1 to 64 characters'],
  [{ items: { minimum: -60, maximum: 24 }, maxItems: 64 }, '-60 to 24, at most 64 entries'],
  [
    { items: { prefixItems: [{ minimum: 0 }, { minimum: 0 }] }, minItems: 2 },
    'at least 0, at least 2 entries',
  ],
  [{}, ''],
])('the range of %j is “%s”', (schema, range) => expect(rangeOf(schema)).toBe(range))

test('a port takes one, some or any number', () => {
  expect([howMany(1, 1), howMany(0, 64), howMany(2, null)]).toEqual(['1', '0 to 64', '2 or more'])
})
