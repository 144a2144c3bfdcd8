/** Where tasks begin and end, what runs, and what is said about it. */
import { describe, expect, it } from 'vitest'
import { profileNamed } from '../../engine/media/profiles.ts'
import type { EarlierPlan } from '../../engine/plan/explain.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { cacheWith, effectOf, planOf, recipeOf, step, tasksOf } from './kit.ts'

const cut = step('cut', 'SEGMENT', ['a'], { config: { offset: 1, duration: 2 } })
const small = step('small', 'RESIZE', ['cut'], { config: { width: 320 } })
const toned = step('toned', 'TRANSFORM', ['small'], { config: { effects: { contrast: 1.2 } } })
const seen = step('seen', 'EFFECT', ['toned'], { config: { effect: 'mine' } })
const chain = recipeOf([cut, small, toned, seen])
const world = { effects: { mine: effectOf([{ use: 'negate' }]) } }

const states = (plan: Plan) => plan.steps.map(({ id, state }) => `${id} ${state}`)
const reasons = (plan: Plan) => plan.steps.map(({ id, why }) => `${id}: ${why}`)

describe('a chain', () => {
  it('of four steps is one task with one input and one encode', () => {
    const plan = planOf(chain, world)
    expect(tasksOf(plan)).toEqual(['cut+small+toned+seen'])
    const argv = plan.tasks[0]?.command.argv ?? []
    expect(argv.filter((argument) => argument === '-i')).toHaveLength(1)
    expect(argv.filter((argument) => argument === '-c:v')).toHaveLength(1)
  })

  it('is cut where a step is pinned', () => {
    const pinned = { ...small, isPinned: true }
    const plan = planOf(recipeOf([cut, pinned, toned, seen]), world)
    expect(tasksOf(plan)).toEqual(['cut+small', 'toned+seen'])
    expect(plan.tasks[1]?.dependsOn).toEqual([plan.tasks[0]?.id])
    expect(plan.tasks[1]?.command.argv).toContain(`file:{task:${plan.tasks[0]?.id}}`)
  })

  it('is cut after every step when intermediates are kept', () => {
    const plan = planOf(chain, world, { keepIntermediates: true })
    expect(tasksOf(plan)).toEqual(['cut', 'small', 'toned', 'seen'])
  })

  it('is cut at an intermediate that is cached, and nothing above it is needed', () => {
    const plan = planOf(chain, world, { cache: cacheWith(planOf(chain, world), 'small') })
    expect(tasksOf(plan)).toEqual(['toned+seen'])
    expect(states(plan)).toEqual(['a cached', 'cut skip', 'small cached', 'toned run', 'seen run'])
    expect(plan.tasks[0]?.command.inputs).toMatchObject([{ kind: 'media' }])
  })

  it('whose output is cached runs nothing', () => {
    const plan = planOf(chain, world, { cache: cacheWith(planOf(chain, world), 'seen') })
    expect(plan.tasks).toEqual([])
    expect(plan.output.cid).toBeDefined()
    expect(states(plan)).toEqual(['a cached', 'cut skip', 'small skip', 'toned skip', 'seen cached'])
  })

  it('of 20,000 steps is one task', () => {
    const steps = Array.from({ length: 20_000 }, (_, n) =>
      step(`s${n}`, 'TRANSFORM', [n === 0 ? 'a' : `s${n - 1}`], {
        config: { effects: { hue: 1 + n / 100_000 } },
      }),
    )
    expect(planOf(recipeOf(steps)).tasks.map((task) => task.steps.length)).toEqual([20_000])
  })
})

describe('tasks', () => {
  it('stand in an order in which they could run, each after those whose files it reads', () => {
    const steps = [
      cut,
      small,
      step('left', 'TRANSFORM', ['small'], { config: { effects: { hue: 10 } } }),
      step('right', 'TRANSFORM', ['small'], { config: { effects: { hue: 20 } } }),
      step('all', 'SEQUENCE', ['right', 'left', 'b']),
    ]
    const { tasks } = planOf(recipeOf(steps), {}, { keepIntermediates: true })
    tasks.forEach(({ dependsOn }, at) => {
      const before = new Set(tasks.slice(0, at).map(({ id }) => id))
      for (const id of dependsOn) expect(before).toContain(id)
    })
    expect(tasks.at(-1)?.dependsOn).toHaveLength(2)
  })

  it('are made once for steps that are written twice', () => {
    const steps = [
      { ...cut, isPinned: true },
      { ...cut, id: 'again', isPinned: true },
      step('all', 'SEQUENCE', ['cut', 'again']),
    ]
    const plan = planOf(recipeOf(steps))
    expect(new Set(plan.tasks.map(({ id }) => id)).size).toBe(plan.tasks.length)
    expect(states(plan)).toEqual(['a cached', 'cut run', 'again run', 'all run'])
    expect(plan.tasks.at(-1)?.dependsOn).toHaveLength(1)
  })

  it('have other ids for other profiles, while the steps keep theirs', () => {
    const asWebm = planOf(chain, world, { profileFor: () => profileNamed('webm') as never })
    const asMp4 = planOf(chain, world)
    expect(asWebm.tasks[0]?.id).not.toBe(asMp4.tasks[0]?.id)
    expect(asWebm.output.cacheId).toBe(asMp4.output.cacheId)
    expect(asWebm.planId).not.toBe(asMp4.planId)
  })
})

/** What would be remembered of a plan that was rendered. */
const rememberedFrom = (plan: Plan): EarlierPlan => ({
  profile: plan.output.profile.cid,
  profileName: plan.output.profile.profile.name,
  steps: new Map(
    [...plan.identified].map(
      ([
        id,
        {
          cacheId,
          document,
          step: { inputs },
        },
      ]) => [
        id,
        { cacheId, inputs, ...(document ? { document: JSON.parse(JSON.stringify(document)) } : {}) },
      ],
    ),
  ),
})

describe('the reason why a step runs', () => {
  const explain = (before: Plan, steps: Parameters<typeof recipeOf>[0], more = {}) =>
    reasons(planOf(recipeOf(steps), world, { earlier: rememberedFrom(before), ...more }))
  const before = planOf(chain, world)

  it('is that nothing was rendered before', () => {
    expect(reasons(before)).toEqual([
      'a: a file in the store',
      'cut: first time',
      'small: first time',
      'toned: first time',
      'seen: first time',
    ])
  })

  it('is the value that changed, and the input for what stands below', () => {
    const edited = { ...small, config: { width: 400, mode: 'fill', height: 300 } }
    expect(explain(before, [cut, edited, toned, seen]).slice(1)).toEqual([
      'cut: unchanged, but part of a task that runs again',
      'small: config.height changed from nothing to 300; config.mode changed from "fit" to "fill"; config.width changed from 320 to 400',
      'toned: its input small changed',
      'seen: its input toned changed',
    ])
  })

  it('is the new order, number or kind of inputs', () => {
    const join = (from: readonly string[]) => [step('all', 'SEQUENCE', from)]
    const joined = planOf(recipeOf(join(['a', 'b'])))
    expect(explain(joined, join(['b', 'a'])).at(-1)).toBe('all: its inputs changed their order')
    expect(explain(joined, join(['a', 'b', 'c'])).at(-1)).toBe('all: it had 2 inputs, now 3')
    expect(explain(joined, join(['a', 'c'])).at(-1)).toBe('all: its input c changed')
  })

  it('is that the step is new, or its type changed', () => {
    const added = step('more', 'RESIZE', ['seen'], { config: { width: 100 } })
    expect(explain(before, [cut, small, toned, seen, added]).at(-1)).toBe('more: this step is new')
    const other = step('small', 'TRANSFORM', ['cut'], { config: { effects: { hue: 9 } } })
    expect(explain(before, [cut, other, toned, seen])[2]).toMatch(
      /^small: type changed from RESIZE to TRANSFORM; config/,
    )
  })

  it('is the effect that was edited', () => {
    const plan = planOf(
      chain,
      { effects: { mine: effectOf([{ use: 'hflip' }]) } },
      { earlier: rememberedFrom(before) },
    )
    expect(reasons(plan).at(-1)).toBe('seen: its effect changed')
  })

  it('is the other profile, or that the file is gone', () => {
    const asWebm = { profileFor: () => profileNamed('webm') as never }
    expect(explain(before, [cut, small, toned, seen], asWebm).at(-1)).toBe(
      'seen: written as webm, before as mp4',
    )
    expect(explain(before, [cut, small, toned, seen]).at(-1)).toBe('seen: its result was deleted')
  })

  it('for a step that does not run is what covers it', () => {
    expect(reasons(planOf(chain, world, { cache: cacheWith(before, 'seen') })).slice(1)).toEqual([
      'cut: not needed: a cached step after it covers it',
      'small: not needed: a cached step after it covers it',
      'toned: not needed: a cached step after it covers it',
      'seen: rendered before',
    ])
  })
})
