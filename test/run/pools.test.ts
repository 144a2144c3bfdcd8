/** What tasks share, also those of several runs: never more than there is, in order, and nobody waits for ever. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPools, type Needs, type PoolName } from '../../engine/run/execute/schedule/pools.ts'
import type { Schedulable } from '../../engine/run/execute/schedule/schedule.ts'
import { type FakeWork, startWork, task } from './fake-work.ts'

const needing = (id: string, needs: Needs, expectedSec = 1): Schedulable => ({
  ...task(id),
  needs,
  expectedSec,
})

describe('tasks with needs', () => {
  it('fill the processors and never more: threads × processes', async () => {
    const tasks = [needing('two', { cpu: 2 }, 9), needing('one', { cpu: 1 }, 8), needing('another', {}, 7)]
    const work = await startWork(tasks, { slots: 3 })
    expect(work.running()).toEqual(['two', 'one', 'another'])
    const narrow = await startWork(tasks, { slots: 2 })
    expect(narrow.running()).toEqual(['two', 'another'])
  })

  it('of more than there is get all there is', async () => {
    const work = await startWork([needing('huge', { cpu: 64 }, 9), task('small')], { slots: 2 })
    expect(work.running()).toEqual(['huge'])
    await work.finish('huge')
    expect(work.running()).toEqual(['small'])
  })

  it('of the whole pool are not overtaken for ever by small ones', async () => {
    const smalls = Array.from({ length: 6 }, (_, n) => needing(`small${n}`, { cpu: 1 }, n < 2 ? 9 : 1))
    const work = await startWork([...smalls, needing('whole', { cpu: 2 }, 5)], { slots: 2 })
    expect(work.running()).toEqual(['small0', 'small1'])
    await work.finish('small0')
    expect(work.running()).toEqual(['small1'])
    await work.finish('small1')
    expect(work.running()).toEqual(['whole'])
  })

  it('that wait for a scarce pool leave the processors to others', async () => {
    const encode = (id: string) => needing(id, { cpu: 1, encoder: 1 }, 9)
    const pools = createPools({ cpu: 2, encoder: 1 })
    const work = await startWork([encode('a'), encode('b'), task('c'), task('d')], { pools })
    expect(work.running()).toEqual(['a', 'c'])
    await work.finish('c')
    expect(work.running()).toEqual(['a', 'd'])
    await work.finish('a')
    expect(work.running()).toEqual(['d', 'b'])
  })
})

describe('runs that share pools', () => {
  it('go by priority, then by the longest way to the end, then in the order they came', async () => {
    const pools = createPools({ cpu: 1 })
    const first = await startWork([task('begun'), task('a')], { pools })
    const second = await startWork([task('b'), task('c', 'b')], { pools })
    const third = await startWork([task('d')], { pools, onOpen: (controls) => controls.setPriority(1) })
    const order: string[] = []
    for (;;) {
      const works = [first, second, third].filter((work) => work.running().length > 0)
      if (works.length === 0) break
      expect(works).toHaveLength(1)
      const id = works[0]?.running()[0] as string
      order.push(id)
      await works[0]?.finish(id)
    }
    expect(order).toEqual(['begun', 'd', 'b', 'a', 'c'])
    await Promise.all([first.ended, second.ended, third.ended])
  })

  it('do not end while they only wait for others', async () => {
    const pools = createPools({ cpu: 1 })
    const first = await startWork([task('a')], { pools })
    const second = await startWork([task('b')], { pools })
    expect(second.stateOf('b')).toBe('ready')
    await first.finish('a')
    await second.finish('b')
    expect((await second.ended).states.get('b')).toBe('finished')
  })
})

const SIZES: Readonly<Record<PoolName, number>> = { cpu: 3, encoder: 2, gpu: 1, network: 2 }
const needs = fc.record(
  { cpu: fc.nat(4), encoder: fc.nat(2), gpu: fc.nat(1), network: fc.nat(3) },
  { requiredKeys: [] },
)
const run = fc.array(fc.record({ needs, expectedSec: fc.nat(20), on: fc.nat(5) }), { maxLength: 12 })

describe('500 random mixes of runs', () => {
  it('never take more than a pool has, do each task once after what it needs, and all end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(run, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.nat(1000)),
        async (runs, picks) => {
          const pools = createPools(SIZES)
          const starts: string[] = []
          const works: { readonly tasks: readonly Schedulable[]; readonly work: FakeWork }[] = []
          for (const [n, items] of runs.entries()) {
            const tasks = items.map(({ on, ...rest }, at) => ({
              ...task(`${n}:${at}`, ...(at > 0 && on > 0 ? [`${n}:${(at * on) % at}`] : [])),
              ...rest,
            }))
            works.push({
              tasks,
              work: await startWork(tasks, {
                pools,
                onState: ({ id }, state) => void (state === 'running' && starts.push(id)),
              }),
            })
          }
          const running = () =>
            works.flatMap(({ tasks, work }) => work.running().map((id) => ({ work, id, tasks })))
          for (let now = running(); now.length > 0; now = running()) {
            for (const pool of Object.keys(SIZES) as PoolName[])
              expect(
                now.reduce((sum, { id, tasks }) => sum + Math.min(needOf(tasks, id, pool), SIZES[pool]), 0),
              ).toBeLessThanOrEqual(SIZES[pool])
            const pick = now[(picks.next().value as number) % now.length]
            await pick?.work.finish(pick.id)
          }
          for (const { work } of works)
            expect([...(await work.ended).states.values()].filter((state) => state !== 'finished')).toEqual(
              [],
            )
          expect(new Set(starts).size).toBe(starts.length)
          expect(starts).toHaveLength(runs.flat().length)
        },
      ),
      { numRuns: 500 },
    )
  })
})

const needOf = (tasks: readonly Schedulable[], id: string, pool: PoolName): number =>
  tasks.find((task) => task.id === id)?.needs?.[pool] ?? 0
