/** Every broken or hostile recipe is refused, at the value that is wrong. */
import { describe, expect, test } from 'vitest'
import { formatIssues } from '../../engine/recipe/check/format-issues.ts'
import { readRecipe } from '../../engine/recipe/read/read-recipe.ts'
import { HOSTILE_RECIPES } from './hostile-recipes.ts'

describe('broken and hostile recipes', () => {
  test('are more than the hundred the project set out to have', () => {
    expect(HOSTILE_RECIPES.length).toBeGreaterThanOrEqual(103)
    expect(new Set(HOSTILE_RECIPES.map((recipe) => recipe.name)).size).toBe(HOSTILE_RECIPES.length)
  })

  test.each(HOSTILE_RECIPES)('$name is refused where it is wrong', ({ text, path, line, says }) => {
    const { recipe, issues } = readRecipe(text, { fileName: 'hostile.yaml' })
    expect(recipe).toBeUndefined()
    const found = issues.find((issue) => says.test(issue.message))
    expect(issues.map((issue) => `${issue.path}: ${issue.message}`)).toContainEqual(
      expect.stringMatching(says),
    )
    expect({ path: found?.path, line: found?.place?.line ?? 0 }).toEqual({ path, line })
  })

  test.each(HOSTILE_RECIPES)('$name is shown without control characters', ({ text }) => {
    const { issues } = readRecipe(text, { fileName: 'hostile.yaml' })
    expect(formatIssues(issues, 'hostile.yaml', text)).toMatch(
      /^[^\p{Cc}\u2028\u202e]*(?:\n[^\p{Cc}\u2028\u202e]*)*$/u,
    )
  })

  test('pollute no prototype', () => {
    for (const { text } of HOSTILE_RECIPES) readRecipe(text, { fileName: 'hostile.yaml' })
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('are told all their faults at once, in the order of the text', () => {
    const text = 'naem: x\nsteps:\n  - {id: a, type: X, inputs: [b]}\n  - {id: a, typ: Y}\noutput: c\n'
    const { issues } = readRecipe(text, { fileName: 'many.yaml' })
    expect(issues.map((issue) => `${issue.place?.line} ${issue.path}`)).toEqual([
      '1 naem',
      '3 steps.a.inputs.0',
      '4 steps.a',
      '4 steps.a.id',
      '4 steps.a.typ',
      '5 output',
    ])
  })
})
