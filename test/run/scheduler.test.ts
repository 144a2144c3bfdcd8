/** The scheduler with tasks that are started and finished by hand, in every order. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Schedulable } from '../../engine/run/execute/schedule/schedule.ts'
import { NEXT_STATES, type TaskState } from '../../engine/run/execute/schedule/task-state.ts'
import { schedule, startWork, task } from './fake-work.ts'

const diamond = [task('all', 'left', 'right'), task('left', 'top'), task('right', 'top'), task('top')]

describe('ready tasks', () => {
  it('start at once, whatever order they are given in', async () => {
    const work = await startWork([task('a'), task('c', 'a'), task('b')])
    expect(work.running()).toHaveLength(2)
    await work.finish('a')
    expect(work.running()).toEqual(['b', 'c'])
  })

  it('never wait for others of their level', async () => {
    const work = await startWork([task('a'), task('slow'), task('b', 'a'), task('c', 'b')])
    await work.finish('a')
    await work.finish('b')
    expect(work.running()).toEqual(['slow', 'c'])
  })

  it('wait for all they need', async () => {
    const work = await startWork(diamond)
    await work.finish('top')
    await work.finish('right')
    expect(work.stateOf('all')).toBe('waiting')
    await work.finish('left')
    expect(work.running()).toEqual(['all'])
    await work.finish('all')
    expect([...(await work.ended).states.values()]).toEqual(['finished', 'finished', 'finished', 'finished'])
  })

  it('on the longest way to the end go first when there is no room for all', async () => {
    const tasks = [
      task('leaf'),
      task('short'),
      task('long'),
      task('x', 'short'),
      task('y', 'long'),
      task('z', 'y'),
    ]
    const work = await startWork(tasks, { slots: 1 })
    const order: string[] = []
    for (let id = work.running()[0]; id; id = work.running()[0]) {
      order.push(id)
      await work.finish(id)
    }
    expect(order[0]).toBe('long')
    expect(order.slice(1, 3).sort()).toEqual(['short', 'y'])
  })

  it('are never more at once than there are slots', async () => {
    const work = await startWork(
      ['a', 'b', 'c', 'd'].map((id) => task(id)),
      { slots: 2 },
    )
    expect(work.running()).toEqual(['a', 'b'])
    await work.finish('b')
    expect(work.running()).toEqual(['a', 'c'])
  })

  it('count what is needed outside the list as there', async () => {
    const work = await startWork([task('a', 'cached-before')])
    expect(work.running()).toEqual(['a'])
  })
})

describe('a task that fails', () => {
  const tasks = [task('bad'), task('other'), task('after-bad', 'bad'), task('after-other', 'other')]

  it('lets what runs finish and begins nothing new', async () => {
    const work = await startWork(tasks)
    await work.fail('bad')
    await work.finish('other')
    const { states, firstError } = await work.ended
    expect(Object.fromEntries(states)).toEqual({
      bad: 'failed',
      other: 'finished',
      'after-bad': 'skipped',
      'after-other': 'skipped',
    })
    expect(firstError).toEqual(new Error('bad failed'))
  })

  it('with `continue` stops only what needs it', async () => {
    const work = await startWork(tasks, { onFailure: 'continue' })
    await work.fail('bad')
    await work.finish('other')
    await work.finish('after-other')
    const { states } = await work.ended
    expect(states.get('after-bad')).toBe('skipped')
    expect(states.get('after-other')).toBe('finished')
  })

  it('with `abort` tells what runs to stop', async () => {
    const work = await startWork(tasks, { onFailure: 'abort' })
    await work.fail('bad')
    expect(work.signalOf('other')?.aborted).toBe(true)
    await work.fail('other', new Error('stopped'))
    expect((await work.ended).firstError).toEqual(new Error('bad failed'))
  })

  it('is reported with its error, even when it throws nothing', async () => {
    const seen: unknown[] = []
    const work = await startWork([task('a')], {
      onState: (_, state, error) => void (state === 'failed' && seen.push(error)),
    })
    await work.fail('a', undefined)
    expect((await work.ended).states.get('a')).toBe('failed')
    expect(seen).toHaveLength(1)
  })
})

describe('a cancelled schedule', () => {
  it('skips what has not begun, and ends when what runs has ended', async () => {
    const abort = new AbortController()
    const work = await startWork([task('a'), task('b', 'a')], { signal: abort.signal })
    abort.abort(new Error('enough'))
    expect(work.signalOf('a')?.reason).toEqual(new Error('enough'))
    await work.finish('a')
    expect(Object.fromEntries((await work.ended).states)).toEqual({ a: 'finished', b: 'skipped' })
  })

  it('before it begins starts nothing', async () => {
    const work = await startWork(diamond, { signal: AbortSignal.abort() })
    expect(work.running()).toEqual([])
    expect(new Set((await work.ended).states.values())).toEqual(new Set(['skipped']))
  })
})

describe('a listener that throws', () => {
  it('ends the run with its error, and nothing hangs', async () => {
    const work = await startWork(diamond, {
      onState: (_, state) => {
        if (state === 'finished') throw new Error('the disk is full')
      },
    })
    await work.finish('top')
    const { states, firstError } = await work.ended
    expect(firstError).toEqual(new Error('the disk is full'))
    expect(states.get('all')).toBe('skipped')
  })
})

describe('the end', () => {
  it('of no tasks comes at once', async () => {
    expect((await schedule([], { slots: 1, execute: async () => {} })).states.size).toBe(0)
  })

  it('of tasks that need each other comes too, with none of them begun', async () => {
    const work = await startWork([task('a', 'b'), task('b', 'a')])
    expect([...(await work.ended).states.values()]).toEqual(['skipped', 'skipped'])
  })

  it('of 50,000 tasks that all feed one comes without recursion', async () => {
    const many = Array.from({ length: 50_000 }, (_, n) => task(`t${n}`, 'root'))
    const all = [...many, task('root'), task('last', ...many.map(({ id }) => id))]
    const { states } = await schedule(all, { slots: 50_001, execute: async () => {} })
    expect(states.get('last')).toBe('finished')
  })
})

/** Tasks that need only earlier ones, handed over shuffled. */
const dags = fc
  .array(fc.array(fc.nat(30), { maxLength: 3 }), { minLength: 1, maxLength: 30 })
  .map((nodes) =>
    nodes.map((needs, at) => task(`t${at}`, ...(at === 0 ? [] : needs.map((n) => `t${n % at}`)))),
  )
  .chain((tasks) => fc.shuffledSubarray(tasks, { minLength: tasks.length }))

async function runRandomly(tasks: readonly Schedulable[], picks: readonly number[], slots: number) {
  const states = new Map<string, TaskState | 'planned'>()
  const work = await startWork(tasks, {
    slots,
    onFailure: 'continue',
    onState: ({ id, dependsOn }, state) => {
      expect(NEXT_STATES[states.get(id) ?? 'planned'], `${id} ${states.get(id)} → ${state}`).toContain(state)
      states.set(id, state)
      if (state === 'running') for (const need of dependsOn) expect(states.get(need)).toBe('finished')
    },
  })
  for (let n = 0; work.running().length > 0; n += 1) {
    expect(work.running().length).toBeLessThanOrEqual(slots)
    const pick = picks[n % picks.length] ?? 0
    const id = work.running()[pick % work.running().length] as string
    await (pick % 11 === 10 ? work.fail(id) : work.finish(id))
  }
  return { states, result: await work.ended }
}

describe('1000 random graphs', () => {
  it('end with every task in a final state, by legal steps only, after all it needs', async () => {
    const picks = fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(dags, picks, fc.integer({ min: 1, max: 5 }), async (tasks, chosen, slots) => {
        const { states, result } = await runRandomly(tasks, chosen, slots)
        expect(result.firstError instanceof Error || result.firstError === undefined).toBe(true)
        for (const { id } of tasks) expect(NEXT_STATES[states.get(id) ?? 'planned']).toEqual([])
        const isClean = [...states.values()].every((state) => state === 'finished')
        expect(isClean).toBe(result.firstError === undefined)
      }),
      { numRuns: 1000 },
    )
  })
})
