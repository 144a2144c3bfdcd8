/** Sequences and edits nobody thought of: the plan says what runs, and what was rendered before changes no result. */
import { describe, expect, it } from 'vitest'
import { draw } from '../../engine/nodes/random-slice.ts'
import { finished, openEngine, type TestEngine } from '../support/engine.ts'
import { type Cut, type Edit, makeSources, plannedIds, recipeOf, startedIds } from './pieces-kit.ts'

const isLong = process.env.ARTDAG_ACCEPTANCE === '1'
const COUNT = isLong ? 100 : 6
/** One after the other. */
const EDITS = isLong ? 3 : 1

/** Numbers below `limit`, the same for a seed every time. */
function randomFrom(seed: number): (limit: number) => number {
  let draws = 0
  return (limit) => Math.floor(draw(seed, draws++) * limit)
}
type Random = ReturnType<typeof randomFrom>

const OVERLAP = 2

/** Long enough for a crossfade at both ends. */
const randomCut = (random: Random): Cut => ({
  from: random(2) === 0 ? 'a' : 'b',
  start: random(150),
  frames: 2 * OVERLAP + random(8),
  ...(random(3) === 0 ? { contrast: 1 + random(8) / 10 } : {}),
})

/** What is done to the whole after it was joined; some of it can be done to pieces. */
const ENDINGS: readonly ((input: string) => string | undefined)[] = [
  () => undefined,
  () => undefined,
  (input) => `type: RESIZE, inputs: [${input}], config: { width: 120, height: 80, mode: pad }`,
  (input) => `type: SEGMENT, inputs: [${input}], config: { offset: 0.2, duration: 0.8 }`,
  (input) => `type: LAYER, inputs: [${input}, a], config: { layers: [{ scale: 0.4, opacity: 0.6 }] }`,
  (input) => `type: BLEND, inputs: [${input}, b], config: { mode: screen, fit: stretch }`,
  (input) => `type: TRANSFORM, inputs: [${input}], config: { effects: { speed: 1.25 } }`,
  (input) => `type: EFFECT, inputs: [${input}], config: { effect: glow }`,
]

function withEnding(recipe: string, ending: (input: string) => string | undefined): string {
  const step = ending(recipe.match(/output: (\w+)$/)?.[1] ?? '')
  return step ? recipe.replace(/output: \w+$/, `  - { id: ending, ${step} }\noutput: ending`) : recipe
}

function randomEdit(base: Edit, random: Random): Edit {
  const { cuts } = base
  const at = random(cuts.length)
  const cut = cuts[at] as Cut
  const edits: readonly (() => Edit)[] = [
    () => ({ ...base, cuts: cuts.toSpliced(at, 0, randomCut(random)) }),
    () => ({ ...base, cuts: cuts.toSpliced(at, 1) }),
    () => ({ ...base, cuts: cuts.toSpliced(at, 1).toSpliced(random(cuts.length), 0, cut) }),
    () => ({ ...base, cuts: cuts.with(at, { ...cut, frames: cut.frames + 1 }) }),
    () => ({ ...base, cuts: cuts.with(at, { ...cut, start: cut.start + 1 }) }),
    () => ({ ...base, cuts: cuts.with(at, { ...cut, contrast: 0.7 }) }),
    () => ({ ...base, cuts: cuts.with(at, cuts[random(cuts.length)] as Cut) }),
    () => ({ ...base, hue: random(90) }),
    () => ({ ...base, crossfade: base.crossfade === 0 ? OVERLAP : 0 }),
  ]
  return (edits[random(edits.length)] as () => Edit)()
}

/** The result's CID. */
async function renderAsPlanned(engine: TestEngine, recipe: string): Promise<string> {
  const sources = await makeSources()
  const plan = await engine.plan(recipe, sources)
  const events = await engine.run(recipe, sources)
  const end = finished(events)
  expect(end.state, `${recipe}\n${end.error?.message}`).toBe('finished')
  expect(startedIds(events), recipe).toEqual(plannedIds(plan))
  return end.output?.cid as string
}

describe(`${COUNT} random sequences, each edited at random`, () => {
  it.each(Array.from({ length: COUNT }, (_, seed) => seed))(
    'number %i is after its edits what an engine gives that never saw it before them',
    async (seed) => {
      const random = randomFrom(seed)
      const ending = ENDINGS[random(ENDINGS.length)] as (input: string) => string | undefined
      const cuts = Array.from({ length: 4 + random(5) }, () => randomCut(random))
      const base: Edit = { cuts, crossfade: random(2) * OVERLAP }
      const warm = await openEngine()
      await renderAsPlanned(warm, withEnding(recipeOf(base), ending))
      let edit = base
      let result = ''
      for (let edits = 0; edits < EDITS; edits++) {
        edit = randomEdit(edit, random)
        result = await renderAsPlanned(warm, withEnding(recipeOf(edit), ending))
      }
      const last = withEnding(recipeOf(edit), ending)
      expect(await renderAsPlanned(await openEngine(), last), last).toBe(result)
    },
  )
})
