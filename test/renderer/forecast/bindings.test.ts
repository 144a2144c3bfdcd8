/** What a run needs. */
import { describe, expect, it } from 'vitest'
import { readRecipe } from '../../../engine/recipe/read/read-recipe.ts'
import { bindingsOf, missingInputs } from '../../../renderer/editor/forecast/bindings.ts'

describe('what fills the inputs', () => {
  const { recipe } = readRecipe(
    `name: test
inputs:
  one: { type: video }
  many: { type: video, list: true }
  fixed: { type: audio, pin: song }
  idle: { type: audio }
steps:
  - { id: all, type: SEQUENCE, inputs: [one, many, fixed] }
output: all
`,
    { fileName: 'test.yaml' },
  )
  it('is bound in order, each content of a list by itself; a fixed input is never filled', () => {
    const fill = { many: ['b', 'c'], one: ['a'], fixed: ['other'] }
    expect(bindingsOf(recipe, fill).map(({ name, content }) => `${name}=${content}`)).toEqual([
      'one=a',
      'many=b',
      'many=c',
    ])
  })
  it('is missing only where a step asks for it', () => {
    expect(missingInputs(recipe, { one: ['a'] })).toEqual(['many'])
  })
})
