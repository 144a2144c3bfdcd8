/** Deleting, having back, and purging. */
import { existsSync, readdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Cid } from '../../engine/contract/ids.ts'
import { createEngine } from '../../engine/engine.ts'
import { createDerived } from '../../engine/library/marks.ts'
import { openShelf, recipeNamed, type Shelf } from './kit.ts'

const DAY_MS = 24 * 3600 * 1000

let shelf: Shelf
beforeEach(async () => {
  shelf = await openShelf()
})

const stored = async () => (await shelf.client.content.list({})).items.map(({ cid }) => cid)
const inTrash = async () =>
  (await shelf.client.trash.list({})).items.map(({ kind, name }) => `${kind} ${name}`)
const waiting = () => readdirSync(path.join(shelf.home, 'cache/trash'))
const age = (days: number) =>
  shelf.database.prepare('UPDATE trash SET deleted_at_ms = deleted_at_ms - ?').run(days * DAY_MS)

describe('deleted content', () => {
  let cid: Cid
  beforeEach(async () => {
    cid = await shelf.put('clip')
  })

  it('is out of the store, and its file waits', async () => {
    const { trashId, freedBytes } = await shelf.client.content.remove({ name: 'clip' })
    expect([await stored(), waiting(), freedBytes]).toEqual([[], [cid], 4])
    await expect(shelf.client.content.locate({ name: cid })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { items } = await shelf.client.trash.list({})
    expect(items).toMatchObject([{ id: trashId, kind: 'content', name: 'clip', ref: cid, sizeBytes: 4 }])
    const [item] = items
    expect(Date.parse(item?.expiresAt ?? '') - Date.parse(item?.deletedAt ?? '')).toBe(30 * DAY_MS)
  })

  it('comes back as it was', async () => {
    const before = await shelf.client.content.show({ name: 'clip' })
    const { trashId } = await shelf.client.content.remove({ name: 'clip' })
    await shelf.client.trash.restore({ id: trashId })
    expect(await shelf.client.content.show({ name: 'clip' })).toEqual(before)
    expect([await inTrash(), waiting()]).toEqual([[], []])
    expect((await shelf.client.content.locate({ name: cid })).path).toContain(cid)
  })

  it('that is stored anew meanwhile stays, whatever becomes of the trash', async () => {
    const { trashId } = await shelf.client.content.remove({ name: 'clip' })
    await shelf.put('clip')
    await shelf.client.trash.restore({ id: trashId })
    expect([await stored(), waiting()]).toEqual([[cid], []])
    const derived = createDerived(shelf.database)
    derived.put(cid, 'thumb', cid)
    const again = await shelf.client.content.remove({ name: 'clip' })
    await shelf.put('clip')
    await shelf.client.trash.purge({ id: again.trashId })
    expect(derived.find(cid, 'thumb')).toBe(cid)
    expect((await shelf.client.content.locate({ name: cid })).path).toContain(cid)
  })

  it('is in the trash once, however often it was deleted and stored anew', async () => {
    await shelf.client.content.remove({ name: 'clip' })
    await shelf.put('clip')
    const { trashId } = await shelf.client.content.remove({ name: 'clip' })
    expect((await shelf.client.trash.list({})).items.map(({ id }) => id)).toEqual([trashId])
    await shelf.client.trash.restore({ id: trashId })
    expect([await stored(), waiting()]).toEqual([[cid], []])
  })

  it('is gone for good when it is purged, with what was made to show it', async () => {
    const thumb = await shelf.put('thumb')
    shelf.database.exec("DELETE FROM names WHERE name = 'thumb'; DELETE FROM sources")
    createDerived(shelf.database).put(cid, 'thumb', thumb)
    const { trashId } = await shelf.client.content.remove({ name: 'clip' })
    expect(await stored()).toEqual([thumb])
    expect(await shelf.client.trash.purge({ id: trashId })).toEqual({ freedBytes: 4 })
    expect([await stored(), waiting(), await inTrash()]).toEqual([[], [], []])
    for (const again of [shelf.client.trash.purge, shelf.client.trash.restore])
      await expect(again({ id: trashId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is not there to be had back when its file was taken away', async () => {
    const { trashId } = await shelf.client.content.remove({ name: 'clip' })
    renameSync(path.join(shelf.home, 'cache/trash', cid), path.join(shelf.home, 'elsewhere'))
    await expect(shelf.client.trash.restore({ id: trashId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await stored()).toEqual([])
  })

  it('was never deleted when the engine died on the way', async () => {
    const { path: file = '' } = await shelf.client.content.locate({ name: cid })
    renameSync(file, path.join(shelf.home, 'cache/trash', cid))
    const next = createEngine({ home: shelf.home })
    expect((await next.client.content.locate({ name: 'clip' })).path).toBe(file)
    await next.close()
  })
})

describe('what may not be deleted', () => {
  it('says why: a kept run needs it, or it is published', async () => {
    const cid = await shelf.put('clip')
    shelf.addRun('film', { inputs: [cid] })
    shelf.published.put(cid, 'https://example.org')
    await expect(shelf.client.content.remove({ name: 'clip' })).rejects.toMatchObject({
      code: 'PROTECTED',
      details: {
        reasons: [
          'it is published at https://example.org',
          expect.stringMatching(/^it is an input of the run .* of “film”$/),
        ],
      },
    })
    expect([await stored(), waiting()]).toEqual([[cid], []])
  })

  it('may be when the run is deleted, and the run may come back without it', async () => {
    const cid = await shelf.put('clip')
    const runId = shelf.addRun('film', { inputs: [cid] })
    const { trashId } = await shelf.client.runs.remove({ runId })
    await shelf.client.content.remove({ name: 'clip' })
    await shelf.client.trash.restore({ id: trashId })
    expect((await shelf.client.runs.get({ runId })).state).toBe('finished')
  })
})

describe('a deleted run', () => {
  it('comes back with its events, items and recipe', async () => {
    const cid = await shelf.put('clip')
    const runId = shelf.addRun('film', { inputs: [cid] })
    shelf.events.append(runId, 1, { event: 'warning', message: 'careful' })
    const before = [await shelf.client.runs.get({ runId }), await shelf.client.runs.log({ runId })]
    const { trashId } = await shelf.client.runs.remove({ runId })
    await expect(shelf.client.runs.get({ runId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await shelf.client.trash.restore({ id: trashId })
    expect([await shelf.client.runs.get({ runId }), await shelf.client.runs.log({ runId })]).toEqual(before)
    expect((await shelf.client.content.show({ name: 'clip' })).item.protectedBy).toHaveLength(1)
  })

  it('does not take the place of one begun since', async () => {
    const runId = shelf.addRun('film', { state: 'failed' })
    const { trashId } = await shelf.client.runs.remove({ runId })
    shelf.addRun('film')
    await expect(shelf.client.trash.restore({ id: trashId })).rejects.toMatchObject({ code: 'USAGE' })
    expect((await shelf.client.runs.get({ runId })).state).toBe('finished')
    expect(await inTrash()).toEqual(['run film'])
  })
})

describe('a deleted recipe', () => {
  it('comes back with all its versions', async () => {
    await shelf.client.recipes.upload({ text: recipeNamed('film') })
    await shelf.client.recipes.saveDraft({ name: 'film', text: 'not yet: [' })
    const before = await shelf.client.recipes.history({ name: 'film' })
    const { trashId } = await shelf.client.recipes.remove({ id: 'film' })
    await expect(shelf.client.recipes.get({ id: 'film' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await shelf.client.trash.restore({ id: trashId })
    expect(await shelf.client.recipes.history({ name: 'film' })).toEqual(before)
    expect((await shelf.client.recipes.list({})).items.map(({ name }) => name)).toEqual(['film'])
  })
})

describe('the trash', () => {
  it('is listed by pages, what was deleted last first, and by kind', async () => {
    for (const name of ['a', 'b', 'c']) {
      await shelf.put(name)
      await shelf.client.content.remove({ name })
    }
    await shelf.client.runs.remove({ runId: shelf.addRun('film', { state: 'cancelled' }) })
    expect(await inTrash()).toEqual(['run film', 'content c', 'content b', 'content a'])
    const first = await shelf.client.trash.list({ kind: 'content', limit: 2 })
    const rest = await shelf.client.trash.list({ kind: 'content', limit: 2, cursor: first.next })
    expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(['c', 'b', 'a'])
    expect(rest.next).toBeUndefined()
  })

  it('is emptied of what is old, or of all', async () => {
    await shelf.put('old')
    await shelf.client.content.remove({ name: 'old' })
    age(2)
    await shelf.put('new')
    await shelf.client.content.remove({ name: 'new' })
    expect(await shelf.client.trash.empty({ olderThanDays: 1 })).toEqual({ purged: 1, freedBytes: 3 })
    expect(await inTrash()).toEqual(['content new'])
    expect(await shelf.client.trash.empty({})).toEqual({ purged: 1, freedBytes: 3 })
    expect(waiting()).toEqual([])
  })

  it('loses what is older than 30 days when an engine starts, a moment later', async () => {
    await shelf.put('old')
    await shelf.client.content.remove({ name: 'old' })
    age(29)
    await shelf.put('older')
    await shelf.client.content.remove({ name: 'older' })
    shelf.database
      .prepare("UPDATE trash SET deleted_at_ms = deleted_at_ms - ? WHERE name = 'older'")
      .run(31 * DAY_MS)
    const next = createEngine({ home: shelf.home })
    await expect.poll(inTrash, { timeout: 10_000 }).toEqual(['content old'])
    await next.close()
  })
})

it('a file of the user’s that was only referred to is forgotten and remembered, never moved', async () => {
  const cid = await shelf.put('clip')
  const file = path.join(shelf.home, 'clip')
  shelf.database.prepare("UPDATE blobs SET kind = 'external', path = ? WHERE cid = ?").run(file, cid)
  const { trashId, freedBytes } = await shelf.client.content.remove({ name: 'clip' })
  expect([await stored(), existsSync(file), freedBytes]).toEqual([[], true, 0])
  await shelf.client.trash.restore({ id: trashId })
  expect((await shelf.client.content.list({ stored: 'external' })).items.map((item) => item.cid)).toEqual([
    cid,
  ])
})
