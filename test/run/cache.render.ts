/** Nothing twice: what is cached is not rendered, what is deleted is made again, what differs has another id. */
import { readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { finished, newHome, openEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { makeScript } from '../support/scripts.ts'
import { TOOLS } from '../support/tools.ts'

const recipe = `
name: cached
inputs: { clip: video }
steps:
  - { id: cut, type: SEGMENT, inputs: [clip], config: { offset: 0.2, duration: 1 } }
  - { id: toned, type: TRANSFORM, inputs: [cut], config: { effects: { contrast: 1.2 } } }
output: toned`

/** ffmpeg and ffprobe that write a line each time they are started. */
async function countStarts(): Promise<() => number> {
  const log = path.join(await newHome(), 'starts')
  const logged = (program: string) => `echo start >> '${log}'\nexec '${program}' "$@"\n`
  vi.stubEnv('FFMPEG_PATH', await makeScript(logged(TOOLS.ffmpeg), 'ffmpeg'))
  vi.stubEnv('FFPROBE_PATH', await makeScript(logged(TOOLS.ffprobe), 'ffprobe'))
  return () => readFileSync(log, 'utf8').split('\n').length - 1
}

afterEach(() => vi.unstubAllEnvs())

describe('a second run of the same thing', () => {
  it('starts no ffmpeg and no ffprobe, also in a new process on the same folder', async () => {
    const starts = await countStarts()
    const clip = await makeClip({ frames: 50 })
    const home = await newHome()
    const engine = await openEngine({ home })
    const first = finished(await engine.run(recipe, { clip }))
    const before = starts()
    const second = finished(await engine.run(recipe, { clip }))
    await engine.close()
    const third = finished(await (await openEngine({ home })).run(recipe, { clip }))
    expect(first.tasksRun).toBe(1)
    for (const again of [second, third]) {
      expect(again).toMatchObject({
        state: 'finished',
        tasksRun: 0,
        tasksCached: 1,
        output: first.output,
        provenance: first.provenance,
        runId: first.runId,
      })
    }
    expect(starts()).toBe(before)
  })

  it('gives the same bytes when it is rendered anew, and keeps the first', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 50, sound: 'sweep' })
    const first = finished(await engine.run(recipe, { clip }))
    const fresh = finished(await engine.run(recipe, { clip }, { fresh: true }))
    expect(fresh.tasksRun).toBe(1)
    expect(fresh.output?.cid).toBe(first.output?.cid)
    expect((await engine.client.runs.get({ runId: first.runId })).attempt).toBe(2)
  })

  it('renders again what was deleted, as if nothing had happened', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 50 })
    const first = finished(await engine.run(recipe, { clip }))
    await rm(first.output?.path ?? '')
    const report = await engine.plan(recipe, { clip })
    expect(report.steps.find(({ id }) => id === 'toned')).toMatchObject({
      state: 'run',
      why: 'its result was deleted',
    })
    expect(finished(await engine.run(recipe, { clip })).output?.cid).toBe(first.output?.cid)
  })
})

describe('a changed recipe', () => {
  it('says which value changed, and what is only covered by it', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 50 })
    await engine.run(recipe, { clip })
    const report = await engine.plan(recipe.replace('1.2', '1.3'), { clip })
    expect(report.steps.map(({ id, state, why }) => `${id} ${state}: ${why}`)).toEqual([
      'clip cached: a file in the store',
      'cut run: unchanged, but part of a task that runs again',
      'toned run: config.effects.contrast changed from 1.2 to 1.3',
    ])
  })

  it('uses what a kept intermediate already holds', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 50 })
    await engine.run(recipe, { clip }, { keepIntermediates: true })
    const report = await engine.plan(recipe.replace('1.2', '1.3'), { clip })
    expect(report.steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'clip cached',
      'cut cached',
      'toned run',
    ])
    expect(report.tasks[0]?.steps).toEqual(['toned'])
  })

  it('by a comment, a title, a name or the layout runs nothing', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 50 })
    const first = finished(await engine.run(recipe, { clip }))
    const dressed = `# a comment\n${recipe.replace('name: cached', 'name: other\ndescription: words').replace('id: cut,', 'id: cut, title: "The cut",')}\nui: { positions: { cut: [1, 2] } }\n`
    const again = finished(await engine.run(dressed, { clip }))
    expect(again).toMatchObject({ tasksRun: 0, output: first.output })
  })
})

describe('an effect of the user', () => {
  const used = `
inputs: { clip: video }
steps:
  - { id: cut, type: SEGMENT, inputs: [clip], config: { duration: 0.4 } }
  - { id: seen, type: EFFECT, inputs: [cut], config: { effect: mine } }
output: seen`
  const effect = (contrast: string) =>
    `name: mine\ntitle: Mine\nfilter:\n  - use: eq\n    with: { contrast: ${contrast} }\n`

  it('changed by one character changes the ids of the steps that use it, and no other', async () => {
    const home = await newHome()
    await mkdir(path.join(home, 'effects'))
    const clip = await makeClip({ frames: 50 })
    const ids = async (text: string) => {
      await writeFile(path.join(home, 'effects', 'mine.yaml'), text)
      const engine = await openEngine({ home })
      const { steps } = await engine.plan(used, { clip })
      await engine.close()
      return new Map(steps.map(({ id, cacheId }) => [id, cacheId]))
    }
    const before = await ids(effect('1.2'))
    const after = await ids(effect('1.3'))
    const spaced = await ids(`# only a comment\n${effect('1.2')}`)
    expect(after.get('seen')).not.toBe(before.get('seen'))
    expect(after.get('cut')).toBe(before.get('cut'))
    expect(spaced.get('seen')).toBe(before.get('seen'))
  })
})

describe('a plan document', () => {
  it('executes on its own, gives the same result, and is refused when anything in it was changed', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 50 })
    const { document, report } = await engine.client.plans.make({
      recipe: { text: recipe, fileName: 'r.yaml' },
      inputs: [{ name: 'clip', content: clip }],
    })
    expect((await engine.client.plans.check({ plan: report.planId })).planId).toBe(report.planId)
    const execute = async (plan: unknown) => {
      const events = []
      for await (const event of await engine.client.runs.execute({ plan })) events.push(event)
      return finished(events)
    }
    const byDocument = await execute(document)
    expect(byDocument).toMatchObject({ state: 'finished', tasksRun: 1 })
    expect(finished(await engine.run(recipe, { clip })).output).toEqual(byDocument.output)
    const edited = JSON.parse(JSON.stringify(document).replace('"contrast":1.2', '"contrast":1.9'))
    await expect(execute(edited)).rejects.toMatchObject({ code: 'PLAN_MISMATCH' })
  })
})
