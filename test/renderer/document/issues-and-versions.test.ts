/** Faults by step, and versions as people remember them. */
import { describe, expect, it } from 'vitest'
import { ArtDagError } from '../../../engine/contract/errors.ts'
import type { RecipeVersion } from '../../../engine/contract/groups/recipes.ts'
import { recipeError } from '../../../engine/recipe/check/format-issues.ts'
import { issuesIn, issuesOf, stepOf } from '../../../renderer/editor/document/issues.ts'
import { keptCount, landmarks } from '../../../renderer/editor/document/versions.ts'

const issue = (path: string) => ({ path, message: 'wrong' })

describe('faults', () => {
  it('are of the step their path leads into, whose id may hold dots', () => {
    const ids = ['a', 'a.b', 'c']
    expect(stepOf('steps.a.config.width', ids)).toBe('a')
    expect(stepOf('steps.a.b.config.width', ids)).toBe('a.b')
    expect(stepOf('steps.unread.type', ids)).toBe('unread')
    expect(stepOf('output', ids)).toBe('')
  })

  it('are all there in order, and by their steps', () => {
    const all = [issue('steps.c.type'), issue('output'), issue('steps.a.id')]
    const { byStep } = issuesOf(all, ['a', 'c'])
    expect([...byStep.keys()]).toEqual(['c', 'a'])
  })

  it('come back from the engine as they went into its error', () => {
    const placed = { ...issue('output'), hint: 'try this', place: { line: 2, column: 3, length: 4 } }
    expect(issuesIn(recipeError([placed, issue('steps')], 'a.yaml', ''))).toEqual([placed, issue('steps')])
  })

  it('are one without a place when the engine names none', () => {
    expect(issuesIn(new ArtDagError('INPUT_MISSING', 'nothing', { hint: 'do' }))).toEqual([
      { path: '', message: 'nothing', hint: 'do' },
    ])
  })
})

describe('versions', () => {
  const start = Date.parse('2026-01-01T10:00:00Z')
  const version = (kind: RecipeVersion['kind'], second: number): RecipeVersion => ({
    cid: `cid-${second}` as RecipeVersion['cid'],
    kind,
    at: new Date(start + second * 1000).toISOString(),
  })

  it('are the last of every stretch of typing, and all that were kept', () => {
    const all = [
      ...[version('draft', 300), version('draft', 299), version('draft', 298)],
      ...[version('upload', 200), version('draft', 199), version('draft', 100)],
    ]
    expect(landmarks(all).map(({ at }) => (Date.parse(at) - start) / 1000)).toEqual([300, 200, 100])
  })

  it('count when they were kept as good', () => {
    expect(keptCount([version('draft', 2), version('restore', 1), version('upload', 0)])).toBe(2)
  })
})
