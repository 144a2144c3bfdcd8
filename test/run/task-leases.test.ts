/** A task is made by one run at a time, and not again when it took its engine down three times. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TaskId } from '../../engine/contract/ids.ts'
import { type Database, openDatabase } from '../../engine/database/open.ts'
import { createLeases } from '../../engine/run/execute/leases.ts'
import { createTaskLeases, type TaskLeases } from '../../engine/run/execute/task-leases.ts'
import { settle } from './fake-work.ts'

const [a, b, c] = ['a', 'b', 'c'] as string[] as [TaskId, TaskId, TaskId]
const { signal } = new AbortController()

let folder: string
let databases: Database[]
let [one, two]: TaskLeases[] = []

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'artdag-task-leases-'))
  databases = [0, 1].map(() => openDatabase(path.join(folder, 'artdag.db')))
  ;[one, two] = databases.map((database) => createTaskLeases(database, createLeases(database)))
})
afterEach(() => {
  for (const database of databases) database.close()
  rmSync(folder, { recursive: true })
})

/** Work that the test ends by hand. */
function workByHand() {
  const end = Promise.withResolvers<string>()
  let isBegun = false
  const work = (): Promise<string> => {
    isBegun = true
    return end.promise
  }
  return { work, finish: () => end.resolve('made'), fail: end.reject, isBegun: () => isBegun }
}

describe('two engines on the same task', () => {
  it('do it one after the other, and other tasks at once', async () => {
    const [first, second, third] = [workByHand(), workByHand(), workByHand()]
    const held = one?.hold([a, b], { signal }, first.work)
    const waiting = two?.hold([b, c], { signal }, second.work)
    const free = two?.hold([c], { signal }, third.work)
    await settle()
    expect([first.isBegun(), second.isBegun(), third.isBegun()]).toEqual([true, false, true])
    first.finish()
    third.finish()
    second.finish()
    expect(await Promise.all([held, free, waiting])).toEqual(['made', 'made', 'made'])
    expect(second.isBegun()).toBe(true)
  })

  it('who waits can give up', async () => {
    const stop = new AbortController()
    const [first, second] = [workByHand(), workByHand()]
    const held = one?.hold([a], { signal }, first.work)
    const waiting = two?.hold([a], { signal: stop.signal }, second.work)
    stop.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(second.isBegun()).toBe(false)
    first.finish()
    await held
  })

  it('200 tasks asked for by both in opposite orders are never held by two, and all end', async () => {
    const tasks = Array.from({ length: 200 }, (_, n) => `t${n}` as TaskId)
    const busy = new Set<TaskId>()
    let most = 0
    const work = (ids: readonly TaskId[]) => async () => {
      for (const id of ids) {
        expect(busy.has(id), id).toBe(false)
        busy.add(id)
      }
      most = Math.max(most, busy.size)
      await settle()
      for (const id of ids) busy.delete(id)
    }
    const pairs = tasks.slice(1).map((task, n) => [tasks[n] as TaskId, task])
    await Promise.all([
      ...pairs.map((pair) => one?.hold(pair, { signal }, work(pair))),
      ...pairs.map((pair) => two?.hold([...pair].reverse(), { signal }, work(pair))),
    ])
    expect([busy.size, most > 2]).toEqual([0, true])
  })
})

/** An engine that dies in the middle: nothing it holds is ever given back. */
function dieWith(...tasks: TaskId[]): void {
  void one?.hold(tasks, { signal }, () => new Promise(() => {}))
  databases[1]?.exec('DELETE FROM leases')
}

describe('a task that took its engine down', () => {
  it('three times is parked until it is asked for anew', async () => {
    for (let times = 0; times < 3; times += 1) dieWith(a)
    await expect(two?.hold([b, a], { signal }, async () => 'made')).rejects.toMatchObject({
      code: 'TASK_PARKED',
      hint: expect.stringContaining('--fresh'),
      details: { tasks: [a] },
    })
    expect(await two?.hold([b], { signal }, async () => 'made')).toBe('made')
    expect(await two?.hold([a], { signal, fresh: true }, async () => 'made')).toBe('made')
    expect(await two?.hold([a], { signal }, async () => 'made')).toBe('made')
  })

  it('twice, then ended in any way, is counted from nothing', async () => {
    for (const end of [async () => 'made', () => Promise.reject(new Error('ffmpeg failed'))]) {
      dieWith(a)
      dieWith(a)
      await two?.hold([a], { signal }, end).catch(() => {})
      dieWith(a)
      dieWith(a)
      expect(await two?.hold([a], { signal }, async () => 'made')).toBe('made')
    }
  })

  it('never costs more than a row while it runs', async () => {
    await one?.hold([a, b], { signal }, async () => {
      expect(databases[1]?.prepare('SELECT * FROM task_beginnings').all()).toHaveLength(2)
    })
    expect(databases[1]?.prepare('SELECT * FROM task_beginnings').all()).toEqual([])
  })
})
