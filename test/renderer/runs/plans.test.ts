/** Plans drawn, and compared. */
import { describe, expect, it } from 'vitest'
import { comparePlans } from '../../../renderer/runs/compare/compare-plans.ts'
import { layOut } from '../../../renderer/runs/plan/graph-layout.ts'
import { type Plan, type PlanStep, readPlan, seedsOf } from '../../../renderer/runs/plan/read-plan.ts'

const step = (id: string, type: string, cacheId: string, more: Partial<PlanStep> = {}): PlanStep => ({
  ...{ id, type, cacheId, config: {}, inputs: [] },
  ...more,
})
const plan = (...steps: readonly PlanStep[]): Plan => ({ steps: [...steps], output: 'out', profile: 'mp4' })

describe('two plans', () => {
  const before = plan(
    step('clip', 'SOURCE', 'f1'),
    step('cut', 'SEGMENT', 'a', { inputs: ['clip'], config: { offset: 1, time: { unit: 's' } } }),
    step('blur', 'EFFECT', 'b', { inputs: ['cut'], effect: 'e1' }),
    step('old', 'MUX', 'c'),
  )

  it('are the same when every step is', () => {
    expect(comparePlans(before, before)).toEqual({ steps: [], same: 4, isOtherProfile: false })
  })

  it('differ by a value, and by all that follows it', () => {
    const after = plan(
      step('clip', 'SOURCE', 'f1'),
      step('cut', 'SEGMENT', 'a2', { inputs: ['clip'], config: { offset: 2, time: { unit: 'beats' } } }),
      step('blur', 'EFFECT', 'b2', { inputs: ['cut'], effect: 'e1' }),
      step('new', 'MUX', 'd'),
    )
    const { steps, same } = comparePlans(before, after)
    expect(same).toBe(1)
    expect(steps.map(({ id, changes }) => [id, changes])).toEqual([
      [
        'cut',
        [
          { kind: 'value', key: 'offset', before: '1', after: '2' },
          { kind: 'value', key: 'time.unit', before: 's', after: 'beats' },
        ],
      ],
      ['blur', [{ kind: 'above', steps: ['cut'] }]],
      ['new', [{ kind: 'added' }]],
      ['old', [{ kind: 'removed' }]],
    ])
  })

  it('differ by a file, an effect, other inputs, another type, or the canvas', () => {
    const changesOf = (old: PlanStep, now: PlanStep) => comparePlans(plan(old), plan(now)).steps[0]?.changes
    expect(changesOf(step('a', 'SOURCE', '1'), step('a', 'SOURCE', '2'))).toEqual([{ kind: 'file' }])
    expect(changesOf(step('a', 'X', '1', { effect: 'e' }), step('a', 'X', '2', { effect: 'f' }))).toEqual([
      { kind: 'effect' },
    ])
    expect(
      changesOf(step('a', 'X', '1', { inputs: ['p', 'q'] }), step('a', 'X', '2', { inputs: ['q', 'p'] })),
    ).toEqual([{ kind: 'inputs', before: ['p', 'q'], after: ['q', 'p'] }])
    expect(changesOf(step('a', 'X', '1'), step('a', 'Y', '2'))).toEqual([
      { kind: 'type', before: 'X', after: 'Y' },
    ])
    expect(changesOf(step('a', 'X', '1'), step('a', 'X', '2'))).toEqual([{ kind: 'canvas' }])
  })
})

describe('a plan drawn', () => {
  it('goes from left to right, each step right of all it is made of', () => {
    const spots = layOut([
      { id: 'a', inputs: [] },
      { id: 'b', inputs: ['a'] },
      { id: 'c', inputs: ['a', 'b'] },
    ])
    expect(['a', 'b', 'c'].map((id) => spots.get(id)?.column)).toEqual([0, 1, 2])
  })

  it('gives every one of 541 steps a place of its own, and builds no tower', () => {
    const cuts = Array.from({ length: 538 }, (_, at) => ({ id: `cut${at}`, inputs: ['clip'] }))
    const steps = [
      { id: 'clip', inputs: [] },
      ...cuts,
      { id: 'all', inputs: cuts.map(({ id }) => id) },
      { id: 'out', inputs: ['all'] },
    ]
    const spots = [...layOut(steps).values()]
    expect(new Set(spots.map(({ column, row }) => `${column} ${row}`)).size).toBe(541)
    expect(Math.max(...spots.map(({ row }) => row))).toBeLessThan(40)
  })
})

describe('a plan document', () => {
  const link = (cid: string) => ({ '/': cid })
  const document = {
    v: 1,
    kind: 'plan',
    steps: [
      { id: 'a', type: 'SLICE', cacheId: link('x'), config: { seed: 7 }, inputs: [] },
      { id: 'b', type: 'SLICE', cacheId: link('y'), config: { seed: 7 }, inputs: ['a'] },
    ],
    output: 'b',
    profile: link('p'),
  }

  it('is read with its links as ids', () => {
    const read = readPlan(document)
    expect(read?.steps.map(({ cacheId }) => cacheId)).toEqual(['x', 'y'])
    expect(read && seedsOf(read)).toEqual(['7'])
  })

  it('is nothing when it is something else', () => expect(readPlan({ kind: 'recipe' })).toBeUndefined())
})
