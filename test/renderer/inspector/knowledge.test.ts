/** What the inspector concludes from schemas, forecasts and faults. */
import { describe, expect, test } from 'vitest'
import type { PlanReport, RunSummary } from '../../../engine/contract/schemas.ts'
import { NODE_TYPES } from '../../../engine/nodes/index.ts'
import type { Json, RecipeStep } from '../../../engine/recipe/recipe.ts'
import { describeNode } from '../../../engine/run/handlers/describe-catalogue.ts'
import { beatFacts } from '../../../renderer/editor/inspector/beat-facts.ts'
import { withOthers } from '../../../renderer/editor/inspector/form/other-fields.ts'
import { fieldsOf } from '../../../renderer/editor/inspector/form/spec-of.ts'
import { knownSchema } from '../../../renderer/editor/inspector/known-schema.ts'
import { paramField } from '../../../renderer/editor/inspector/param-field.ts'
import { errorIn, otherIssues } from '../../../renderer/editor/inspector/step-errors.ts'
import type { SchemaOf } from '../../../renderer/editor/inspector/use-step-schemas.ts'
import { distinctResults, shownResult } from '../../../renderer/editor/simple/shown-result.ts'

const types = new Map(NODE_TYPES.map((node) => [node.type, describeNode(node)]))

const step = (type: string, config: Readonly<Record<string, Json>>): RecipeStep => ({
  id: 'one',
  type,
  config,
  inputs: [],
  isMuted: false,
  isBypassed: false,
  isPinned: false,
})

const specAt = (type: string, config: Readonly<Record<string, Json>>, key: string, around = {}) =>
  fieldsOf(knownSchema(step(type, config), { types, ...around }) ?? {}).find((field) => field.key === key)
    ?.spec

describe('what schemas leave open', () => {
  test('an effect says what its parameters may be', () => {
    const effect = {
      params: {
        radius: { type: 'number', default: 12, min: 0, max: 100, unit: 'px', title: 'Radius' },
        look: { type: 'enum', values: ['warm', 'cold'], default: 'warm' },
      },
    } as const
    expect(specAt('EFFECT', { effect: 'glow' }, 'params', { effect })).toMatchObject({
      kind: 'group',
      fields: [
        { key: 'radius', title: 'Radius', preset: 12, spec: { kind: 'number', max: 100, unit: 'px' } },
        { key: 'look', preset: 'warm', spec: { kind: 'choice', options: ['warm', 'cold'] } },
      ],
    })
    expect(specAt('EFFECT', { effect: 'unheard' }, 'params')).toEqual({ kind: 'free' })
  })

  test('MAP sets what it applies', () => {
    expect(specAt('MAP', { operation: 'resize' }, 'config')).toMatchObject({
      fields: expect.arrayContaining([expect.objectContaining({ key: 'width', title: 'Width' })]),
    })
    expect(specAt('MAP', {}, 'operation')).toMatchObject({ kind: 'choice' })
  })

  test('a sub-recipe has the parameters of its recipe', () => {
    const params = [{ name: 'seed', default: 3, description: 'Another choice' }]
    expect(specAt('RECIPE', { recipe: 'x' }, 'params', { params })).toMatchObject({
      fields: [{ key: 'seed', preset: 3, hint: 'Another choice', spec: { kind: 'number', isWhole: true } }],
    })
  })

  test('keys that nobody knows are shown all the same', () => {
    expect(withOthers([], { old: 1 })).toMatchObject([{ key: 'old', spec: { kind: 'free' } }])
  })
})

describe('the control of a parameter', () => {
  const effect = { params: { radius: { type: 'number', default: 12, min: 0, max: 100 } } } as const
  const schemaOf: SchemaOf = (of) => knownSchema(of, { types, effect })
  const seed = { name: 'cut_seed', default: 1, description: '' }
  test('is that of the setting it is used for', () => {
    const steps = [step('BEAT_SYNC', { seed: { param: 'cut_seed' } })]
    expect(paramField({ steps }, seed, schemaOf)).toMatchObject({
      title: 'Cut seed',
      preset: 1,
      spec: { kind: 'number', max: 4294967295 },
    })
  })
  test('deep inside a config as well', () => {
    const steps = [step('LAYER', { layers: [{ blend: { param: 'mode' } }] })]
    expect(
      paramField({ steps }, { name: 'mode', default: 'screen', description: '' }, schemaOf).spec,
    ).toMatchObject({
      kind: 'choice',
    })
  })
  test('of an effect as the effect says', () => {
    const steps = [step('EFFECT', { effect: 'glow', params: { radius: { param: 'strength' } } })]
    expect(paramField({ steps }, { ...seed, name: 'strength' }, schemaOf).spec).toMatchObject({ max: 100 })
  })
  test('is guessed from its default where nothing uses it', () => {
    expect(paramField({ steps: [] }, { ...seed, default: 'x' }, schemaOf).spec.kind).toBe('text')
    expect(paramField({ steps: [] }, { ...seed, default: true }, schemaOf).spec.kind).toBe('flag')
    expect(paramField({ steps: [] }, { ...seed, default: [1] }, schemaOf).spec.kind).toBe('free')
  })
})

describe('faults', () => {
  const issues = [
    { path: 'steps.one.config.layers.0.opacity', message: 'must be at most 1', hint: 'try 0.5' },
    { path: 'steps.one.inputs', message: 'too few' },
    { path: 'steps.one.config.layer', message: 'unknown' },
  ]
  test('stand at their field, those inside at the innermost one', () => {
    expect(errorIn(issues, 'one', ['layers', 0, 'opacity'], true)).toBe('must be at most 1; try 0.5')
    expect(errorIn(issues, 'one', ['layers'], true)).toContain('at most 1')
    expect(errorIn(issues, 'one', ['layers'], false)).toBeUndefined()
    expect(errorIn(issues, 'one', ['lay'], true)).toBeUndefined()
  })
  test('without a field stand above the form', () => {
    expect(otherIssues(issues, 'one', ['layers']).map(({ message }) => message)).toEqual([
      'too few',
      'unknown',
    ])
  })
})

test('beats: the mean of all errors, and half a frame to compare the worst with', () => {
  const cuts = [4, -8, 12].map((errorMs) => ({ atSec: 1, beatSec: 1, errorMs }))
  const sync = { step: 'a', mode: 'cut', accents: 'cuts', met: 3, of: 3, worstMs: 12, cuts } as const
  expect(beatFacts({ ...sync, cuts }, '25/2')).toEqual({ cuts: 3, meanMs: 8, worstMs: 12, halfFrameMs: 40 })
  expect(beatFacts({ ...sync, cuts: [] }, undefined)).toMatchObject({ meanMs: 0, halfFrameMs: undefined })
})

describe('the result on the stage', () => {
  const run = (runId: string, output: string) => ({ runId, output }) as unknown as RunSummary
  const runs = [run('3', 'new'), run('2', 'old'), run('1', 'new')]
  const report = (cid: string | undefined) => ({ output: { cid } }) as unknown as PlanReport

  test('is what the present settings give, if it is there', () => {
    expect(shownResult({ runs, report: report('old'), chosen: undefined })).toMatchObject({
      cid: 'old',
      isOfNow: true,
      run: { runId: '2' },
    })
  })
  test('else the last one, said to be of other settings', () => {
    expect(shownResult({ runs, report: report(undefined), chosen: undefined })).toMatchObject({
      cid: 'new',
      isOfNow: false,
    })
  })
  test('or what was asked for', () => {
    expect(shownResult({ runs, report: report('new'), chosen: '2' })).toMatchObject({
      cid: 'old',
      isOfNow: false,
    })
    expect(shownResult({ runs: [], report: undefined, chosen: undefined })).toBeUndefined()
  })
  test('stands in the strip once', () => {
    expect(distinctResults(runs).map(({ runId }) => runId)).toEqual(['3', '2'])
  })
})
