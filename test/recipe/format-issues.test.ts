/** The text of faults, to the letter. */
import { describe, expect, test } from 'vitest'
import { checkAgainstCatalogue, placesOf } from '../../engine/recipe/check/check-config.ts'
import { formatIssues, recipeError } from '../../engine/recipe/check/format-issues.ts'
import { readRecipe } from '../../engine/recipe/read/read-recipe.ts'
import { CATALOGUE } from './small-catalogue.ts'

function shown(text: string): string {
  const { recipe, issues, places } = readRecipe(text, { fileName: 'cut.yaml' })
  const all = recipe === undefined ? issues : checkAgainstCatalogue(recipe, CATALOGUE, placesOf(places))
  return formatIssues(all, 'cut.yaml', text)
}

describe('faults as text', () => {
  test('show the place, the line, a marker, what is wrong and what to try', () => {
    const text = `name: beats
inputs: {video: video, audio: audio}
steps:
  - id: sync_video
    type: BEAT_SYNC
    inputs: [video, audio]
    config:
      mode: strech   # bend it
      speed: 2
output: sync_vido
`
    expect(shown(text)).toBe(`cut.yaml:10:9  output
  10 | output: sync_vido
     |         ^^^^^^^^^
  there is no step or input "sync_vido"
  try: did you mean "sync_video"?`)
    expect(
      shown(text.replace('sync_vido\n', 'sync_video\n')),
    ).toBe(`cut.yaml:8:13  steps.sync_video.config.mode
  8 |       mode: strech   # bend it
    |             ^^^^^^
  must be "stretch", "cut" or "slice", not "strech"
  try: did you mean "stretch"?

cut.yaml:9:7  steps.sync_video.config.speed
  9 |       speed: 2
    |       ^^^^^
  there is no "speed" here
  try: "mode"`)
  })

  test('show only the part of a long line that matters', () => {
    const text = `steps: [{id: a, type: X, config: {x: "${'é'.repeat(300)}"}, inputs: [missing]}]\noutput: a`
    const [, line, marker] = shown(text).split('\n')
    expect(line?.length).toBeLessThan(120)
    expect(line?.slice(marker?.indexOf('^'), (marker?.lastIndexOf('^') ?? 0) + 1)).toBe('missing')
  })

  test('keep the marker in place behind tabs and characters of two code units', () => {
    const [, line, marker] = shown('steps: [{id: a,\ttitle: "🎬🎬", type: X, inputs: [b]}]\noutput: a').split(
      '\n',
    )
    expect([...(line ?? '')][marker?.indexOf('^') ?? 0]).toBe('b')
    expect(line).not.toContain('\t')
  })

  test('never let a name of the recipe reach the terminal as a command', () => {
    const text = formatIssues(
      [{ path: 'a\u001b[2Jb', message: 'x\u0007\u202ey', place: { line: 1, column: 1, length: 99 } }],
      'a\nb.yaml',
      '\u001b[31mred',
    )
    expect(text).toMatch(/^[^\p{Cc}\u202e]*(?:\n[^\p{Cc}\u202e]*)*$/u)
  })

  test('become one error with the faults as data', () => {
    const text = 'steps: [{id: a, type: X, inputs: [b]}]\noutput: c'
    const { issues } = readRecipe(text, { fileName: 'cut.yaml' })
    const error = recipeError(issues, 'cut.yaml', text)
    expect(error.code).toBe('RECIPE_INVALID')
    expect(error.message).toBe(formatIssues(issues, 'cut.yaml', text))
    expect(error.hint).toBe('Correct the 2 marked places.')
    expect(error.details).toEqual({
      file: 'cut.yaml',
      issues: [
        {
          path: 'steps.a.inputs.0',
          message: 'there is no step or input "b"',
          hint: 'did you mean "a"?',
          line: 1,
          column: 35,
          length: 1,
        },
        {
          path: 'output',
          message: 'there is no step or input "c"',
          hint: 'did you mean "a"?',
          line: 2,
          column: 9,
          length: 1,
        },
      ],
    })
  })
})
