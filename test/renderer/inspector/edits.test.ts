/** What the inspector writes: real edits of real texts, read back. */
import { describe, expect, test } from 'vitest'
import { readRecipe } from '../../../engine/recipe/read/read-recipe.ts'
import type { Json, Recipe } from '../../../engine/recipe/recipe.ts'
import { editRecipe, type RecipeEdit } from '../../../engine/recipe/write/edit-recipe.ts'
import { editOf, type ValuePath, withValue } from '../../../renderer/editor/inspector/form/written-value.ts'
import {
  inputEdit,
  pinEdits,
  refillEdits,
  unpinEdits,
} from '../../../renderer/editor/inspector/input-edits.ts'
import { paramEdit, removeParam, renameParam } from '../../../renderer/editor/inspector/param-edits.ts'
import { paramUses } from '../../../renderer/editor/inspector/param-uses.ts'
import { selectedIn } from '../../../renderer/editor/inspector/selected-in.ts'

const TEXT = `name: small
inputs:
  clip: { type: video, description: A clip } # the one to change
params:
  strength: 4
  seed: { default: 7, description: Another choice }
steps:
  - id: warm
    type: TRANSFORM
    inputs: [clip]
    config: { effects: { blur: { param: strength }, hue: 20 } }
  - id: over
    type: LAYER
    inputs: [warm, clip]
    config: { layers: [{ opacity: 0.5 }, { blend: screen, opacity: { param: strength } }] }
  - id: again
    type: SEQUENCE
    inputs: [over, warm]
output: again
ui:
  fill: { clip: [abc] }
`

function read(text: string): Recipe {
  const { recipe, issues } = readRecipe(text, { fileName: 'small.yaml' })
  if (!recipe) throw new Error(JSON.stringify(issues))
  return recipe
}

const recipe = read(TEXT)
const [clip] = recipe.inputs as readonly [Recipe['inputs'][number]]
const [strength, seed] = recipe.params as readonly [Recipe['params'][number], Recipe['params'][number]]

const edited = (edits: readonly RecipeEdit[]): string => editRecipe(TEXT, edits)
const configOf = (of: Recipe, step: string): Json | undefined =>
  of.steps.find(({ id }) => id === step)?.config

function written(step: string, path: ValuePath, value: Json | undefined): string {
  const edit = editOf(['steps', step, 'config'], configOf(recipe, step), path, value)
  return edited(edit ? [edit] : [])
}

describe('a value of a config', () => {
  test.each<[string, ValuePath, Json]>([
    ['warm', ['effects', 'hue'], -10],
    ['warm', ['effects', 'gamma'], 1.2],
    ['over', ['layers', 1, 'position'], { x: 3, y: 4 }],
    ['again', ['fit'], 'fill'],
    ['again', ['transition', 'duration'], 0.5],
  ])('%s %j stands where it was put, and nothing else changes', (step, path, value) => {
    const after = read(written(step, path, value))
    expect(configOf(after, step)).toEqual(withValue(configOf(recipe, step), path, value))
    for (const { id, config } of recipe.steps) if (id !== step) expect(configOf(after, id)).toEqual(config)
  })

  test('changing one leaves comments and the spelling of all others', () => {
    expect(written('warm', ['effects', 'hue'], 21)).toBe(TEXT.replace('hue: 20', 'hue: 21'))
  })

  test('taking the last one away leaves no empty maps', () => {
    const once = read(written('warm', ['effects', 'hue'], undefined))
    expect(configOf(once, 'warm')).toEqual({ effects: { blur: { param: 'strength' } } })
    const base = ['steps', 'warm', 'config']
    const twice = editOf(base, configOf(once, 'warm'), ['effects', 'blur'], undefined)
    expect(twice).toEqual({ remove: base })
  })

  test('an entry of a list is taken away as an entry, and the list stays', () => {
    expect(configOf(read(written('over', ['layers', 0], undefined)), 'over')).toEqual({
      layers: [{ blend: 'screen', opacity: { param: 'strength' } }],
    })
  })

  test('taking away what is not there is no edit', () => {
    expect(written('again', ['fit'], undefined)).toBe(TEXT)
  })
})

describe('parameters', () => {
  test('are found wherever steps take a value from them', () => {
    expect(paramUses(recipe, 'strength')).toEqual([
      { step: 'warm', path: ['effects', 'blur'] },
      { step: 'over', path: ['layers', 1, 'opacity'] },
    ])
    expect(paramUses(recipe, 'seed')).toEqual([])
  })

  test('that go leave their value where they were used', () => {
    const after = read(edited(removeParam(recipe, strength)))
    expect(after.params).toEqual([seed])
    expect(configOf(after, 'warm')).toEqual({ effects: { blur: 4, hue: 20 } })
    expect(configOf(after, 'over')).toMatchObject({ layers: [{}, { opacity: 4 }] })
  })

  test('that are renamed take all their uses with them', () => {
    const after = read(edited(renameParam(recipe, strength, 'amount')))
    expect(paramUses(after, 'amount')).toEqual(paramUses(recipe, 'strength'))
    expect(paramUses(after, 'strength')).toEqual([])
    expect(after.params.find(({ name }) => name === 'amount')?.default).toBe(4)
  })

  test('written as a bare value can be described', () => {
    const [after] = read(edited([paramEdit({ ...strength, description: 'How much' })])).params
    expect(after).toEqual({ name: 'strength', default: 4, description: 'How much' })
  })
})

describe('inputs', () => {
  const fillIn = (text: string): unknown => /fill: (.*)/.exec(text)?.[1]

  test('change their kind and stay what they were otherwise', () => {
    expect(read(edited([inputEdit({ ...clip, kind: 'image', isList: true })])).inputs).toEqual([
      { name: 'clip', kind: 'image', description: 'A clip', isList: true },
    ])
  })

  test('are pinned to what fills them, and can be let go again with it', () => {
    const pinned = edited(pinEdits(clip, 'abc', ['abc']))
    expect(read(pinned).inputs[0]?.pin).toBe('abc')
    expect(fillIn(pinned)).not.toContain('abc')
    const loose = editRecipe(pinned, unpinEdits(read(pinned).inputs[0] as typeof clip))
    expect(read(loose).inputs).toEqual(recipe.inputs)
    expect(loose).toMatch(/clip:\s*(\[ ?abc ?\]|\n\s*- abc)/)
  })

  test('that nothing fills cannot be emptied once more', () => {
    expect(refillEdits('clip', [], [])).toEqual([])
    expect(edited(refillEdits('clip', [], ['abc']))).not.toContain('abc')
    expect(edited(refillEdits('clip', ['x', 'y'], ['abc']))).toMatch(/x, y/)
  })
})

describe('what is selected', () => {
  test('the last step comes first; an input stands alone', () => {
    expect(selectedIn(recipe, ['warm', 'over']).steps.map(({ id }) => id)).toEqual(['over', 'warm'])
    expect(selectedIn(recipe, ['warm', 'input:clip'])).toEqual({ steps: [], input: clip })
    expect(selectedIn(recipe, ['note:1', 'gone'])).toEqual({ steps: [], input: undefined })
  })
})
