/** A recipe drawn: levels, rows, edges. */
import { expect, it } from 'vitest'
import { drawRecipe } from '../../../engine/run/recipes/draw-recipe.ts'
import { input, recipeOf, step } from '../../plan/kit.ts'

const place = (drawing: ReturnType<typeof drawRecipe>) =>
  Object.fromEntries(drawing.nodes.map(({ id, level, row }) => [id, `${level}/${row}`]))

it('puts every step right of all that it takes, in whatever order they are written', () => {
  const drawing = drawRecipe(
    recipeOf(
      [step('end', 'BLEND', ['cut', 'b']), step('cut', 'SEGMENT', ['small']), step('small', 'RESIZE', ['a'])],
      { inputs: [input('a'), input('b')], output: 'end' },
    ),
  )
  expect(place(drawing)).toEqual({ a: '0/0', b: '0/1', small: '1/0', cut: '2/0', end: '3/0' })
  expect(drawing.levels).toBe(4)
  expect(drawing.edges).toHaveLength(4)
  expect(drawing.nodes.filter(({ isOutput }) => isOutput).map(({ id }) => id)).toEqual(['end'])
})

it('crosses no edges where that can be', () => {
  const drawing = drawRecipe(
    recipeOf([step('x', 'RESIZE', ['b']), step('y', 'RESIZE', ['a']), step('end', 'BLEND', ['y', 'x'])]),
  )
  expect(place(drawing)).toMatchObject({ a: '0/0', b: '0/1', y: '1/0', x: '1/1' })
})

it('draws a step that takes the same twice, and chains of thousands', () => {
  const chain = Array.from({ length: 3000 }, (_, index) =>
    step(`s${index}`, 'RESIZE', [index === 0 ? 'a' : `s${index - 1}`]),
  )
  const drawing = drawRecipe(recipeOf([...chain, step('end', 'BLEND', ['s2999', 's2999'])]))
  expect([drawing.levels, place(drawing).end]).toEqual([3002, '3001/0'])
})
