/** What can be asked of a schedule while it runs. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPools } from '../../engine/run/execute/schedule/pools.ts'
import { TaskStates } from '../../engine/run/execute/schedule/task-state.ts'
import { startWork, task } from './fake-work.ts'

const CANCELLED = expect.objectContaining({ code: 'CANCELLED' })

describe('a paused schedule', () => {
  it('begins nothing new, lets what runs finish, and goes on where it was', async () => {
    const work = await startWork([task('a'), task('b', 'a'), task('c')], { slots: 1 })
    work.controls.pause()
    await work.finish('a')
    expect(work.running()).toEqual([])
    expect(work.stateOf('b')).toBe('ready')
    work.controls.resume()
    expect(work.running()).toHaveLength(1)
    for (let id = work.running()[0]; id; id = work.running()[0]) await work.finish(id)
    expect(new Set((await work.ended).states.values())).toEqual(new Set(['finished']))
  })

  it('leaves its room to others', async () => {
    const pools = createPools({ cpu: 1 })
    const other = await startWork([task('first'), task('x')], { pools })
    const work = await startWork([task('a'), task('b', 'a')], { pools })
    work.controls.pause()
    await other.finish('first')
    expect(other.running()).toEqual(['x'])
  })

  it('from its very beginning starts nothing, and can still be cancelled', async () => {
    const work = await startWork([task('a')], { onOpen: (controls) => controls.pause() })
    expect(work.running()).toEqual([])
    work.controls.cancel()
    const { states, firstError } = await work.ended
    expect([states.get('a'), firstError]).toEqual(['skipped', CANCELLED])
  })
})

describe('a cancelled task', () => {
  const tasks = [task('a'), task('b', 'a'), task('other'), task('after', 'other')]

  it('that runs is told, and only what needs it is skipped', async () => {
    const work = await startWork(tasks)
    work.controls.cancelTask('a')
    expect([work.signalOf('a')?.aborted, work.signalOf('other')?.aborted]).toEqual([true, false])
    await work.fail('a')
    expect([work.stateOf('a'), work.stateOf('b')]).toEqual(['cancelled', 'skipped'])
    await work.finish('other')
    await work.finish('after')
    expect((await work.ended).firstError).toEqual(new Error('a failed'))
  })

  it('that is ready is skipped with what needs it, and the run is not whole', async () => {
    const work = await startWork([task('other'), task('a'), task('b', 'a'), task('after', 'other')], {
      slots: 1,
    })
    work.controls.cancelTask('a')
    work.controls.cancelTask('nobody')
    expect([work.stateOf('a'), work.stateOf('b')]).toEqual(['skipped', 'skipped'])
    await work.finish('other')
    await work.finish('after')
    expect((await work.ended).firstError).toEqual(CANCELLED)
  })

  it('that waits never begins', async () => {
    const work = await startWork(tasks, { slots: 4 })
    work.controls.cancelTask('b')
    await work.finish('a')
    await work.finish('other')
    await work.finish('after')
    const { states, firstError } = await work.ended
    expect([states.get('b'), states.get('after'), firstError]).toEqual(['skipped', 'finished', CANCELLED])
  })
})

describe('a cancelled run', () => {
  it('stops what runs, skips the rest, and says so', async () => {
    const work = await startWork([task('a'), task('b', 'a')])
    work.controls.cancel()
    expect(work.signalOf('a')?.reason).toEqual(CANCELLED)
    await work.fail('a')
    const { states, firstError } = await work.ended
    expect(Object.fromEntries(states)).toEqual({ a: 'cancelled', b: 'skipped' })
    expect(firstError).toEqual(CANCELLED)
  })
})

describe('the order', () => {
  it('puts a task that is moved first, and what it needs, before the others', async () => {
    const tasks = [task('begun'), task('x'), task('y'), task('need'), task('wanted', 'need')]
    const work = await startWork(
      tasks.map((item) => ({ ...item, expectedSec: item.id === 'wanted' ? 0 : 5 })),
      { slots: 1 },
    )
    work.controls.moveFirst('wanted')
    const order: string[] = []
    for (let id = work.running()[0]; id; id = work.running()[0]) {
      order.push(id)
      await work.finish(id)
    }
    expect(order).toEqual(['begun', 'need', 'wanted', 'x', 'y'])
  })

  it('follows a priority that changes while both runs wait', async () => {
    const pools = createPools({ cpu: 1 })
    const first = await startWork([task('begun'), task('a')], { pools })
    const second = await startWork([task('b')], { pools })
    second.controls.setPriority(5)
    await first.finish('begun')
    expect([first.running(), second.running()]).toEqual([[], ['b']])
  })
})

const COMMANDS = ['pause', 'resume', 'priority', 'first', 'cancelTask', 'finish', 'fail'] as const
const commands = fc.array(fc.tuple(fc.constantFrom(...COMMANDS), fc.nat(30)), { maxLength: 40 })
const needs = fc.array(fc.array(fc.nat(30), { maxLength: 2 }), { minLength: 1, maxLength: 15 })

describe('500 random sequences of wishes', () => {
  it('end once nobody holds the run up, with every task ended and none begun before what it needs', async () => {
    await fc.assert(
      fc.asyncProperty(needs, commands, fc.integer({ min: 1, max: 3 }), async (nodes, wishes, slots) => {
        const tasks = nodes.map((on, at) =>
          task(`t${at}`, ...on.flatMap((n) => (at > 0 ? `t${n % at}` : []))),
        )
        const done = new Set<string>()
        const work = await startWork(tasks, {
          slots,
          onFailure: 'continue',
          onState: ({ id, dependsOn }, state) => {
            if (state === 'running') expect(dependsOn.filter((need) => !done.has(need))).toEqual([])
            if (state === 'finished') done.add(id)
          },
        })
        for (const [wish, n] of wishes) {
          const id = `t${n % tasks.length}`
          const running = work.running()[n % Math.max(1, work.running().length)]
          if (wish === 'pause' || wish === 'resume') work.controls[wish]()
          else if (wish === 'priority') work.controls.setPriority(n)
          else if (wish === 'first') work.controls.moveFirst(id)
          else if (wish === 'cancelTask') work.controls.cancelTask(id)
          else if (running) await work[wish](running)
          expect(work.running().length).toBeLessThanOrEqual(slots)
        }
        work.controls.resume()
        for (let id = work.running()[0]; id; id = work.running()[0]) await work.finish(id)
        const { states, firstError } = await work.ended
        expect(
          [...states.values()].filter((state) => ['waiting', 'ready', 'running'].includes(state)),
        ).toEqual([])
        expect([...states.values()].every((state) => state === 'finished')).toBe(firstError === undefined)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a state', () => {
  it('that cannot follow is refused', () => {
    const states = new TaskStates<{ id: string }>(() => {})
    const one = { id: 'one' }
    states.move(one, 'ready')
    expect(() => states.move(one, 'finished')).toThrow('cannot be finished after ready')
    expect(states.all.get('one')).toBe('ready')
  })
})
