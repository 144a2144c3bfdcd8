/** How long jobs take together. */
import { describe, expect, it } from 'vitest'
import { type PlannedJob, wallSecOf } from '../../../engine/plan/forecast/list-schedule.ts'

const job = (id: string, wallSec: number, dependsOn: readonly string[] = [], cpu = 1): PlannedJob => ({
  ...{ id, wallSec, dependsOn, cpu },
})

describe('the time of all jobs', () => {
  it.each([
    ['nothing', [], 0],
    ['two at once', [job('a', 3), job('b', 2)], 3],
    ['three in two places', [job('a', 3), job('b', 2), job('c', 2)], 4],
    ['one after the other', [job('b', 2, ['a']), job('a', 3)], 5],
    ['a join waits for the longest', [job('a', 3), job('b', 1), job('join', 1, ['a', 'b'])], 4],
    ['one that takes all places', [job('a', 3, [], 4), job('b', 2)], 5],
    ['what is made elsewhere is there', [job('a', 3, ['gone'])], 3],
  ])('%s', (_, jobs, sec) => {
    expect(wallSecOf(jobs, 2)).toBe(sec)
  })

  it('of 20,000 in a row is no recursion', () => {
    const jobs = Array.from({ length: 20_000 }, (_, n) => job(`${n}`, 1, n === 0 ? [] : [`${n - 1}`]))
    expect(wallSecOf(jobs, 2)).toBe(20_000)
  })
})
