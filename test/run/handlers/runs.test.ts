/** Runs looked at, listed, put in order, deleted, watched again. */
import { getEventMeta } from '@orpc/client'
import { beforeEach, describe, expect, it } from 'vitest'
import type { RunId } from '../../../engine/contract/ids.ts'
import { openShelf, type Shelf } from '../../library/kit.ts'
import { fileOf } from '../../plan/kit.ts'

let shelf: Shelf
beforeEach(async () => {
  shelf = await openShelf()
})

const namesOf = async (search: Parameters<Shelf['client']['runs']['list']>[0]) =>
  (await shelf.client.runs.list(search)).items.map(({ recipe }) => recipe)

describe('the list of runs', () => {
  it('comes by pages, the newest first, each run once though others come meanwhile', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) shelf.addRun(name)
    // Some within one millisecond, as when many are queued at once.
    shelf.database.exec(
      "UPDATE runs SET created_at = '2026-11-21T00:00:00.000Z' WHERE recipe IN ('a', 'b', 'c')",
    )
    const whole = await namesOf({})
    const first = await shelf.client.runs.list({ limit: 2 })
    shelf.addRun('new')
    const second = await shelf.client.runs.list({ limit: 2, cursor: first.next })
    const third = await shelf.client.runs.list({ limit: 2, cursor: second.next })
    expect([first, second, third].flatMap(({ items }) => items.map(({ recipe }) => recipe))).toEqual(whole)
    expect(third.next).toBeUndefined()
  })

  it('is by state and by recipe', async () => {
    const recipeCid = fileOf('text').cid
    shelf.addRun('a', { recipeCid })
    shelf.addRun('b', { state: 'failed', recipeCid })
    shelf.addRun('c', { state: 'queued' })
    expect(await namesOf({ state: 'failed' })).toEqual(['b'])
    expect(await namesOf({ recipe: 'c' })).toEqual(['c'])
    expect((await namesOf({ recipe: recipeCid })).sort()).toEqual(['a', 'b'])
    expect(await namesOf({ recipe: recipeCid, state: 'finished' })).toEqual(['a'])
    await expect(namesOf({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'USAGE' })
  })
})

describe('a run', () => {
  it('is found by the beginning of its id, by both paths', async () => {
    const runId = shelf.addRun('film')
    const run = await shelf.client.runs.get({ runId })
    for (const id of [runId, runId.slice(0, 24)])
      expect([
        await shelf.client.runs.get({ runId: id }),
        await shelf.client.runs.details({ runId: id }),
      ]).toEqual([run, run])
  })

  it('that never finished has no record, and no analyses', async () => {
    const runId = shelf.addRun('film', { state: 'failed' })
    await expect(shelf.client.runs.provenance({ runId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await shelf.client.runs.analysis({ runId })).toEqual([])
  })
})

describe('the log of a run', () => {
  it('gives events by pages, and every failure once, with what ffmpeg wrote', async () => {
    const runId = shelf.addRun('film', { state: 'failed' })
    const details = { stderrTail: 'a\nb\n' }
    const error = { code: 'TASK_FAILED', message: 'ffmpeg failed', hint: 'try again', details } as const
    const task = fileOf('task').cid as never
    shelf.events.append(runId, 1, { event: 'run-queued', runId })
    shelf.events.append(runId, 1, { event: 'task-failed', runId, task, error })
    const end = {
      event: 'run-finished',
      runId,
      state: 'failed',
      tasksRun: 0,
      tasksCached: 0,
      seconds: 1,
      error,
    } as const
    shelf.events.append(runId, 1, end)
    const log = await shelf.client.runs.log({ runId, limit: 2 })
    expect(log.events.map(({ seq, event }) => `${seq} ${event.event}`)).toEqual([
      '1 run-queued',
      '2 task-failed',
    ])
    expect(log.failures).toBe('TASK_FAILED: ffmpeg failed\ntry again\nffmpeg wrote:\na\nb')
    const rest = await shelf.client.runs.log({ runId, afterSeq: 2 })
    expect(rest.events.map(({ event }) => event)).toEqual([end])
    expect(await shelf.client.runs.log({ runId, attempt: 2 })).toMatchObject({ events: [], failures: '' })
  })
})

describe('a watched run', () => {
  const watch = async (runId: RunId, input: { after?: string } = {}, lastEventId?: string) => {
    const seen: { name: string; id: string | undefined }[] = []
    const options = lastEventId === undefined ? {} : { lastEventId }
    for await (const event of await shelf.client.runs.watch({ runId, ...input }, options))
      seen.push({ name: event.event, id: getEventMeta(event)?.id })
    return seen
  }
  let runId: RunId
  beforeEach(() => {
    runId = shelf.addRun('film')
    shelf.events.append(runId, 1, { event: 'run-queued', runId })
    shelf.events.append(runId, 1, { event: 'warning', message: 'careful' })
    const end = { state: 'finished', tasksRun: 1, tasksCached: 0, seconds: 1 } as const
    shelf.events.append(runId, 1, { event: 'run-finished', runId, ...end })
  })

  it('gives every event an id, and goes on after the one it is given', async () => {
    const all = await watch(runId)
    expect(all).toEqual([
      { name: 'run-queued', id: '1.1' },
      { name: 'warning', id: '1.2' },
      { name: 'run-finished', id: '1.3' },
    ])
    expect(await watch(runId, { after: '1.1' })).toEqual(all.slice(1))
    expect(await watch(runId, {}, '1.2')).toEqual(all.slice(2))
  })

  it('begins anew when there is another attempt', async () => {
    shelf.database.prepare('UPDATE runs SET attempt = 2').run()
    shelf.events.append(runId, 2, { event: 'warning', message: 'again' })
    const end = { state: 'finished', tasksRun: 1, tasksCached: 0, seconds: 1 } as const
    shelf.events.append(runId, 2, { event: 'run-finished', runId, ...end })
    expect((await watch(runId, { after: '1.3' })).map(({ id }) => id)).toEqual(['2.1', '2.2'])
  })

  it.each(['x', '1', '1.2.3', '-1.2'])('refuses %j', async (after) => {
    await expect(watch(runId, { after })).rejects.toMatchObject({ code: 'USAGE' })
  })
})

describe('runs that wait', () => {
  const queued = async () => shelf.runs.queued().map((runId) => shelf.runs.get(runId)?.recipe)
  let ids: Record<string, RunId>
  beforeEach(() => {
    ids = Object.fromEntries(
      ['a', 'b', 'c', 'd'].map((name) => [name, shelf.addRun(name, { state: 'queued' })]),
    )
  })
  const move = (name: string, place: { before?: string | undefined; after?: string | undefined }) =>
    shelf.client.runs.reorder({ runId: ids[name] as RunId, ...place })

  it('go where they are put', async () => {
    await move('d', { before: ids.a })
    expect(await queued()).toEqual(['d', 'a', 'b', 'c'])
    await move('a', { after: ids.b })
    expect(await queued()).toEqual(['d', 'b', 'a', 'c'])
  })

  it('tell whose turn it is, paused or not; what does not wait has none', async () => {
    shelf.addRun('done')
    await move('d', { before: ids.a })
    await shelf.client.runs.pause({ runId: ids.b as RunId })
    const { items } = await shelf.client.runs.list({})
    const places = Object.fromEntries(items.map(({ recipe, place }) => [recipe, place]))
    expect(places).toEqual({ d: 1, a: 2, b: 3, c: 4, done: undefined })
    expect((await shelf.client.runs.get({ runId: ids.c as RunId })).place).toBe(4)
  })

  it('take the priority of their neighbour, and let none of a higher one wait', async () => {
    await shelf.client.runs.prioritise({ runId: ids.c as RunId, priority: 5 })
    expect((await move('a', { after: ids.c })).priority).toBe(5)
    expect(await queued()).toEqual(['c', 'a', 'b', 'd'])
  })

  it('come before those that are queued later', async () => {
    await move('d', { before: ids.a })
    shelf.addRun('later', { state: 'queued' })
    expect(await queued()).toEqual(['d', 'a', 'b', 'c', 'later'])
  })

  it('are the only ones that can be moved, and to one place', async () => {
    const done = shelf.addRun('done')
    for (const place of [{ before: done }, {}, { before: ids.b, after: ids.c }, { before: ids.a }])
      await expect(move('a', place)).rejects.toMatchObject({ code: 'USAGE' })
    await expect(shelf.client.runs.reorder({ runId: done, before: ids.a })).rejects.toMatchObject({
      code: 'USAGE',
    })
    expect(await queued()).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('a run may be deleted', () => {
  it.each([
    ['failed', true],
    ['cancelled', true],
    ['finished', true],
    ['queued', false],
  ] as const)('when it is %s: %s', async (state, may) => {
    const removal = shelf.client.runs.remove({ runId: shelf.addRun('film', { state }) })
    if (may) expect((await removal).trashId).toBeGreaterThan(0)
    else
      await expect(removal).rejects.toMatchObject({
        code: 'PROTECTED',
        hint: expect.stringContaining('cancel'),
      })
  })

  it('unless what it gave is published', async () => {
    const output = await shelf.put('film.mp4')
    const runId = shelf.addRun('film', { output })
    shelf.published.put(output, 'https://example.org')
    await expect(shelf.client.runs.remove({ runId })).rejects.toMatchObject({
      code: 'PROTECTED',
      details: { reasons: ['its output is published at https://example.org'] },
    })
    shelf.database.exec("UPDATE runs SET state = 'failed'")
    expect((await shelf.client.runs.remove({ runId })).runId).toBe(runId)
  })
})
