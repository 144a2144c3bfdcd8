/** `artdag run`, `plan`, `explain`, `execute`: the real command over small clips. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeClip } from '../support/media.ts'
import { decodeFacts } from '../support/readback.ts'
import { newFolder } from '../support/scripts.ts'
import { type Ended, jsonLines, MAIN, NODE, start } from './kit.ts'

const RECIPE = `name: cut
version: "1"
inputs:
  clips: { type: video, list: true }
params:
  amount: { default: 1.5 }
steps:
  - { id: joined, type: SEQUENCE, inputs: [clips] }
  - { id: vivid, type: TRANSFORM, inputs: [joined], config: { effects: { saturation: { param: amount } } } }
output: vivid
`

let folder: string
let home: string
let a: string
let b: string

beforeAll(async () => {
  folder = await newFolder()
  home = path.join(folder, 'home')
  a = await makeClip({ frames: 25, sound: 'clicks' })
  b = await makeClip({ frames: 25, firstNumber: 500 })
  writeFileSync(path.join(folder, 'cut.yaml'), RECIPE)
})

const artdag = (...argv: string[]): Promise<Ended> =>
  start(NODE, [MAIN, ...argv], { home, cwd: folder }).ended
const both = () => ['-i', `clips=${a}`, '-i', `clips=${b}`]

describe('run', () => {
  test('renders to the file of -o, says what it made, and the second time does nothing', async () => {
    const first = await artdag('run', 'cut.yaml', ...both(), '-o', 'out/film.mp4')
    expect(first.exitCode).toBe(0)
    expect(first.out).toMatch(
      /^✓ out\/film\.mp4 {2}2\.00 s {2}160×96 {2}\S+ kB · rendered 1 task · \d+\.\d s\n {2}cid +baf\w+\n {2}provenance +bagu\w+\n$/,
    )
    expect(first.err).toMatch(/task 1\/1 “vivid” started\n/)
    expect((await decodeFacts(path.join(folder, 'out/film.mp4'))).video).toMatchObject({
      codec: 'h264',
      frames: 50,
    })

    const again = await artdag('run', 'cut.yaml', ...both(), '-o', 'again.mp4')
    expect(again.out).toMatch(/^✓ again\.mp4 .* · nothing to do: rendered before\n/)
    expect(again.err).toBe('')
    expect(readFileSync(path.join(folder, 'again.mp4'))).toEqual(
      readFileSync(path.join(folder, 'out/film.mp4')),
    )
  })

  test('--json gives the events as lines, run-finished last, with the path of -o', async () => {
    const { exitCode, out, err } = await artdag(
      'run',
      'cut.yaml',
      ...both(),
      '--param',
      'amount=2',
      '-o',
      'film2.mp4',
      '--json',
    )
    const events = jsonLines(out)
    expect([exitCode, err]).toEqual([0, ''])
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['run-started', 'task-started', 'task-finished']),
    )
    expect(events.at(-1)).toEqual({
      event: 'run-finished',
      runId: expect.stringMatching(/^bagu/),
      state: 'finished',
      output: { path: path.join(folder, 'film2.mp4'), cid: expect.stringMatching(/^baf/) },
      provenance: expect.stringMatching(/^bagu/),
      tasksRun: 1,
      tasksCached: 0,
      seconds: expect.any(Number),
    })
  })

  test('without -o the path is in the store', async () => {
    const { out } = await artdag('run', 'cut.yaml', ...both(), '--json')
    const { output } = jsonLines(out).at(-1) as { output: { path: string; cid: string } }
    expect(output.path.startsWith(home)).toBe(true)
    expect(existsSync(output.path)).toBe(true)
  })

  test('the extension of -o chooses the profile', async () => {
    const { exitCode } = await artdag('run', 'cut.yaml', ...both(), '-o', 'frame.png')
    expect(exitCode).toBe(0)
    expect((await decodeFacts(path.join(folder, 'frame.png'))).streams).toEqual(['video:png'])
  })

  test.each([
    [
      'an extension that contradicts --profile',
      ['-o', 'x.webm', '--profile', 'mp4'],
      'profile mp4 writes .mp4',
    ],
    ['an extension nothing writes', ['-o', 'x.doc'], 'no profile writes .doc'],
    ['a folder', ['-o', 'taken'], 'is a folder'],
    ['a place below a file', ['-o', 'cut.yaml/x.mp4'], 'is not a folder'],
    ['an input that is not the recipe’s', ['-i', 'clip=x.mp4'], 'did you mean “clips”'],
    ['an input that is nowhere', ['-i', 'clips=nowhere.mp4'], 'nowhere.mp4'],
    ['a parameter that is not the recipe’s', ['--param', 'amuont=1'], 'amuont'],
    ['a step that is not there', ['--target', 'vivd'], 'vivd'],
    ['a profile that is not there', ['--profile', 'betamax'], 'betamax'],
    ['an -i without a file', ['-i', 'clips'], 'name=file'],
  ])('%s is bad usage, said before anything is rendered', async (_what, more, words) => {
    mkdirSync(path.join(folder, 'taken'), { recursive: true })
    const inputs = more.includes('-i') ? [] : both()
    const { exitCode, out, err } = await artdag('run', 'cut.yaml', ...inputs, ...more)
    expect([exitCode, out]).toEqual([2, ''])
    expect(err).toContain(words)
    expect(err).not.toContain('started')
  })

  test('the input is never written over', async () => {
    const { exitCode, err } = await artdag('run', 'cut.yaml', '-i', `clips=${a}`, '-o', a)
    expect(exitCode).toBe(2)
    expect(err).toContain('would be overwritten')
  })

  test('a recipe that is not there, or broken, is told with its place', async () => {
    expect(await artdag('run', 'nope.yaml')).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('there is no recipe nope.yaml'),
    })
    writeFileSync(path.join(folder, 'broken.yaml'), RECIPE.replace('SEQUENCE', 'SEQUENC'))
    const { exitCode, err } = await artdag('run', 'broken.yaml', ...both())
    expect(exitCode).toBe(2)
    expect(err).toContain(
      'broken.yaml:8:25  steps.joined.type\n  8 |   - { id: joined, type: SEQUENC, inputs: [clips] }\n',
    )
    expect(err).toContain('did you mean "SEQUENCE"?')
  })

  test('an error under --json is one line on stdout and nothing else', async () => {
    const { exitCode, out, err } = await artdag('run', 'cut.yaml', '-i', 'clip=x', '--json')
    expect([exitCode, err]).toEqual([2, ''])
    expect(jsonLines(out)).toEqual([
      {
        error: expect.objectContaining({
          code: 'USAGE',
          message: expect.any(String),
          hint: expect.any(String),
        }),
      },
    ])
  })

  test('--fresh renders again what is there', async () => {
    const { out } = await artdag('run', 'cut.yaml', ...both(), '--fresh', '--json')
    expect(jsonLines(out).at(-1)).toMatchObject({ state: 'finished', tasksRun: 1 })
  })
})

describe('plan', () => {
  test('--json is one document with the steps, why they run, and their commands', async () => {
    const { exitCode, out } = await artdag('plan', 'cut.yaml', ...both(), '--param', 'amount=0.5', '--json')
    const [plan] = jsonLines(out)
    expect(exitCode).toBe(0)
    expect(plan).toMatchObject({
      planId: expect.stringMatching(/^bagu/),
      steps: expect.arrayContaining([
        expect.objectContaining({
          id: 'vivid',
          type: 'TRANSFORM',
          state: 'run',
          level: 2,
          cacheId: expect.any(String),
          why: expect.any(String),
        }),
      ]),
      tasks: [
        { id: expect.any(String), steps: ['joined', 'vivid'], command: expect.arrayContaining(['ffmpeg']) },
      ],
    })
  })

  test('-o writes the document that execute takes, and its id is a name for it too', async () => {
    const planned = await artdag('plan', 'cut.yaml', ...both(), '--param', 'amount=0.7', '-o', 'plan.json')
    expect(planned.err).toContain('artdag execute plan.json')
    const planId = /^plan (bagu\w+)$/m.exec(planned.out)?.[1] as string

    const dry = await artdag('execute', planId, '--dry-run')
    expect(dry.out).toContain(planId)
    expect(dry.out).toContain('task 1  joined → vivid\n  ffmpeg ')
    const run = await artdag('execute', 'plan.json', '--json')
    expect(run.exitCode).toBe(0)
    expect(jsonLines(run.out).at(-1)).toMatchObject({ state: 'finished', tasksRun: 1 })
  })

  test('an edited plan document is refused', async () => {
    await artdag('plan', 'cut.yaml', ...both(), '--param', 'amount=0.9', '-o', 'edited.json')
    const file = path.join(folder, 'edited.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('0.9', '0.8'))
    expect(await artdag('execute', 'edited.json')).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('plan again'),
    })
  })

  test('what is no plan is refused', async () => {
    for (const plan of ['cut.yaml', 'nope.json', 'bagu']) {
      expect(await artdag('execute', plan), plan).toMatchObject({ exitCode: 2, out: '' })
    }
  })

  test('explain says it in one line per step', async () => {
    const { out } = await artdag('explain', 'cut.yaml', ...both())
    expect(out).toMatch(/^✓ +clips.*\n(.+\n)*✓ +vivid +rendered before\n$/)
  })
})
