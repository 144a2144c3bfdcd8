/** From a result back to its sources: by documents alone, as a tree, and from any copy of the file. */
import { copyFile, rm } from 'node:fs/promises'
import { homedir, hostname, userInfo } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Origin, TreeFile } from '../../engine/contract/provenance.ts'
import { finished, newHome, openEngine, type TestEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { makePicture } from '../support/odd-media.ts'
import { newFolder } from '../support/scripts.ts'
import { runTool, TOOLS } from '../support/tools.ts'

const recipe = `
name: levels
inputs: { clip: video, other: video }
steps:
  - { id: cut, type: SEGMENT, inputs: [clip], config: { offset: 0.2, duration: 0.8 } }
  - { id: bright, type: EFFECT, inputs: [cut], config: { effect: glow } }
  - { id: toned, type: TRANSFORM, inputs: [cut], config: { effects: { contrast: 1.2 } } }
  - { id: all, type: SEQUENCE, inputs: [bright, toned, other] }
output: all`

const clips = async () => ({
  clip: await makeClip({ frames: 50, sound: 'clicks' }),
  other: await makeClip({ frames: 10, firstNumber: 100 }),
})

interface Link {
  readonly '/': string
}
interface Task {
  readonly kind: 'task'
  readonly step: Link
  readonly argv: readonly string[]
  readonly inputs: readonly Link[]
  readonly input_tasks: readonly Link[]
  readonly output: Link
}
interface Run {
  readonly output: { readonly cid: Link }
  readonly inputs: readonly { readonly name: string; readonly cid: Link }[]
  readonly tasks: readonly Link[]
}

/** Documents by CID, as any program with the blocks could read them. */
const reader =
  ({ client }: TestEngine) =>
  async <Document>({ '/': cid }: Link): Promise<Document> =>
    JSON.parse((await client.content.locate({ name: cid })).text ?? '') as Document

const linksIn = (value: unknown): readonly string[] =>
  [...JSON.stringify(value).matchAll(/\{"\/":"(\w+)"\}/g)].map(([, cid]) => cid as string)

async function renderLevels(engine: TestEngine) {
  const end = finished(await engine.run(recipe, await clips(), { keepIntermediates: true }))
  return { end, output: end.output?.cid ?? '', record: { '/': end.provenance ?? '' } }
}

async function whyOf({ client }: TestEngine, content: string): Promise<Origin> {
  for await (const event of await client.content.why({ content }))
    if (event.event === 'found') return event.origin
  throw new Error('it ended without an answer')
}

describe('the record of a run', () => {
  it('is walked from the output to the sources by CIDs alone, also where results came from the cache', async () => {
    const engine = await openEngine()
    const read = reader(engine)
    await engine.run(recipe, await clips(), { keepIntermediates: true, target: 'toned' })
    const { end, output, record } = await renderLevels(engine)
    expect(end).toMatchObject({ state: 'finished', tasksRun: 3, tasksCached: 1 })

    const run = await read<Run>(record)
    expect(run.output.cid['/']).toBe(output)
    const tasks = await Promise.all(run.tasks.map((task) => read<Task>(task)))
    const makerOf = new Map(tasks.map((task) => [task.output['/'], task]))
    const sources = new Set<string>()
    const walk = (cid: string): number => {
      const task = makerOf.get(cid)
      if (!task) sources.add(cid)
      return task ? 1 + Math.max(...task.inputs.map((input) => walk(input['/']))) : 0
    }
    expect(walk(output)).toBe(3)
    expect([...sources].sort()).toEqual(run.inputs.map(({ cid }) => cid['/']).sort())
    expect(makerOf.size).toBe(4)
  })

  it('has a task that leads to its sources by itself, through tasks and through steps', async () => {
    const engine = await openEngine()
    const read = reader(engine)
    const run = await read<Run>((await renderLevels(engine)).record)
    const sources = run.inputs.map(({ cid }) => cid['/'])
    const last = await read<Task>(run.tasks.at(-1) as Link)
    const below = async (task: Task): Promise<readonly string[]> => {
      const makers = await Promise.all(task.input_tasks.map((maker) => read<Task>(maker)))
      const made = makers.map(({ output }) => output['/'])
      const own = task.inputs.map((input) => input['/']).filter((cid) => !made.includes(cid))
      return [...own, ...(await Promise.all(makers.map(below))).flat()]
    }
    expect(new Set(await below(last))).toEqual(new Set(sources))
    const stepsBelow = async (step: Link): Promise<readonly string[]> => {
      if (!step['/'].startsWith('bagu')) return [step['/']]
      const { inputs } = await read<{ readonly inputs: readonly Link[] }>(step)
      return (await Promise.all(inputs.map(stepsBelow))).flat()
    }
    expect(new Set(await stepsBelow(last.step))).toEqual(new Set(sources))
  })

  it('links to nothing that is not here, and says nothing private', async () => {
    const home = await newHome()
    const engine = await openEngine({ home })
    const { record } = await renderLevels(engine)
    const texts = new Map<string, string>()
    const collect = async (cid: string): Promise<void> => {
      if (texts.has(cid)) return
      const { text } = await engine.client.content.locate({ name: cid })
      texts.set(cid, text ?? '')
      if (text !== undefined && cid.startsWith('bagu'))
        for (const linked of linksIn(JSON.parse(text))) await collect(linked)
    }
    await collect(record['/'])
    const documents = [...texts.values()].filter((text) => text.startsWith('{'))
    expect(documents.length).toBeGreaterThan(10)
    const all = documents.map((text) => text.replaceAll(`"infra:${hostname()}"`, '')).join('\n')
    for (const secret of [homedir(), home, path.dirname((await clips()).clip), process.cwd()])
      expect(all).not.toContain(secret)
    for (const name of [userInfo().username, hostname()]) expect(all).not.toMatch(new RegExp(`\\b${name}\\b`))
  })

  it('tells the tool, the encoders and the commands, with names in the place of files', async () => {
    const engine = await openEngine()
    const { output } = await renderLevels(engine)
    const [making] = (await whyOf(engine, output)).made
    expect(making?.task).toMatchObject({
      steps: ['all'],
      profile: { name: 'mp4' },
      tool: { name: expect.stringMatching(/^ffmpeg \S+\d/) },
      encoders: [expect.stringMatching(/^libx264 \d+/), 'aac'],
    })
    const argv = making?.task?.command ?? []
    for (const input of making?.task?.inputs ?? []) expect(argv).toContain(`file:{in:${input}}`)
    expect(argv.at(-1)).toBe('file:{out}')
    expect(making?.run).toMatchObject({
      attempt: 1,
      recipe: { name: 'levels' },
      renderedBy: expect.stringMatching(/^@local@[0-9a-f]{16}$/),
      inputs: [{ name: 'clip' }, { name: 'other' }],
      effects: [{ name: 'glow' }],
    })
    const document = await reader(engine)<Record<string, unknown>>({ '/': making?.run?.record ?? '' })
    expect(document).toMatchObject({ analysis: [], task_id: `${making?.run?.runId}/1` })
    expect(document.infrastructure).toMatchObject({
      software: { name: 'infra:artdag' },
      hardware: { name: `infra:${hostname()}` },
    })
  })
})

describe('two engines', () => {
  it('give the same output, and the same records but for their times', async () => {
    const timeless = async (engine: TestEngine) => {
      const read = reader(engine)
      const { record, output } = await renderLevels(engine)
      const strip = async (link: Link): Promise<unknown> => {
        const { input_tasks, ...task } = await read<Task>(link)
        const times = { started_at: undefined, finished_at: undefined, seconds: undefined }
        return { ...task, ...times, before: await Promise.all(input_tasks.map(strip)) }
      }
      return { output, tasks: await Promise.all((await read<Run>(record)).tasks.map(strip)) }
    }
    const [one, two] = [await timeless(await openEngine()), await timeless(await openEngine())]
    expect(one.tasks).toHaveLength(4)
    expect(two).toEqual(one)
  })
})

describe('the tree', () => {
  const titles = ({ input, cut, madeBy }: TreeFile): unknown =>
    madeBy ? { [madeBy.steps.join(' ')]: madeBy.inputs.map(titles) } : (cut ?? input)

  it('goes down from a file, a record or a run, and tells once what several use', async () => {
    const engine = await openEngine()
    const { end, output, record } = await renderLevels(engine)
    const tree = await engine.client.content.tree({ name: output })
    expect(titles(tree.file)).toEqual({
      all: [{ bright: [{ cut: ['clip'] }] }, { toned: ['above'] }, 'other'],
    })
    expect(tree.run).toMatchObject({ runId: end.runId, record: record['/'] })
    expect(await engine.client.content.tree({ name: record['/'] })).toEqual(tree)
    expect(await engine.client.content.tree({ name: end.runId })).toEqual(tree)
    const task = await engine.client.content.tree({ name: tree.file.madeBy?.record ?? '' })
    expect(task.file.madeBy?.inputs).toHaveLength(3)
  })

  it('of a source is the source, and other documents have none', async () => {
    const engine = await openEngine()
    const { output } = await renderLevels(engine)
    const { run } = await engine.client.content.tree({ name: output })
    const source = await engine.client.content.tree({ name: run?.inputs[0]?.cid ?? '' })
    expect(source).toMatchObject({ file: { isStored: true, summary: expect.stringContaining('160×96') } })
    expect(source.file.madeBy).toBeUndefined()
    await expect(engine.client.content.tree({ name: run?.plan ?? '' })).rejects.toMatchObject({
      code: 'USAGE',
    })
  })

  it('ends where a result is the very file it was made from', async () => {
    const engine = await openEngine()
    const same = `
inputs: { picture: image }
steps: [{ id: seen, type: EFFECT, inputs: [picture], config: { effect: identity } }]
output: seen`
    const once = finished(await engine.run(same, { picture: await makePicture('png') })).output?.cid ?? ''
    expect(finished(await engine.run(same, { picture: once })).output?.cid).toBe(once)
    expect(finished(await engine.run(same, { picture: once }, { fresh: true })).state).toBe('finished')
    const { file } = await engine.client.content.tree({ name: once })
    expect(file.madeBy?.steps).toEqual(['seen'])
  })
})

describe('why', () => {
  /** A file made from another by copying its streams: other bytes. */
  async function repack(file: string, extension: string, more: readonly string[] = []): Promise<string> {
    const target = path.join(await newFolder(), `again.${extension}`)
    await runTool(TOOLS.ffmpeg, ['-v', 'error', '-i', file, '-c', 'copy', ...more, target])
    return target
  }

  it('knows a copy anywhere by its bytes, also when the stored file is gone', async () => {
    const engine = await openEngine()
    const { end, output } = await renderLevels(engine)
    const copy = path.join(await newFolder(), 'holiday.mp4')
    await copyFile(end.output?.path ?? '', copy)
    await rm(end.output?.path ?? '')
    const origin = await whyOf(engine, copy)
    expect(origin).toMatchObject({ cid: output, knownBy: 'bytes', isStored: false })
    expect(origin.made).toEqual([expect.objectContaining({ file: output })])
  })

  it.each([
    ['mkv', []],
    ['mp4', ['-movflags', '+use_metadata_tags']],
  ])('knows a copy packed anew as %s by its tag', async (extension, more) => {
    const engine = await openEngine()
    const { end, output } = await renderLevels(engine)
    const origin = await whyOf(engine, await repack(end.output?.path ?? '', extension, more))
    expect(origin.cid).not.toBe(output)
    expect(origin).toMatchObject({ knownBy: 'tag', isStored: false, tag: origin.made[0]?.task?.step })
    expect(origin.made).toEqual([expect.objectContaining({ file: output })])
  })

  it.each(['webm', 'prores', 'flac', 'wav', 'mp3', 'm4a'])(
    'finds the tag of the profile %s',
    async (profile) => {
      const engine = await openEngine()
      const { clip } = await clips()
      const cut = recipe.replace('output: all', 'output: cut')
      const end = finished(await engine.run(cut, { clip }, { profile }))
      const other = await openEngine()
      const origin = await whyOf(other, end.output?.path ?? '')
      expect(origin).toMatchObject({ knownBy: 'nothing', made: [] })
      const here = await whyOf(engine, end.output?.cid ?? '')
      expect(origin.tag).toBe(here.made[0]?.task?.step)
    },
  )

  it('says of a source what was made from it, and of what lies between what it led to', async () => {
    const engine = await openEngine()
    const { end, output } = await renderLevels(engine)
    const { clip } = await clips()
    const source = await whyOf(engine, clip)
    expect(source).toMatchObject({ knownBy: 'bytes', made: [], usedCount: 1 })
    expect(source.used).toMatchObject([{ runId: end.runId, recipe: 'levels', state: 'finished', output }])
    const { file } = await engine.client.content.tree({ name: output })
    const between = file.madeBy?.inputs[0]?.cid ?? ''
    const { made } = await whyOf(engine, between)
    expect(made).toMatchObject([{ task: { steps: ['bright'] }, run: { output: { cid: output } } }])
  })

  it('follows a film made from a film of an earlier run', async () => {
    const engine = await openEngine()
    const { output } = await renderLevels(engine)
    const copy = await repack(await engine.render(recipe, await clips(), { keepIntermediates: true }), 'mkv')
    const end = finished(await engine.run(recipe, { clip: output, other: copy }))
    const { file } = await engine.client.content.tree({ name: end.output?.cid ?? '' })
    expect(file.madeBy?.inputs[0]?.madeBy?.steps).toEqual(['all'])
    const used = await whyOf(engine, copy)
    expect(used).toMatchObject({ knownBy: 'bytes', usedCount: 1, made: [{ file: output }] })
  })

  it('says so when it knows nothing, and takes nothing into the store', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 7 })
    expect(await whyOf(engine, clip)).toMatchObject({
      knownBy: 'nothing',
      isStored: false,
      made: [],
      used: [],
    })
    const text = await whyOf(engine, import.meta.filename)
    expect(text).toMatchObject({ knownBy: 'nothing', unread: expect.stringContaining('no format') })
    expect(await engine.client.content.list({})).toEqual({ items: [] })
    await expect(whyOf(engine, 'no-such-thing')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
