/** Tasks of a run, from its plan while it has some to do, from its record afterwards. */
import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../engine/contract/events.ts'
import type { TreeFile, TreeTask } from '../../../engine/contract/provenance.ts'
import type { PlanReport } from '../../../engine/contract/schemas.ts'
import { foldEvents, NOTHING_YET } from '../../../renderer/runs/live/fold-events.ts'
import { type KnownTask, knownTasks } from '../../../renderer/runs/plan/known-tasks.ts'

type Task = PlanReport['tasks'][number]

const task = (id: string, kind: Task['kind'], more: Partial<Task> = {}): Task =>
  ({ id, kind, steps: ['cuts'], command: ['ffmpeg'], cpuSec: 1, needs: [], ...more }) as Task

/** Piece 1 and 3 are one cut; piece 2 was there already. */
const PLAN: readonly Task[] = [
  task('p1', 'piece'),
  task('s', 'sound'),
  task('j', 'join', {
    needs: ['p1', 's'],
    parts: [
      { task: 'p1', kind: 'piece' },
      { task: 'p2', kind: 'piece', cid: 'made-before' },
      { task: 'p1', kind: 'piece' },
      { task: 's', kind: 'sound' },
    ],
  } as Partial<Task>),
]

const live = (...events: readonly object[]) => foldEvents(NOTHING_YET, events as readonly RunEvent[])
const begins = (id: string) => ({ event: 'task-started', task: id, steps: ['cuts'] })
const ends = (id: string, cid: string) => ({
  event: 'task-finished',
  task: id,
  cid,
  sizeBytes: 1,
  seconds: 3,
})
const run = { event: 'run-started', attempt: 1, tasksToRun: 3, tasksCached: 0 }
const over = { event: 'run-finished', state: 'finished', tasksRun: 3, tasksCached: 0, seconds: 9 }

const short = ({ id, kind, numbers, state }: KnownTask): string =>
  [id, kind, numbers.join('+'), state].filter((word) => word !== '').join(' ')

describe('tasks of a plan', () => {
  it('stand in the order of the result, each part with its places', () => {
    const tasks = knownTasks({ tasks: [...PLAN], live: NOTHING_YET })
    expect(tasks.map(short)).toEqual([
      'p1 piece 1+3 waiting',
      'p2 piece 2 cached',
      's sound waiting',
      'j join waiting',
    ])
  })

  it('follow the events, also when they were over before the plan was read', () => {
    const events = live(run, begins('p1'), ends('p1', 'c1'), begins('s'))
    const tasks = knownTasks({ tasks: PLAN.filter(({ id }) => id !== 'p1'), live: events })
    expect(tasks.map(short)).toEqual([
      'p1 piece 1+3 finished',
      'p2 piece 2 cached',
      's sound running',
      'j join waiting',
    ])
  })

  it('are not begun, or were stopped, when their run has ended', () => {
    const tasks = knownTasks({
      tasks: [...PLAN],
      live: live(run, begins('p1'), { ...over, state: 'cancelled' }),
    })
    expect(tasks.map(({ state }) => state)).toEqual(['skipped', 'cached', 'skipped', 'skipped'])
  })

  it('include what no plan knows of', () => {
    expect(knownTasks({ live: live(run, begins('x')) }).map(short)).toEqual(['x render running'])
  })
})

const made = (profile: string, inputs: readonly TreeFile[]): TreeTask =>
  ({ profile: { name: profile }, steps: ['cuts'], seconds: 7, inputs }) as unknown as TreeTask
const file = (cid: string, madeBy?: TreeTask): TreeFile =>
  ({ cid, ...(madeBy ? { madeBy } : {}) }) as TreeFile

describe('tasks of a record', () => {
  const source = file('source')
  const result = file(
    'result',
    made('mp4', [
      file('c1', made('mp4-piece', [source])),
      file('c2', made('mp4-piece', [source])),
      file('c3', made('mp4-sound', [source])),
    ]),
  )

  it('tell what was made in this run from what was there', () => {
    const events = live(run, begins('t2'), ends('t2', 'c2'), begins('t4'), ends('t4', 'result'), over)
    const tasks = knownTasks({ tasks: [], file: result, live: events })
    expect(tasks.map(short)).toEqual([
      'c1 piece 1 cached',
      'c2 piece 2 finished',
      'c3 sound cached',
      'result join finished',
    ])
    expect(tasks.map(({ seconds }) => seconds)).toEqual([7, 3, 7, 3])
  })

  it('of a whole result are the one that made it', () => {
    const whole = file('result', made('mp4', [source]))
    expect(knownTasks({ file: whole, live: live(run, over) }).map(short)).toEqual(['result render cached'])
  })
})
