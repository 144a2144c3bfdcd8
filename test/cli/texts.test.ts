/** Plans, node types, stored things and health as text. */
import { describe, expect, test } from 'vitest'
import { formatHealth } from '../../engine/cli/commands/doctor.ts'
import { formatRuns } from '../../engine/cli/commands/runs.ts'
import { formatVerified } from '../../engine/cli/commands/verify.ts'
import { formatItem, formatItems } from '../../engine/cli/content-text.ts'
import { formatForecast } from '../../engine/cli/forecast-text.ts'
import { formatNode } from '../../engine/cli/node-text.ts'
import { formatCommands, formatExplanation, formatPlan } from '../../engine/cli/plan-text.ts'
import { measuresOf } from '../../engine/cli/result-text.ts'
import { PLAIN } from '../../engine/cli/style.ts'
import type { Cid, RunId, TaskId } from '../../engine/contract/ids.ts'
import type { ContentItem } from '../../engine/contract/procedures.ts'
import type { PlanReport, RunSummary } from '../../engine/contract/schemas.ts'
import { quoteWord } from '../../engine/media/quote-word.ts'

const piped = { style: PLAIN, isForEyes: false }
const onTerminal = { style: PLAIN, isForEyes: true }
const cid = 'bafybeiehb2qevtoe2aevkqn53bdu5nb7xawikgh23ah2qkiqvaniqsk7nu' as Cid
const task = 'baguqeeratask' as TaskId

const plan = {
  planId: 'baguqeeraplan',
  recipe: 'cut',
  profile: 'mp4',
  durationSec: 6,
  width: 768,
  height: 432,
  fps: '25',
  warnings: [],
  beatSync: [],
  steps: [
    {
      id: 'clip',
      name: 'a',
      type: 'SOURCE',
      cacheId: cid,
      state: 'cached',
      why: 'a file in the store',
      level: 0,
    },
    { id: 'part', name: 'p', type: 'SEGMENT', cacheId: cid, state: 'skip', why: 'not needed', level: 1 },
    { id: 'big', name: 'b', type: 'RESIZE', cacheId: cid, state: 'run', why: 'first time', level: 2, task },
  ],
  tasks: [{ id: task, steps: ['big'], command: ['ffmpeg', '-i', 'file:{in:x}', 'a b'] }],
  forecast: {
    ...{ cpuSec: 38, wallSec: 42, bytes: 12e6, confidence: 'learned', samples: 120, typicalError: 0.151 },
    reused: { tasks: 57, sec: 40 },
  },
  output: { step: 'big', cacheId: cid },
} as unknown as PlanReport

describe('a plan', () => {
  test('shows every step with its state, level, task and reason', () => {
    expect(formatPlan(plan, piped)).toBe(`cut  6.00 s  768×432  25 fps  mp4

   step  type     level  task  state   why
✓  clip  SOURCE       0        cached  a file in the store
·  part  SEGMENT      1        skip    not needed
●  big   RESIZE       2     1  run     first time

1 step to render in 1 task
about 42.0 s (38.0 s of CPU ± 15 %, learned from 120 commands) · 12 MB · 57 of 58 files are there (saves 40.0 s)
plan baguqeeraplan`)
  })

  test('that nobody has measured yet is a first guess', () => {
    const guess: PlanReport['forecast'] = {
      ...{ cpuSec: 1, wallSec: 2, bytes: 500, confidence: 'first guess', samples: 0 },
      reused: { tasks: 0, sec: 0 },
    }
    expect(formatForecast({ ...plan, forecast: guess })).toEqual([
      'about 2.0 s (1.0 s of CPU, a first guess) · 500 B',
    ])
    expect(formatForecast({ forecast: guess, tasks: [] })).toEqual([])
  })

  test('says so when there is nothing to do', () => {
    const steps = plan.steps.map((step) => ({ ...step, state: 'cached' as const }))
    expect(formatPlan({ ...plan, steps, tasks: [] }, piped)).toContain('nothing to do: rendered before')
  })

  test('is explained in one line per step', () => {
    expect(formatExplanation(plan, piped).split('\n')).toEqual([
      '✓  clip  a file in the store',
      '·  part  not needed',
      '●  big   first time',
    ])
  })

  test('has commands that a shell takes as they are', () => {
    expect(formatCommands(plan, piped)).toBe("task 1  big\n  ffmpeg -i 'file:{in:x}' 'a b'")
    expect(quoteWord("it's")).toBe("'it'\\''s'")
  })
})

describe('stored things', () => {
  const item: ContentItem = {
    cid,
    kind: 'media',
    stored: 'owned',
    sizeBytes: 9_406_212,
    names: ['intro'],
    summary: 'video 960×540',
    addedAt: '2026-11-21T04:51:51.716Z',
    protectedBy: ['it is an input of a run'],
  }

  const said = {
    meta: { cid, title: '', tags: [], rating: 0, notes: '', rights: '' },
    madeBy: [],
    usedBy: { runs: [], runCount: 0, recipes: [] },
  }

  test('a pipe gets whole CIDs, a terminal short ones', () => {
    expect(formatItems([item], piped)).toContain(cid)
    expect(formatItems([item], onTerminal)).toContain('bafybeiehb2q…  9.4 MB  owned')
    expect(formatItems([], piped)).toBe('')
  })

  test('one is shown fact by fact, with its runs and why it may not be deleted', () => {
    const text = formatItem(
      { ...said, item, runs: [{ runId: 'baguqeerarun' as RunId, role: 'input' }] },
      piped,
    )
    expect(text).toMatch(/size +9\.4 MB \(9406212 bytes\)\n/)
    expect(text).toMatch(/input +of run baguqeerarun\n +protected +it is an input of a run$/)
  })

  test('a document is shown as it is', () => {
    const document = { kind: 'provenance' }
    const text = formatItem(
      { ...said, item: { ...item, kind: 'document', stored: 'document', names: [] }, runs: [], document },
      piped,
    )
    expect(text).toContain('"kind": "provenance"')
    expect(text).not.toContain('names')
  })

  test('bad ones are listed with what became of them', () => {
    expect(formatVerified({ checked: 3, bad: [] }, piped)).toBe('✓ 3 items checked, all as they should be')
    const bad = [
      { cid, problem: 'corrupt', repaired: false },
      { cid, problem: 'missing', repaired: true },
    ]
    expect(formatVerified({ checked: 3, bad }, onTerminal)).toBe(
      '✗  bafybeiehb2q…  corrupt\n✓  bafybeiehb2q…  missing  repaired\n3 items checked, 2 bad',
    )
  })
})

test('what a file measures is shown as far as it is known', () => {
  expect(measuresOf({ kind: 'video', durationSec: 6, video: [{ width: 768, height: 432 }] })).toEqual([
    '6.00 s',
    '768×432',
  ])
  expect(measuresOf({ kind: 'image', durationSec: 0, video: [{ width: 10, height: 20 }] })).toEqual(['10×20'])
  expect(measuresOf({ kind: 'audio', durationSec: 12, video: [] })).toEqual(['12.00 s'])
  expect([undefined, null, 'x', { video: 3 }].map(measuresOf)).toEqual([[], [], [], []])
})

test('what mends a fault stands right below it', () => {
  const checks = [
    { name: 'Node.js', ok: true, message: '24' },
    { name: 'ffmpeg', ok: false, message: 'not found', fix: 'apt-get install ffmpeg' },
  ]
  const found = '✓  Node.js  24\n✗  ffmpeg   not found\n   fix: apt-get install ffmpeg'
  expect(formatHealth({ ok: false, checks, encoders: [] }, piped)).toBe(found)
  const encoders = [
    { name: 'nvenc', encoder: 'h264_nvenc', ok: true, why: '' },
    { name: 'vaapi', encoder: 'h264_vaapi', ok: false, why: 'no vaapi device can be opened' },
  ] as const
  expect(formatHealth({ ok: true, checks, encoders: [...encoders] }, piped)).toBe(
    `${found}\n\nHardware encoders\n✓  nvenc  works; use it with --encoder nvenc\n–  vaapi  no vaapi device can be opened`,
  )
})

test('runs are listed with their result', () => {
  const run = {
    runId: cid,
    recipe: 'cut',
    state: 'finished',
    attempt: 1,
    planId: 'p',
    profile: 'mp4',
    createdAt: '',
    updatedAt: '2026-11-21T04:51:51.716Z',
    output: cid,
    tasksRun: 3,
    tasksCached: 0,
    seconds: 61,
  } as unknown as RunSummary
  expect(formatRuns([run], onTerminal)).toMatch(
    /bafybeiehb2q… {2}finished {2}cut {5}mp4 +3 {2}1 min 01 s .* bafybeiehb2q…$/,
  )
  expect(formatRuns([{ ...run, state: 'running', isPaused: true }], piped)).toMatch(/ paused +cut /)
  expect(formatRuns([], piped)).toBe('')
})

test('a node type is told with its inputs and every key of its config', () => {
  const config = {
    required: ['width'],
    properties: {
      width: { type: 'integer', minimum: 2, maximum: 10, unit: 'px', title: 'Width' },
      mode: { enum: ['fit', 'fill'], default: 'fit' },
    },
  }
  const port = { name: 'input', description: 'The picture', kinds: ['video', 'image'], min: 1, max: null }
  const node = { type: 'RESIZE', version: 1, title: '', description: 'Scales.', category: '' }
  expect(formatNode({ ...node, ports: [port], config }, piped)).toBe(`RESIZE  Scales.

inputs
  input  video, image  1 or more  The picture

config
  width  integer 2 to 10 px  Width, required
  mode   fit | fill          default fit

version  1`)
})
