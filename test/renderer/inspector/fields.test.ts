/** Single controls: which one a schema asks for, what they read and write. */
import { describe, expect, test } from 'vitest'
import { fitsSegments, wordOf } from '../../../renderer/editor/inspector/form/choice-words.ts'
import { nearest, readTime, writeTime } from '../../../renderer/editor/inspector/form/clock-text.ts'
import { eitherOptions, shownOption } from '../../../renderer/editor/inspector/form/either-options.ts'
import type { FieldInfo, NumberSpec } from '../../../renderer/editor/inspector/form/field-spec.ts'
import { exchanged } from '../../../renderer/editor/inspector/form/list-moves.ts'
import {
  hasSlider,
  isSeed,
  moved,
  readNumber,
  stepOf,
  writeNumber,
} from '../../../renderer/editor/inspector/form/number-steps.ts'
import { relevantFields } from '../../../renderer/editor/inspector/form/relevant-fields.ts'
import { specOf } from '../../../renderer/editor/inspector/form/spec-of.ts'
import { changedKind } from '../../../renderer/editor/inspector/form/spec-values.ts'
import { clock } from '../../../renderer/text/quantities.ts'

const number = (min: number | undefined, max: number | undefined, isWhole = false): NumberSpec => ({
  kind: 'number',
  isWhole,
  min,
  max,
  unit: '',
})

describe('which control a schema asks for', () => {
  test('seconds are a time, other numbers are not', () => {
    expect(specOf({ type: 'number', unit: 's', maximum: 60 })).toEqual({ kind: 'time', min: 0, max: 60 })
    expect(specOf({ type: 'number', unit: 'dB' }).kind).toBe('number')
  })
  test('the unit of a list is that of its entries', () => {
    const points = specOf({
      type: 'array',
      unit: 's',
      items: {
        type: 'array',
        prefixItems: [
          { type: 'number', minimum: 0 },
          { type: 'number', minimum: 0 },
        ],
      },
    })
    expect(points).toMatchObject({
      kind: 'list',
      item: { kind: 'tuple', items: [{ kind: 'time' }, { kind: 'time' }] },
    })
  })
  test('a hint that lists words is a choice of them, a hint that says something is not', () => {
    expect(specOf({ type: 'string', hint: 'tempo, beats, energy' })).toMatchObject({ kind: 'choice' })
    expect(
      specOf({ type: 'string', hint: 'CID of a corrections document; artdag beats makes one' }).kind,
    ).toBe('text')
  })
  test('what nobody can know is free text', () => {
    expect(specOf({}).kind).toBe('free')
    expect(specOf({ type: 'object' }).kind).toBe('free')
  })
})

describe('times', () => {
  test.each([
    ['0:02.5', 2.5],
    ['1:02:03', 3723],
    ['2,25', 2.25],
    ['90', 90],
    ['.5 s', 0.5],
  ])('%s is %d seconds', (written, seconds) => expect(readTime(written)).toBe(seconds))
  test.each(['', 'soon', '1:2:3:4', '1.5:20', '-1'])('“%s” is none', (written) =>
    expect(readTime(written)).toBeUndefined(),
  )
  test('are written as they are read, to the millisecond', () => {
    for (const seconds of [0, 0.04, 2.5, 59.999, 60, 61.25, 3599.5, 3600, 7325.125])
      expect(readTime(writeTime(seconds))).toBe(seconds)
    expect(writeTime(62.5)).toBe('1:02.5')
    expect(writeTime(62.5)).toBe(clock(62.5))
  })
  test('snap to the nearest beat, and to nothing where there are none', () => {
    expect(nearest([0.5, 1, 1.5], 1.2)).toBe(1)
    expect(nearest([], 1)).toBeUndefined()
  })
})

describe('numbers', () => {
  test('a slider is there for what a hand can set', () => {
    expect(hasSlider(number(0, 1))).toBe(true)
    expect(hasSlider(number(-360, 360))).toBe(true)
    expect(hasSlider({ ...number(2, 2000, true), unit: 'px' })).toBe(false)
    expect(hasSlider(number(0, 63, true))).toBe(false)
    expect(hasSlider(number(0, undefined))).toBe(false)
  })
  test('its steps are a power of ten that the range has about a hundred of', () => {
    expect(stepOf(number(0, 1))).toBe(0.01)
    expect(stepOf(number(0, 100))).toBe(1)
    expect(stepOf(number(1, 64, true))).toBe(1)
  })
  test('moving leaves no dust and stays in its range', () => {
    expect(moved(0.1, 0.2, number(0, 1))).toBe(0.3)
    expect(moved(0.95, 0.1, number(0, 1))).toBe(1)
  })
  test('are read as people write them', () => {
    expect(readNumber('1,5', false)).toBe(1.5)
    expect(readNumber('−3', false)).toBe(-3)
    expect(readNumber('2.6', true)).toBe(3)
    expect(readNumber('-', false)).toBeUndefined()
    expect(readNumber('', false)).toBeUndefined()
    expect(writeNumber(0.1 + 0.2)).toBe('0.3')
  })
  test('a seed is a whole number of any size', () => {
    expect(isSeed(number(0, 4294967295, true))).toBe(true)
    expect(isSeed(number(0, 1000, true))).toBe(false)
  })
})

describe('choices', () => {
  test('stand side by side where they fit', () => {
    expect(fitsSegments(['fit', 'fill', 'stretch', 'pad'])).toBe(true)
    expect(fitsSegments(['a', 'b', 'c', 'd', 'e', 'f'])).toBe(false)
    expect(fitsSegments(['one after the other', 'by energy', 'round robin'])).toBe(false)
    expect(wordOf('round_robin')).toBe('round robin')
  })
  test('of several forms offer each once and understand every spelling', () => {
    const x = { type: 'integer', minimum: -9, maximum: 9 }
    const place = specOf({
      anyOf: [
        { type: 'string', enum: ['center', 'left'] },
        { properties: { x, y: x } },
        { prefixItems: [x, x], items: false },
      ],
    })
    if (place.kind !== 'either') throw new Error('no choice of forms')
    const options = eitherOptions(place.options)
    expect(options.map(({ key }) => key)).toEqual(['center', 'left', ':point'])
    expect(shownOption(options, 'left')?.key).toBe('left')
    expect(shownOption(options, { x: 1, y: 2 })?.key).toBe(':point')
    expect(shownOption(options, [1, 2])?.key).toBe(':point')
    expect(shownOption(options, 7)).toBeUndefined()
  })
})

describe('kinds and modes', () => {
  const field = (key: string, title: string, spec: FieldInfo['spec'] = number(0, 1)): FieldInfo => ({
    key,
    title,
    hint: '',
    preset: undefined,
    isRequired: false,
    spec,
  })
  test('another kind keeps what both have and drops the rest', () => {
    const option = {
      value: 'tone',
      fields: [field('level', 'Level'), { ...field('frequency', 'Hz'), isRequired: true }],
    }
    expect(changedKind('kind', option, { kind: 'click', level: -3, bpm: 120 })).toEqual({
      kind: 'tone',
      frequency: 1,
      level: -3,
    })
  })
  test('settings of one mode are shown in that mode, or while something is written in them', () => {
    const mode = {
      ...field('mode', 'Mode', { kind: 'choice', options: ['stretch', 'cut'] }),
      preset: 'stretch',
    }
    const fields = [mode, field('choose', 'Cut: which part'), field('fit', 'How it fits')]
    const titles = (config: Parameters<typeof relevantFields>[1]) =>
      relevantFields(fields, config).map(({ title }) => title)
    expect(titles({})).toEqual(['Mode', 'How it fits'])
    expect(titles({ mode: 'cut' })).toEqual(['Mode', 'Which part', 'How it fits'])
    expect(titles({ choose: 1 })).toEqual(['Mode', 'Cut: which part', 'How it fits'])
    expect(titles({ mode: { param: 'mode' } })).toEqual(['Mode', 'Which part', 'How it fits'])
  })
  test('two entries of a list change places, others stay', () => {
    expect(exchanged(['a', 'b', 'c'], 0, 2)).toEqual(['c', 'b', 'a'])
    expect(exchanged(['a'], 0, 1)).toEqual(['a'])
  })
})
