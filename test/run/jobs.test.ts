/** Which pieces are rendered by one process: near ones together, no more than it can hold, as many for each processor. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodeInputs } from '../../engine/media/graph/graph-text.ts'
import { inputsFirst } from '../../engine/media/graph/order.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import type { BuiltTask } from '../../engine/plan/task.ts'
import { type Job, makeJobs } from '../../engine/run/execute/jobs.ts'
import { factsOf, fileOf, planOf, recipeOf, step } from '../plan/kit.ts'

const GIB = 2 ** 30

interface Cut {
  readonly from: 'a' | 'b'
  /** Frames. */
  readonly start: number
  readonly length: number
}

/** Two files of 4000 frames at 25 fps; no cut like another. */
function planOfCuts(cuts: readonly Cut[]): Plan {
  const facts = factsOf({ frames: 4000, endSec: 160 })
  const steps = cuts.map(({ from, start, length }, index) =>
    step(`s${index}`, 'SEGMENT', [from], { config: { offset: start / 25, duration: length / 25 } }),
  )
  const names = steps.map(({ id }) => id)
  return planOf(recipeOf([...steps, step('all', 'SEQUENCE', names)]), {
    files: { a: fileOf('a', facts), b: fileOf('b', facts) },
  })
}

const equalCuts = (count: number): readonly Cut[] =>
  Array.from({ length: count }, (_, index) => ({ from: 'a', start: ((index * 7) % count) * 10, length: 8 }))

const cuts = fc.uniqueArray(
  fc.record({
    from: fc.constantFrom('a' as const, 'b' as const),
    start: fc.nat(3500),
    length: fc.integer({ min: 1, max: 288 }),
  }),
  { minLength: 4, maxLength: 90, selector: ({ from, start, length }) => `${from}${start}+${length}` },
)

/** Groups of pieces, and the jobs that are none. */
function pieceJobs(jobs: readonly Job[]): {
  readonly pieces: readonly Job[]
  readonly others: readonly Job[]
} {
  const isPieces = ({ tasks }: Job): boolean => tasks[0]?.kind === 'piece'
  return { pieces: jobs.filter(isPieces), others: jobs.filter((job) => !isPieces(job)) }
}

/** File and first frame of what it shows. */
function placeOf({ delivery }: BuiltTask): string {
  const nodes = inputsFirst(delivery.video ? [delivery.video.node] : [], nodeInputs)
  return nodes
    .flatMap((node) =>
      node.kind === 'clip' && node.input.kind === 'media'
        ? `${node.input.cid} ${String(node.start).padStart(6, '0')}`
        : [],
    )
    .join()
}

const idsOf = (tasks: readonly BuiltTask[]): readonly string[] => tasks.map(({ id }) => id).sort()

describe('the pieces of a result', () => {
  it('are each in one group, in the order of their files, at most sixteen together', () => {
    fc.assert(
      fc.property(cuts, fc.integer({ min: 1, max: 12 }), (wanted, slots) => {
        const { tasks } = planOfCuts(wanted)
        const { pieces } = pieceJobs(makeJobs(tasks, slots, 64 * GIB))
        const grouped = pieces.flatMap((job) => job.tasks)
        expect(idsOf(grouped)).toEqual(idsOf(tasks.filter(({ kind }) => kind === 'piece')))
        expect(grouped.map(placeOf)).toEqual(grouped.map(placeOf).sort())
        for (const job of pieces) expect(job.tasks.length).toBeLessThanOrEqual(16)
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    [4, 2, [2, 2]],
    [5, 8, [1, 1, 1, 1, 1]],
    [32, 2, [16, 16]],
    [33, 2, [4, 4, 4, 5, 8, 8]],
    [40, 8, [5, 5, 5, 5, 5, 5, 5, 5]],
    [48, 4, [12, 12, 12, 12]],
  ])(
    'that are %i on %i processors give every processor as much, and the last ones are small',
    (count, slots, sizes) => {
      const { pieces } = pieceJobs(makeJobs(planOfCuts(equalCuts(count)).tasks, slots, 64 * GIB))
      expect(pieces.map(({ tasks }) => tasks.length).sort((a, b) => a - b)).toEqual(sizes)
    },
  )

  it('are fewer in a group where memory is small, and never none', () => {
    const { tasks } = planOfCuts(equalCuts(32))
    const largest = (memoryBytes: number): number =>
      Math.max(...pieceJobs(makeJobs(tasks, 2, memoryBytes)).pieces.map((job) => job.tasks.length))
    expect(largest(0.5 * GIB)).toBeLessThan(largest(64 * GIB))
    expect(largest(1)).toBe(1)
  })

  it('are waited for by the joining task, as is the sound, and wait for nothing', () => {
    fc.assert(
      fc.property(cuts, fc.integer({ min: 1, max: 12 }), (wanted, slots) => {
        const jobs = makeJobs(planOfCuts(wanted).tasks, slots, 64 * GIB)
        const { pieces, others } = pieceJobs(jobs)
        expect(others.map(({ tasks }) => tasks.map(({ kind }) => kind))).toEqual([['sound'], ['join']])
        const [sound, join] = others
        expect([...(join?.dependsOn ?? [])].sort()).toEqual(
          [...pieces, sound].map((job) => job?.id as string).sort(),
        )
        for (const job of [...pieces, sound]) expect(job?.dependsOn).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})
