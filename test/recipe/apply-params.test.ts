/** Parameters and settings from outside. */
import { describe, expect, test } from 'vitest'
import { applyParams } from '../../engine/recipe/params/apply-params.ts'
import { readRecipe } from '../../engine/recipe/read/read-recipe.ts'
import type { Json, Recipe } from '../../engine/recipe/recipe.ts'

function recipe(): Recipe {
  const text = `params: {speed: 1.5, looks: [warm]}
steps:
  - {id: a, type: X, config: {factor: {param: speed}, deep: [{x: {param: looks}}], keep: {param: speed, other: 1}}}
  - {id: a.b, type: X, config: {mode: old}}
output: a
`
  const { recipe: read } = readRecipe(text, { fileName: 'x.yaml' })
  if (read === undefined) throw new Error('no recipe')
  return read
}

const configs = (values: Record<string, Json>) =>
  applyParams(recipe(), values).steps.map((step) => step.config)

const thrown = (values: Record<string, Json>) => {
  try {
    return applyParams(recipe(), values)
  } catch (error) {
    return error
  }
}

describe('parameters', () => {
  test('have their defaults, wherever they stand', () => {
    expect(configs({})[0]).toEqual({
      factor: 1.5,
      deep: [{ x: ['warm'] }],
      keep: { param: 'speed', other: 1 },
    })
  })

  test('take the values given', () => {
    expect(configs({ speed: 2, looks: null })[0]).toMatchObject({ factor: 2, deep: [{ x: null }] })
  })

  test('change nothing when applied again', () => {
    const once = applyParams(recipe(), { speed: 3 })
    expect(applyParams(once, {})).toEqual(once)
  })

  test('leave the recipe they are applied to as it was', () => {
    const before = recipe()
    applyParams(before, { speed: 9, 'a.factor': 1 })
    expect(before).toEqual(recipe())
  })

  test.each<[string, Json]>([
    ['sped', 1],
    ['b.mode', 1],
    ['nowhere.mode', 1],
    ['a.', 1],
    ['a.__proto__', 1],
    ['a.x.constructor', 1],
  ])('that do not exist (%s) are a usage error', (name, value) => {
    expect(thrown({ [name]: value })).toMatchObject({
      code: 'USAGE',
      hint: expect.any(String),
      message: expect.stringContaining(name),
    })
  })

  test('that are misspelled get a suggestion', () => {
    expect(thrown({ sped: 1 })).toMatchObject({ hint: 'did you mean "speed"?' })
  })
})

describe('settings of steps', () => {
  test('win over the document and over parameters', () => {
    expect(configs({ speed: 2, 'a.factor': 9, 'a.new': 'x' })[0]).toMatchObject({ factor: 9, new: 'x' })
  })

  test('are found for the longest step id that fits', () => {
    expect(configs({ 'a.b.mode': 'new' })[1]).toEqual({ mode: 'new' })
  })

  test('reach inside maps and make them where there are none', () => {
    expect(configs({ 'a.keep.other': 2, 'a.made.by.this': true })[0]).toMatchObject({
      keep: { param: 'speed', other: 2 },
      made: { by: { this: true } },
    })
  })

  test('do not reach inside values that have no inside', () => {
    expect(thrown({ 'a.factor.x': 1 })).toMatchObject({ code: 'USAGE', hint: 'Set "a.factor" as a whole.' })
    expect(thrown({ 'a.deep.0': 1 })).toMatchObject({ code: 'USAGE' })
  })
})
