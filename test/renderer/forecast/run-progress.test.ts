/** How far a run is, and what a run needs. */
import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../engine/contract/events.ts'
import type { RunId, TaskId } from '../../../engine/contract/ids.ts'
import { readRecipe } from '../../../engine/recipe/read/read-recipe.ts'
import { bindingsOf, missingInputs } from '../../../renderer/editor/forecast/bindings.ts'
import { advance, doneShare, NOT_BEGUN, timeLeft } from '../../../renderer/editor/forecast/run-progress.ts'

const runId = 'run' as RunId
const started = (cpuSec: number, wallSec: number): RunEvent =>
  ({
    ...{
      event: 'run-started',
      runId,
      attempt: 1,
      planId: 'plan',
      recipe: 'r',
      tasksToRun: 2,
      tasksCached: 3,
    },
    forecast: {
      ...{ cpuSec, wallSec, bytes: 0, confidence: 'learned', samples: 9, reused: { tasks: 0, sec: 0 } },
    },
  }) as RunEvent
const begun = (task: string, cpuSec: number): RunEvent => ({
  ...{ event: 'task-started', runId, task: task as TaskId, steps: [] },
  expected: { cpuSec, wallSec: cpuSec },
})
const told = (task: string, fraction: number): RunEvent => ({
  ...{ event: 'task-progress', runId, task: task as TaskId, fraction, frames: 0, speed: 1 },
})
const progressAfter = (...events: readonly RunEvent[]) => events.reduce(advance, NOT_BEGUN)

describe('how far a run is', () => {
  it('is not known before it began', () => {
    expect(doneShare(progressAfter({ event: 'run-queued', runId }))).toBeUndefined()
  })

  it('is the share of the forecast that is done, large tasks counting more', () => {
    const progress = progressAfter(started(10, 5), begun('a', 8), told('a', 0.5), begun('b', 2), told('b', 1))
    expect(doneShare(progress)).toBeCloseTo(0.6)
    expect(timeLeft(progress)).toBeCloseTo(2)
  })

  it('is the same when its events are told again from the beginning', () => {
    const events = [started(10, 5), begun('a', 8), told('a', 0.5)]
    expect(progressAfter(...events, ...events)).toEqual(progressAfter(...events))
  })

  it('never goes beyond all of it, though tasks cost more than was forecast', () => {
    expect(doneShare(progressAfter(started(1, 1), begun('a', 8), told('a', 1)))).toBe(1)
  })
})

describe('what fills the inputs', () => {
  const { recipe } = readRecipe(
    `name: test
inputs:
  one: { type: video }
  many: { type: video, list: true }
  fixed: { type: audio, pin: song }
  idle: { type: audio }
steps:
  - { id: all, type: SEQUENCE, inputs: [one, many, fixed] }
output: all
`,
    { fileName: 'test.yaml' },
  )
  it('is bound in order, each content of a list by itself; a fixed input is never filled', () => {
    const fill = { many: ['b', 'c'], one: ['a'], fixed: ['other'] }
    expect(bindingsOf(recipe, fill).map(({ name, content }) => `${name}=${content}`)).toEqual([
      'one=a',
      'many=b',
      'many=c',
    ])
  })
  it('is missing only where a step asks for it', () => {
    expect(missingInputs(recipe, { one: ['a'] })).toEqual(['many'])
  })
})
