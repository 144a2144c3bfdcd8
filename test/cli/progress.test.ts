/** From run events to what is shown, by a clock that the test moves. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createOutput } from '../../engine/cli/output.ts'
import { drawRun, drawShare } from '../../engine/cli/progress-bar.ts'
import { widthOf } from '../../engine/cli/quantities.ts'
import { advance, noProgress, type RunProgress } from '../../engine/cli/run-progress.ts'
import { createProgressView } from '../../engine/cli/show-progress.ts'
import { PLAIN } from '../../engine/cli/style.ts'
import { etaSecOf, fractionOf } from '../../engine/cli/time-left.ts'
import type { RunEvent } from '../../engine/contract/events.ts'
import type { Cid, PlanId, RunId, TaskId } from '../../engine/contract/ids.ts'
import { colourless, memoryTerminal } from './kit.ts'

const runId = 'run' as RunId
const id = (name: string): TaskId => name as TaskId
const started = (tasksToRun: number): RunEvent => ({
  event: 'run-started',
  runId,
  attempt: 1,
  planId: 'plan' as PlanId,
  recipe: 'r',
  tasksToRun,
  tasksCached: 0,
})
const begin = (task: string, ...steps: string[]): RunEvent => ({
  event: 'task-started',
  runId,
  task: id(task),
  steps,
})
const at = (
  task: string,
  fraction: number,
  more: { frames?: number; speed?: number; etaSec?: number } = {},
): RunEvent => ({
  event: 'task-progress',
  runId,
  task: id(task),
  fraction,
  frames: 0,
  speed: 0,
  ...more,
})
const done = (task: string): RunEvent => ({
  event: 'task-finished',
  runId,
  task: id(task),
  cid: 'c' as Cid,
  sizeBytes: 1_400_000,
  seconds: 2.4,
})

const progressAfter = (events: readonly RunEvent[], nowMs = 0): RunProgress =>
  events.reduce((progress, event) => advance(progress, event, nowMs), noProgress(0))

const wide = { columns: 100, style: PLAIN }

describe('run progress', () => {
  test('every task counts the same, finished ones fully', () => {
    const events = [started(4), begin('a', 'x'), begin('b', 'y'), done('a'), at('b', 0.5)]
    expect(fractionOf(progressAfter(events), 0)).toBe(0.375)
  })

  test('no time is promised before there is something to judge by', () => {
    expect(etaSecOf(progressAfter([started(2), begin('a', 'x'), at('a', 0.01)]), 1000)).toBeUndefined()
  })

  test('with tasks still waiting, the time left follows from what is done', () => {
    expect(etaSecOf(progressAfter([started(2), begin('a', 'x'), at('a', 0.5, { etaSec: 1 })]), 10_000)).toBe(
      30,
    )
  })

  test('when all that is left runs, ffmpeg knows best: the longest counts', () => {
    const events = [
      started(2),
      begin('a', 'x'),
      begin('b', 'y'),
      at('a', 0.5, { etaSec: 4 }),
      at('b', 0.5, { etaSec: 9 }),
    ]
    expect(etaSecOf(progressAfter(events), 10_000)).toBe(9)
  })

  test('progress of a task that was never seen to begin changes nothing', () => {
    const progress = progressAfter([started(1)])
    expect(advance(progress, at('ghost', 0.5), 0)).toBe(progress)
  })

  const foretold: RunEvent = {
    ...(started(3) as Extract<RunEvent, { event: 'run-started' }>),
    forecast: {
      ...{ cpuSec: 40, wallSec: 20, bytes: 1, confidence: 'learned', samples: 9 },
      reused: { tasks: 0, sec: 0 },
    },
  }
  const expecting = (task: string, cpuSec: number, wallSec: number): RunEvent =>
    ({ ...begin(task, 'x'), expected: { cpuSec, wallSec } }) as RunEvent

  test('with a forecast a task counts as much as it costs, and the time left is known from the start', () => {
    const progress = progressAfter([foretold, expecting('big', 30, 15), expecting('small', 4, 15)])
    expect(etaSecOf(progress, 0)).toBe(20)
    expect(fractionOf(advance(progress, done('big'), 0), 0)).toBe(0.75)
  })

  test('tasks that say nothing on the way advance by their time, never to their end', () => {
    const progress = progressAfter([foretold, expecting('big', 40, 20)])
    expect(fractionOf(progress, 10_000)).toBe(0.5)
    expect(fractionOf(progress, 60_000)).toBe(0.95)
  })

  test('a run that is slower than foretold is believed more and more', () => {
    const half = progressAfter([foretold, expecting('a', 20, 10), done('a')])
    // half done after 40 s: 10 s are left as foretold, 40 s by what was seen
    expect(etaSecOf(half, 40_000)).toBe(25)
  })

  test('a failed task runs no longer', () => {
    const failed: RunEvent = {
      event: 'task-failed',
      runId,
      task: id('a'),
      error: { code: 'TASK_FAILED', message: 'no' },
    }
    expect(progressAfter([started(2), begin('a', 'x'), failed]).running.size).toBe(0)
  })
})

describe('the bar', () => {
  const running = advance(
    progressAfter([started(5), begin('a', 'x'), done('a'), begin('b', 'cut', 'montage')]),
    at('b', 0.3, { frames: 58 }),
    0,
  )

  test('says how much, which task, how long, how fast, and what', () => {
    expect(drawRun(running, 10_000, wide)).toBe(
      '━━━━━━──────────────────   26%  task 2/5  0:28 left  5.8 fps  montage',
    )
  })

  test('gives up its parts from the right as the terminal gets narrow', () => {
    expect(drawRun(running, 10_000, { ...wide, columns: 42 })).toMatch(/26%\s+task 2\/5 {2}0:28 left$/)
    expect(drawRun(running, 10_000, { ...wide, columns: 51 })).toMatch(/fps {2}monta…$/)
    expect(drawRun(running, 10_000, { ...wide, columns: 28 })).toMatch(/26%\s+task 2\/5$/)
    expect(drawRun(running, 10_000, { ...wide, columns: 3 })).toBe('')
  })

  test('never reaches the last column, whatever is shown', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 200 }),
        (label, fraction, columns) => {
          const line = drawShare(label, fraction, { columns, style: PLAIN })
          expect(widthOf(line)).toBeLessThan(columns + (line === '' ? 1 : 0))
          expect(line).not.toMatch(/[\n\r\t]/)
        },
      ),
    )
  })

  test('is empty at 0 and full at 1', () => {
    expect(drawShare('checking', 0, wide)).toBe(`${'─'.repeat(24)}    0%  checking`)
    expect(drawShare('checking', 1, wide)).toBe(`${'━'.repeat(24)}  100%  checking`)
  })

  test('shows what is imported before the run begins', () => {
    const event: RunEvent = {
      event: 'preparing',
      phase: 'import',
      subject: 'clip',
      done: 45,
      total: 100,
    }
    expect(drawRun(progressAfter([event]), 0, wide)).toMatch(/ 45% {2}importing clip$/)
  })
})

describe('the view', () => {
  const view = (isTTY: boolean, isJson = false, env: Record<string, string> = {}) => {
    const terminal = memoryTerminal({ isTTY, env })
    const output = createOutput(terminal, { isJson, hasColour: true })
    return { terminal, view: createProgressView({ terminal, output }) }
  }

  test('a pipe gets a line for every beginning and end, and how far it is every five seconds', () => {
    const { terminal, view: shown } = view(false)
    for (const event of [started(2), begin('a', 'cut'), at('a', 0.1)]) shown.take(event)
    terminal.pass(5000)
    for (const event of [at('a', 0.5, { frames: 50 }), at('a', 0.6, { frames: 60 }), done('a')])
      shown.take(event)
    shown.close()
    expect(terminal.err()).toBe(
      'task 1/2 “cut” started\n  25%  10 fps  0:15 left\ntask 1/2 “cut” done: 1.4 MB in 2.4 s\n',
    )
  })

  test('a terminal gets one line, redrawn ten times a second at most and gone at the end', () => {
    const { terminal, view: shown } = view(true)
    for (const event of [started(1), begin('a', 'cut'), at('a', 0.1), at('a', 0.2)]) shown.take(event)
    terminal.pass(150)
    shown.take(at('a', 0.5))
    shown.close()
    expect(terminal.err().split('\r\u001b[K').map(colourless)).toEqual([
      '',
      expect.stringContaining('  0%'),
      expect.stringContaining(' 50%'),
      '',
    ])
    expect(terminal.err()).not.toContain('\n')
  })

  test('a dumb terminal gets lines, and nothing that steers it', () => {
    const { terminal, view: shown } = view(true, false, { TERM: 'dumb' })
    for (const event of [started(1), begin('a', 'cut')]) shown.take(event)
    expect(terminal.err()).toBe('task 1/1 “cut” started\n')
  })

  test('a warning is said on a line of its own, without what could steer the terminal', () => {
    const { terminal, view: shown } = view(false)
    shown.take({ event: 'warning', message: 'odd\u001b[2J name' })
    expect(terminal.err()).toBe('! odd�[2J name\n')
  })

  test('under --json nothing is said to people', () => {
    const { terminal, view: shown } = view(true, true)
    for (const event of [started(1), begin('a', 'cut'), done('a')]) shown.take(event)
    shown.close()
    expect(terminal.err()).toBe('')
  })
})
