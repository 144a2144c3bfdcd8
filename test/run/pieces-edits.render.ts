/** After an edit exactly the pieces it touched are rendered, and the result is that of an engine that never saw another. */
import { describe, expect, it } from 'vitest'
import type { RunFinishedEvent } from '../../engine/contract/events.ts'
import { finished, openEngine, type TestEngine } from '../support/engine.ts'
import {
  type Cut,
  countKinds,
  type Edit,
  makeSources,
  plannedIds,
  recipeOf,
  startedIds,
} from './pieces-kit.ts'

const CUTS: readonly Cut[] = [
  { from: 'a', start: 40, frames: 12 },
  { from: 'b', start: 7, frames: 9, contrast: 1.3 },
  { from: 'a', start: 3, frames: 10 },
  { from: 'a', start: 61, frames: 8, contrast: 0.8 },
  { from: 'b', start: 60, frames: 14 },
  { from: 'a', start: 80, frames: 11 },
]
const cutAt = (index: number): Cut => CUTS[index] as Cut
const NEW: Cut = { from: 'b', start: 120, frames: 7 }

/** Its plan says beforehand which tasks run. */
async function renderAsPlanned(engine: TestEngine, edit: Edit) {
  const [recipe, sources] = [recipeOf(edit), await makeSources()]
  const plan = await engine.plan(recipe, sources)
  const events = await engine.run(recipe, sources)
  expect(startedIds(events)).toEqual(plannedIds(plan))
  const end: RunFinishedEvent = finished(events)
  expect([end.state, end.tasksRun]).toEqual(['finished', plan.tasks.length])
  return { kinds: countKinds(plan), cid: end.output?.cid }
}

interface Trial {
  readonly name: string
  readonly edit: (base: Edit) => Edit
  /** What runs, in a sequence of cuts and in one of crossfades. */
  readonly cuts: object
  readonly crossfades: object
}

const JOIN = { join: 1 }
const ALL = { sound: 1, join: 1 }

const TRIALS: readonly Trial[] = [
  {
    name: 'a new cut between two',
    edit: (base) => ({ ...base, cuts: CUTS.toSpliced(3, 0, NEW) }),
    cuts: { piece: 1, ...ALL },
    crossfades: { piece: 3, ...ALL },
  },
  {
    name: 'one cut less',
    edit: (base) => ({ ...base, cuts: CUTS.toSpliced(3, 1) }),
    cuts: ALL,
    crossfades: { piece: 1, ...ALL },
  },
  {
    name: 'two cuts in the other order',
    edit: (base) => ({ ...base, cuts: CUTS.toSpliced(2, 2, cutAt(3), cutAt(2)) }),
    cuts: ALL,
    // The crossfade around the cut that was left out before is there already.
    crossfades: { piece: 2, ...ALL },
  },
  {
    name: 'a cut that ends earlier',
    edit: (base) => ({ ...base, cuts: CUTS.with(4, { ...cutAt(4), frames: 11 }) }),
    cuts: { piece: 1, ...ALL },
    crossfades: { piece: 2, ...ALL },
  },
  {
    name: 'more contrast in one cut',
    edit: (base) => ({ ...base, cuts: CUTS.with(3, { ...cutAt(3), contrast: 1.1 }) }),
    cuts: { piece: 1, ...JOIN },
    crossfades: { piece: 3, ...JOIN },
  },
  {
    name: 'another colour over everything',
    edit: (base) => ({ ...base, hue: 50 }),
    cuts: { piece: 6, ...JOIN },
    crossfades: { piece: 11, ...JOIN },
  },
]

const SEQUENCES = [
  ['cuts', { cuts: CUTS, hue: 20 }],
  ['crossfades', { cuts: CUTS, hue: 20, crossfade: 3 }],
] as const

/** A whole render costs more than all the edits. */
const isCompared = (name: string): boolean =>
  process.env.ARTDAG_ACCEPTANCE === '1' || name === 'a new cut between two'

describe.each(SEQUENCES)('of a sequence of %s', (transition, base) => {
  it('an edit renders what it touches, and gives what it gives without what was rendered before', async () => {
    const warm = await openEngine()
    await renderAsPlanned(warm, base)
    for (const { name, edit, [transition]: expected } of TRIALS) {
      const edited = await renderAsPlanned(warm, edit(base))
      expect(edited.kinds, name).toEqual(expected)
      if (!isCompared(name)) continue
      const cold = await openEngine()
      expect((await renderAsPlanned(cold, edit(base))).cid, name).toBe(edited.cid)
      await cold.close()
    }
  })

  it('an edit that is taken back renders nothing', async () => {
    const engine = await openEngine()
    const { cid } = await renderAsPlanned(engine, base)
    await renderAsPlanned(engine, { ...base, cuts: CUTS.toSpliced(3, 1) })
    const back = await renderAsPlanned(engine, base)
    expect(back).toEqual({ kinds: {}, cid })
  })
})
