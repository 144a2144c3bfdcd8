/** What a recipe's card says at a glance. */
import { describe, expect, it } from 'vitest'
import { kindCounts } from '../../../renderer/recipes/kind-counts.ts'
import { placeNodes } from '../../../renderer/recipes/place-nodes.ts'

describe('what a recipe takes', () => {
  it('counts what is filled by hand, by kind', () => {
    const input = (kind: string, more: object = {}) => ({
      ...{ name: 'x', kind, isFixed: false, isList: false, description: '' },
      ...more,
    })
    expect(
      kindCounts([
        input('video'),
        input('audio', { isFixed: true }),
        input('video', { isList: true }),
        input('odd'),
      ]),
    ).toEqual([
      { kind: 'video', count: 2, isList: true },
      { kind: 'any', count: 1, isList: false },
    ])
  })
})

describe('the small drawing', () => {
  const node = (id: string, level: number, row: number, isOutput = false) => ({
    ...{ id, level, row, isOutput, kind: level === 0 ? ('input' as const) : ('step' as const) },
  })
  const drawing = placeNodes({
    nodes: [node('a', 0, 0), node('b', 0, 1), node('out', 1, 0, true)],
    edges: [
      { from: 'a', to: 'out' },
      { from: 'b', to: 'out' },
      { from: 'lost', to: 'out' },
    ],
  })
  it('goes from left to right, with a lone box in the middle of its column', () => {
    const [a, b, out] = drawing.boxes
    expect(out?.x).toBeGreaterThan(a?.x ?? 0)
    expect(out?.y).toBe(((a?.y ?? 0) + (b?.y ?? 0)) / 2)
    expect(drawing.boxes.map(({ look }) => look)).toEqual(['input', 'input', 'output'])
  })
  it('has no line to what is not drawn', () => {
    expect(drawing.lines).toHaveLength(2)
  })
})
