/** A plan document that is executed belongs to its recipe: in the list of runs, and when it says why something runs. */
import { expect, it } from 'vitest'
import { documentCid } from '../../engine/content/cid.ts'
import { finished, openEngine, type TestEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'

const recipe = (width: number): string => `
name: small-cuts
inputs: { clip: video, other: any }
steps: [{ id: small, type: RESIZE, inputs: [clip], config: { width: ${width} } }]
output: small`

async function planOf(engine: TestEngine, width: number) {
  const clip = await makeClip({ frames: 10 })
  return await engine.client.plans.make({
    recipe: { text: recipe(width), fileName: 'small.yaml' },
    inputs: [{ name: 'clip', content: clip }],
  })
}

async function execute(engine: TestEngine, plan: unknown, fresh = false) {
  const events = []
  for await (const event of await engine.client.runs.execute({ plan, fresh })) events.push(event)
  const { runId } = finished(events)
  return await engine.client.runs.get({ runId })
}

const whyOf = async (engine: TestEngine, plan: unknown): Promise<string | undefined> =>
  (await engine.client.plans.check({ plan })).steps.find(({ id }) => id === 'small')?.why

it('is compared with the last run of the recipe, and the next one with it', async () => {
  const engine = await openEngine()
  const clip = await makeClip({ frames: 10 })
  await engine.render(recipe(40), { clip })
  const { document } = await planOf(engine, 60)
  expect(await whyOf(engine, document)).toBe('config.width changed from 40 to 60')
  expect(await execute(engine, document)).toMatchObject({ state: 'finished', recipe: 'small-cuts' })
  const { report } = await planOf(engine, 80)
  expect(report.steps.find(({ id }) => id === 'small')?.why).toBe('config.width changed from 60 to 80')
})

it('has the same id whoever made it: whose it is, is said beside it', async () => {
  const engine = await openEngine()
  const { report, document } = await planOf(engine, 60)
  const { recipe: whose, ...rest } = document as { readonly recipe: unknown }
  expect(whose).toEqual({ name: 'small-cuts', inputs: ['clip', 'other'] })
  expect(documentCid(rest).cid).toBe(report.planId)
})

it('that names no recipe is called by its id, and keeps the name of a run that is known', async () => {
  const engine = await openEngine()
  const { report } = await planOf(engine, 60)
  expect(await execute(engine, report.planId)).toMatchObject({ recipe: report.planId.slice(0, 16) })
  const clip = await makeClip({ frames: 10 })
  await engine.run(recipe(70), { clip })
  const { report: second } = await planOf(engine, 70)
  expect(await execute(engine, second.planId, true)).toMatchObject({ recipe: 'small-cuts', attempt: 2 })
})
