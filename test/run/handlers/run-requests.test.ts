/** Runs asked for in a few words: recipe by name, CID or effect, inputs as a map or a list. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { RunRequest } from '../../../engine/contract/groups/requests.ts'
import type { Cid, RunId } from '../../../engine/contract/ids.ts'
import type { RenderRequest } from '../../../engine/contract/schemas.ts'
import { bindInOrder } from '../../../engine/run/recipes/render-request.ts'
import { openShelf, recipeNamed, type Shelf } from '../../library/kit.ts'
import { input } from '../../plan/kit.ts'

let shelf: Shelf
let clip: Cid
beforeEach(async () => {
  shelf = await openShelf()
  clip = await shelf.put('clip')
})

type Wish = Partial<RunRequest> & { readonly recipe: RunRequest['recipe'] }
const queue = (wish: Wish) => shelf.client.runs.queue(wish)
const askedFor = (runId: RunId) => shelf.runs.requestOf(runId) as RenderRequest

describe('a recipe', () => {
  it('by its text, name, CID or beginning of it gives the same run, once', async () => {
    const text = recipeNamed('film')
    const { cid } = await shelf.client.recipes.upload({ text })
    const wishes = [{ text, fileName: 'x.yaml' }, 'film', cid, cid.slice(0, 24)]
    const runs = await Promise.all(wishes.map((recipe) => queue({ recipe, inputs: { clip: 'clip' } })))
    expect(new Set(runs.map(({ runId }) => runId)).size).toBe(1)
    expect(runs.map(({ state, attempt }) => `${state} ${attempt}`)).toEqual(Array(4).fill('queued 1'))
    expect((await shelf.client.runs.list({ recipe: cid })).items).toHaveLength(1)
  })

  it('runs by its own path, and by that of earlier servers', async () => {
    await shelf.client.recipes.upload({ text: recipeNamed('film') })
    const run = await shelf.client.recipes.run({ id: 'film', inputs: { clip }, output_name: 'mine.webm' })
    expect(run).toMatchObject({ recipe: 'film', state: 'queued', profile: 'webm' })
    expect((await shelf.client.configs.run({ id: 'film', inputs: [clip] })).profile).toBe('mp4')
    await expect(shelf.client.recipes.run({ id: 'dog', inputs: [clip] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('may be an effect, over the first input', async () => {
    const run = await queue({ recipe: 'dog', inputs: ['clip'], output_name: 'my-output' })
    expect(run).toMatchObject({ recipe: 'dog', state: 'queued' })
    expect(askedFor(run.runId)).toMatchObject({
      inputs: [{ name: 'media', content: clip }],
      outputName: 'my-output',
    })
  })

  it('that is kept goes before an effect of its name', async () => {
    await shelf.client.recipes.upload({ text: recipeNamed('dog') })
    expect(askedFor((await queue({ recipe: 'dog', inputs: [clip] })).runId).recipe.text).toBe(
      recipeNamed('dog'),
    )
  })

  it('that is neither is missed', async () => {
    await expect(queue({ recipe: 'nothing', inputs: [clip] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('can be planned by name, without being rendered', async () => {
    await shelf.client.recipes.upload({ text: recipeNamed('film') })
    const runId = (await queue({ recipe: 'film', inputs: { clip } })).runId
    const { planId, document } = await shelf.client.runs.plan({ runId })
    expect(document).toMatchObject({ kind: 'plan', output: 'made' })
    expect((await shelf.client.runs.get({ runId })).planId).toBe(planId)
  })
})

describe('inputs', () => {
  const inputs = [input('first'), input('many', { isList: true }), input('last')]
  const bound = (...contents: string[]) =>
    bindInOrder(contents, inputs).map(({ name, content }) => `${name}=${content}`)

  it('in a list fill the variable ones in document order, a list with what no other needs', () => {
    expect(bound('a')).toEqual(['first=a'])
    expect(bound('a', 'b', 'c')).toEqual(['first=a', 'many=b', 'last=c'])
    expect(bound('a', 'b', 'c', 'd', 'e')).toEqual(['first=a', 'many=b', 'many=c', 'many=d', 'last=e'])
  })

  it('beyond those are refused', async () => {
    expect(() => bindInOrder(['a', 'b'], [input('only')])).toThrow(expect.objectContaining({ code: 'USAGE' }))
    await shelf.client.recipes.upload({ text: recipeNamed('film') })
    await expect(queue({ recipe: 'film', inputs: [clip, clip] })).rejects.toMatchObject({ code: 'USAGE' })
    await expect(queue({ recipe: 'film', inputs: { other: clip } })).rejects.toMatchObject({ code: 'USAGE' })
  })
})

describe('a failed run', () => {
  it('waits again as another attempt, and only a failed one', async () => {
    await shelf.client.recipes.upload({ text: recipeNamed('film') })
    const { runId } = await queue({ recipe: 'film', inputs: { clip } })
    await expect(shelf.client.runs.retry({ runId })).rejects.toMatchObject({ code: 'USAGE' })
    shelf.runs.end(runId, { state: 'failed', tasksRun: 0, tasksCached: 0, seconds: 1 })
    expect(await shelf.client.runs.retry({ runId })).toMatchObject({ runId, state: 'queued', attempt: 2 })
    expect(askedFor(runId).inputs).toEqual([{ name: 'clip', content: clip }])
    const log = await shelf.client.runs.log({ runId, attempt: 2 })
    expect(log.events.map(({ event }) => event.event)).toEqual(['run-queued'])
  })
})

describe('an execution that only checks', () => {
  it('renders nothing, and refuses what does not fit', async () => {
    await shelf.client.recipes.upload({ text: recipeNamed('film') })
    const { runId } = await queue({ recipe: 'film', inputs: { clip } })
    const { document, planId } = await shelf.client.runs.plan({ runId })
    const events: unknown[] = []
    for await (const event of await shelf.client.runs.execute({ plan: planId, dryRun: true }))
      events.push(event)
    expect([events, (await shelf.client.runs.get({ runId })).attempt]).toEqual([[], 1])
    const edited = { ...(document as object), output: 'clip' }
    await expect(
      shelf.client.runs.execute({ plan: { ...edited, steps: [] }, dryRun: true }),
    ).rejects.toMatchObject({
      code: 'PLAN_MISMATCH',
    })
  })
})
