/** What changes a cache id, and what does not. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecipeStep } from '../../engine/recipe/recipe.ts'
import { effectOf, fileOf, graphOf, idsOf, input, planOf, recipeOf, step } from './kit.ts'

const chain = [
  step('cut', 'SEGMENT', ['a'], { config: { offset: 1, duration: 2 } }),
  step('small', 'RESIZE', ['cut'], { config: { width: 320 } }),
]
const changed = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
  Object.keys(after).filter((id) => before[id] !== after[id])

describe('a cache id', () => {
  it('of a source is the CID of its media', () => {
    expect(idsOf(planOf(recipeOf(chain))).a).toBe(fileOf('a').cid)
  })

  it('counts the order of inputs', () => {
    const joined = (from: readonly string[]) => idsOf(planOf(recipeOf([step('all', 'SEQUENCE', from)]))).all
    expect(joined(['a', 'b'])).not.toBe(joined(['b', 'a']))
  })

  it('does not count names, titles, ids, pins, or the recipe around it', () => {
    const plain = idsOf(planOf(recipeOf(chain)))
    const dressed = [
      step('other-id', 'SEGMENT', ['first'], {
        config: { duration: 2, offset: 1 },
        title: 'The cut',
        isPinned: true,
      }),
      step('small', 'RESIZE', ['other-id'], { config: { width: 320 } }),
    ]
    const again = idsOf(
      planOf(recipeOf(dressed, { name: 'renamed', description: 'x', inputs: [input('first')] }), {
        files: { first: { ...fileOf('a'), title: 'renamed.mp4' } },
      }),
    )
    expect(again.small).toBe(plain.small)
    expect(again['other-id']).toBe(plain.cut)
  })

  it('counts the CID of the effect, not the name it is called by', () => {
    const one = effectOf([{ use: 'negate' }])
    const two = effectOf([{ use: 'hflip' }])
    const seen = (name: string, effect: typeof one) =>
      idsOf(
        planOf(recipeOf([step('fx', 'EFFECT', ['a'], { config: { effect: name } })]), {
          effects: { [name]: effect },
        }),
      ).fx
    expect(seen('mine', one)).toBe(seen('alias', one))
    expect(seen('mine', one)).not.toBe(seen('mine', two))
  })

  it('takes a default of an effect written out for the same as one left out', () => {
    const params = { amount: { type: 'number', default: 2, min: 0, max: 4 } }
    const effect = effectOf([{ use: 'eq', with: { contrast: { param: 'amount' } } }], { params })
    const seen = (config: RecipeStep['config']) =>
      idsOf(planOf(recipeOf([step('fx', 'EFFECT', ['a'], { config })]), { effects: { mine: effect } })).fx
    expect(seen({ effect: 'mine', params: { amount: 2 } })).toBe(seen({ effect: 'mine' }))
    expect(seen({ effect: 'mine', params: { amount: 3 } })).not.toBe(seen({ effect: 'mine' }))
  })

  it.each([
    ['fps', { fps: { num: 30, den: 1 } }],
    ['sample rate', { sampleRate: 44_100 }],
    ['channels', { channels: 1 }],
  ])('counts the %s of the canvas', (_, canvas) => {
    const before = idsOf(planOf(recipeOf(chain)))
    expect(changed(before, idsOf(planOf(recipeOf(chain, { canvas }))))).toEqual(['cut', 'small'])
  })

  it('counts the size of the canvas only where a join uses it', () => {
    const steps = [...chain, step('all', 'SEQUENCE', ['small', 'b'])]
    const before = idsOf(planOf(recipeOf(steps)))
    const after = idsOf(planOf(recipeOf(steps, { canvas: { width: 800, height: 600 } })))
    expect(changed(before, after)).toEqual(['all'])
  })

  it('counts the trust domain', () => {
    const before = idsOf(planOf(recipeOf(chain)))
    expect(changed(before, idsOf(planOf(recipeOf(chain), { domain: 'k1' })))).toEqual(['cut', 'small'])
  })

  it('of a file that is the output counts the canvas it is conformed to', () => {
    const whole = (sampleRate: number) =>
      planOf(recipeOf([], { output: 'a', canvas: { sampleRate } })).output.cacheId
    expect(whole(48_000)).not.toBe(whole(44_100))
    expect(whole(48_000)).not.toBe(fileOf('a').cid)
  })
})

/** Steps 0, 1, 2 … each fed by earlier ones or by files, as small numbers. */
const dags = fc
  .array(fc.record({ from: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }), value: fc.nat(50) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((nodes) =>
    nodes.map(({ from, value }, at) => ({ value, from: from.map((n) => nameOf(n % (at + 3), at)) })),
  )
const nameOf = (n: number, at: number): string => (n < at ? `s${n}` : (['a', 'b', 'c'][n - at] as string))

/** A step with several inputs is a join, one with one a TRANSFORM; all are joined in the end, so that all count. */
function recipeFrom(nodes: readonly { readonly from: readonly string[]; readonly value: number }[]) {
  const steps = nodes.map(({ from, value }, at) =>
    from.length === 1
      ? step(`s${at}`, 'TRANSFORM', from, { config: { effects: { brightness: value / 200 } } })
      : step(`s${at}`, 'SEQUENCE', from, { config: { still_duration: 1 + value } }),
  )
  const last = step(
    'all',
    'SEQUENCE',
    nodes.map((_, at) => `s${at}`),
  )
  return recipeOf([...steps, last])
}

function below(nodes: readonly { readonly from: readonly string[] }[], changedAt: number): Set<string> {
  const touched = new Set([`s${changedAt}`, 'all'])
  nodes.forEach(({ from }, at) => {
    if (from.some((name) => touched.has(name))) touched.add(`s${at}`)
  })
  return touched
}

describe('random graphs', () => {
  it('have the same ids every time', () => {
    fc.assert(
      fc.property(dags, (nodes) => {
        const [one, two] = [planOf(recipeFrom(nodes)), planOf(recipeFrom(structuredClone(nodes)))]
        expect(idsOf(one)).toEqual(idsOf(two))
        expect(one.planId).toBe(two.planId)
        expect(one.tasks.map(({ command }) => command)).toEqual(two.tasks.map(({ command }) => command))
      }),
      { numRuns: 60 },
    )
  })

  it('with one config changed change exactly the ids of that step and of what stands below it', () => {
    fc.assert(
      fc.property(dags, fc.nat(), (nodes, pick) => {
        const at = pick % nodes.length
        const edited = nodes.map((node, n) => (n === at ? { ...node, value: node.value + 51 } : node))
        const ids = (made: typeof nodes) =>
          Object.fromEntries(graphOf(recipeFrom(made)).steps.map(({ id }) => [id, planIds(made)[id] ?? '']))
        expect(new Set(changed(ids(nodes), ids(edited)))).toEqual(below(nodes, at))
      }),
      { numRuns: 60 },
    )
  })
})

const planIds = (nodes: Parameters<typeof recipeFrom>[0]) => idsOf(planOf(recipeFrom(nodes)))
