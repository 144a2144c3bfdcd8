/** Runs in their groups, the log in its kinds, tasks in their lanes, commands as text. */
import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../engine/contract/events.ts'
import type { RunSummary } from '../../../engine/contract/schemas.ts'
import { commandText, extensionOf, filesIn, fillFiles } from '../../../renderer/runs/commands/command-text.ts'
import { groupRuns, placeAt } from '../../../renderer/runs/list/group-runs.ts'
import { logEntries } from '../../../renderer/runs/log/log-entries.ts'
import { newlyEnded } from '../../../renderer/runs/newly-ended.ts'
import { type LoggedEvent, layLanes } from '../../../renderer/runs/plan/lane-layout.ts'

const run = (runId: string, state: RunSummary['state'], more: Partial<RunSummary> = {}): RunSummary =>
  ({ runId, state, recipe: 'cuts', attempt: 1, createdAt: '2026-01-01T10:00:00.000Z', ...more }) as RunSummary

describe('groups of runs', () => {
  it('show each run once, where it was seen last', () => {
    const groups = groupRuns(
      {
        running: [run('a', 'running')],
        queued: [
          run('a', 'queued', { place: 1 }),
          run('c', 'queued', { place: 3 }),
          run('b', 'queued', { place: 2 }),
        ],
        listed: [run('a', 'finished'), run('d', 'failed'), run('e', 'queued')],
      },
      {},
    )
    const ids = (runs: readonly RunSummary[]) => runs.map(({ runId }) => runId)
    expect([ids(groups.running), ids(groups.queue), ids(groups.done)]).toEqual([['a'], ['b', 'c'], ['d']])
  })

  it('hold what is open of other recipes back', () => {
    const known = {
      running: [run('a', 'running'), run('b', 'running', { recipe: 'loop' })],
      queued: [],
      listed: [],
    }
    expect(groupRuns(known, { recipe: 'loop' }).running.map(({ runId }) => runId)).toEqual(['b'])
  })

  it('move a waiting run before or after another', () => {
    const queue = ['a', 'b', 'c'].map((id) => run(id, 'queued'))
    expect(placeAt(queue, 'c', 0)).toEqual({ before: 'a' })
    expect(placeAt(queue, 'a', 1)).toEqual({ after: 'b' })
    expect([placeAt(queue, 'a', 0), placeAt(queue, 'a', -1), placeAt(queue, 'c', 3)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

it('of the runs that ended between two looks none is told twice, and no old one', () => {
  const later = '2026-01-01T11:00:00.000Z'
  const before = [run('a', 'running'), run('b', 'finished'), run('r', 'failed')]
  const now = [
    run('a', 'finished'),
    run('b', 'finished'),
    run('quick', 'finished', { createdAt: later }),
    run('open', 'running', { createdAt: later }),
    run('ancient', 'finished', { createdAt: '2025-01-01T00:00:00.000Z' }),
    run('r', 'failed', { attempt: 2 }),
  ]
  expect(newlyEnded(before, now).map(({ runId }) => runId)).toEqual(['a', 'quick', 'r'])
})

const at = (seq: number, sec: number, event: object): LoggedEvent => ({
  seq,
  at: new Date(Date.UTC(2026, 0, 1) + sec * 1000).toISOString(),
  event: event as RunEvent,
})
const LOG = [
  at(1, 0, { event: 'run-started', tasksToRun: 3, tasksCached: 0 }),
  at(2, 1, { event: 'task-started', task: 'a' }),
  at(3, 1, { event: 'task-started', task: 'b' }),
  at(4, 2, { event: 'task-progress', task: 'a', fraction: 0.5 }),
  at(5, 3, { event: 'task-finished', task: 'a' }),
  at(6, 4, { event: 'task-started', task: 'c' }),
  at(7, 5, { event: 'task-failed', task: 'b' }),
]

describe('lanes', () => {
  it('are as many as tasks ran at once, and are used again', () => {
    const { bars, lanes, totalSec } = layLanes(LOG, Date.UTC(2026, 0, 1) + 6000)
    expect({ lanes, totalSec }).toEqual({ lanes: 2, totalSec: 6 })
    expect(bars).toEqual([
      { task: 'a', lane: 0, fromSec: 1, toSec: 3, end: 'finished' },
      { task: 'b', lane: 1, fromSec: 1, toSec: 5, end: 'failed' },
      { task: 'c', lane: 0, fromSec: 4, toSec: 6, end: 'open' },
    ])
  })

  it('end with the run', () => {
    const ended = [...LOG, at(8, 7, { event: 'run-finished' })]
    expect(layLanes(ended, Date.UTC(2027, 0, 1)).totalSec).toBe(7)
    expect(layLanes([], 0)).toEqual({ bars: [], lanes: 0, totalSec: 0 })
  })
})

describe('the log', () => {
  const textOf = (event: RunEvent): string => ('task' in event ? `task ${event.task}` : event.event)
  const seqs = (kind: Parameters<typeof logEntries>[1]['kind'], word = ''): readonly number[] =>
    logEntries(LOG, { kind, word, textOf }).map(({ seq }) => seq)

  it('shows a kind of events, or those that hold a word', () => {
    expect(seqs('all')).toEqual([1, 2, 3, 5, 6, 7])
    expect(seqs('progress')).toEqual([4])
    expect(seqs('trouble')).toEqual([7])
    expect(seqs('all', ' TASK b ')).toEqual([3, 7])
  })

  it('tells when each was, from the start on', () => {
    expect(logEntries(LOG, { kind: 'progress', word: '', textOf })[0]?.sec).toBe(2)
  })
})

describe('a command', () => {
  const argv = [
    'ffmpeg',
    '-ss',
    '1.5',
    '-i',
    '{in:bafy1}',
    '-i',
    '{in:bafy2}',
    '-vf',
    "drawtext=text='a b'",
    '{out:t1}',
  ]

  it('names files that can be had', () => {
    expect(filesIn(argv)).toEqual(['bafy1', 'bafy2'])
    expect(fillFiles(argv, { of: (cid) => `${cid}.mp4`, out: (task) => `${task}.mp4` })).toEqual([
      ...[
        'ffmpeg',
        '-ss',
        '1.5',
        '-i',
        'bafy1.mp4',
        '-i',
        'bafy2.mp4',
        '-vf',
        "drawtext=text='a b'",
        't1.mp4',
      ],
    ])
  })

  it('says what its results end in', () => {
    expect(extensionOf(['ffmpeg', '-f', 'mov', '-i', 'a', '-f', 'matroska', '{out}'])).toBe('mkv')
    expect(extensionOf(['ffmpeg', '-f', 'mp4', '{out}'])).toBe('mp4')
  })

  it('has each option on its line, and words that a shell reads as they are meant', () => {
    expect(commandText(['ffmpeg', '-y', '-ss', '1', '-vf', "it's", 'out.mp4'])).toBe(
      "ffmpeg \\\n  -y \\\n  -ss 1 \\\n  -vf 'it'\\''s' \\\n  out.mp4",
    )
  })
})
