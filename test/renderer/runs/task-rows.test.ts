/** Tasks as lines: pieces of one state together, what differs by itself. */
import { describe, expect, it } from 'vitest'
import type { LiveTask } from '../../../renderer/runs/live/fold-events.ts'
import type { KnownTask, TaskState } from '../../../renderer/runs/plan/known-tasks.ts'
import { ranges, taskRows, waitingFor } from '../../../renderer/runs/plan/task-rows.ts'

const piece = (number: number, state: TaskState, live?: Partial<LiveTask>): KnownTask => ({
  id: `p${number}`,
  kind: 'piece',
  numbers: [number],
  state,
  steps: [],
  needs: [],
  ...(live ? { live: { id: `p${number}`, state: 'running', steps: [], ...live } } : {}),
})
const join: KnownTask = {
  ...piece(0, 'waiting'),
  id: 'j',
  kind: 'join',
  numbers: [],
  needs: ['p7', 'p8', 'gone'],
}

const shown = (tasks: readonly KnownTask[], open?: ReadonlySet<string>) =>
  taskRows(tasks, open).map(({ state, numbers }) => `${ranges(numbers)} ${state}`.trim())

describe('lines of tasks', () => {
  const cached = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => piece(from + at, 'cached'))

  it('say of all cached pieces in one line which they are', () => {
    const tasks = [...cached(1, 6), piece(7, 'running', { fraction: 0.3 }), ...cached(8, 60), join]
    expect(shown(tasks)).toEqual(['1–6, 8–60 cached', '7 running', 'waiting'])
  })

  it('unfold into all of theirs', () => {
    expect(shown(cached(1, 3), new Set(['pieces cached']))).toEqual([
      '1–3 cached',
      '1 cached',
      '2 cached',
      '3 cached',
    ])
  })

  it('hold together what one command makes, and keep apart what is counted', () => {
    const together = [piece(1, 'running', {}), piece(2, 'running', {})]
    const counted = [piece(3, 'running', { fraction: 0.1 }), piece(4, 'running', { fraction: 0.2 })]
    expect(shown([...together, ...counted])).toEqual(['1–2 running', '3 running', '4 running'])
  })

  it('show each piece while there are few', () => {
    expect(shown([piece(1, 'finished'), piece(2, 'finished')])).toEqual(['1 finished', '2 finished'])
  })

  it('hold together what failed for one cause, and nothing else that failed', () => {
    const failed = (causeOf: (at: number) => string) =>
      Array.from({ length: 9 }, (_, at) =>
        piece(at + 1, 'failed', { error: { code: 'TASK_FAILED', message: causeOf(at) } }),
      )
    expect(shown(failed(() => 'no room'))).toEqual(['1–9 failed'])
    expect(shown(failed((at) => `cause ${at}`))).toHaveLength(9)
  })
})

it('a task waits for those of its needs that have not ended', () => {
  const tasks = [piece(7, 'running'), piece(8, 'finished'), join]
  const byId = new Map(tasks.map((task) => [task.id, task]))
  expect(waitingFor(join, byId).map(({ id }) => id)).toEqual(['p7'])
})

it.each([
  [[], ''],
  [[4], '4'],
  [[1, 2, 3, 5, 7, 8], '1–3, 5, 7–8'],
  [[1, 1, 2], '1–2'],
])('the ranges of %j are “%s”', (numbers, words) => expect(ranges(numbers)).toBe(words))
