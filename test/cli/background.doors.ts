/** Runs that others watch, runs that are stopped, and the command on an older Node. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeClip } from '../support/media.ts'
import { newFolder } from '../support/scripts.ts'
import { BIN, type Ended, jsonLines, MAIN, NODE, type Started, start } from './kit.ts'

/** Takes minutes to render: large, and in a slow format. */
const SLOW = `name: slow
version: "1"
inputs:
  clip: { type: video }
steps:
  - { id: huge, type: RESIZE, inputs: [clip], config: { width: 3840, height: 2304, mode: stretch } }
output: huge
`

let folder: string
let home: string
let clip: string

beforeAll(async () => {
  folder = await newFolder()
  home = path.join(folder, 'home')
  clip = await makeClip({ frames: 250 })
  writeFileSync(path.join(folder, 'slow.yaml'), SLOW)
})

const artdag = (...argv: string[]): Promise<Ended> =>
  start(NODE, [MAIN, ...argv], { home, cwd: folder }).ended

describe('render', () => {
  test('without --sync queues, prints the run, and a detached engine carries on for watch to see', async () => {
    const queued = await artdag('render', 'identity', clip, '-o', 'same.mp4')
    expect(queued).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^bagu\w+\n$/) })
    const runId = queued.out.trim()
    expect(queued.err).toContain(`artdag watch ${runId} -o same.mp4`)
    expect(existsSync(path.join(folder, 'same.mp4'))).toBe(false)

    const watched = await artdag('watch', runId.slice(0, 20), '-o', 'same.mp4', '--json')
    expect(watched.exitCode).toBe(0)
    const events = jsonLines(watched.out)
    expect([events[0]?.event, events.at(-1)?.event]).toEqual(['run-queued', 'run-finished'])
    expect(events.at(-1)).toMatchObject({
      state: 'finished',
      output: { path: path.join(folder, 'same.mp4') },
    })
    expect((await artdag('runs')).out).toMatch(new RegExp(`^${runId} +finished +identity`, 'm'))
    expect(jsonLines((await artdag('runs', '--state', 'failed', '--json')).out)).toEqual([[]])
    expect((await artdag('render', 'identity', clip)).err).toContain('rendered before')
  })

  test('with --sync renders now', async () => {
    const { exitCode, out } = await artdag(
      'render',
      'identity',
      clip,
      '--sync',
      '--profile',
      'draft',
      '--json',
    )
    expect(exitCode).toBe(0)
    expect(jsonLines(out).at(-1)).toMatchObject({ event: 'run-finished', state: 'finished' })
  })

  test('an effect that is not known is bad usage', async () => {
    expect(await artdag('render', 'glwo', clip)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('glow'),
    })
  })

  test('a run that is not known is an error', async () => {
    expect(await artdag('watch', 'baguqeeranone')).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('artdag runs'),
    })
  })
})

describe('a run that is stopped', () => {
  test('twice ends at once', async () => {
    const run = slowRun(NODE, MAIN)
    const ffmpeg = await ffmpegOf(run)
    run.child.kill('SIGINT')
    await sleep(350)
    run.child.kill('SIGINT')
    expect((await run.ended).exitCode).toBe(3)
    await expect.poll(() => isAlive(ffmpeg), { timeout: 3000 }).toBe(false)
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('by %s ends as cancelled, and ffmpeg with it', async (signal) => {
    const run = slowRun(NODE, MAIN)
    const ffmpeg = await ffmpegOf(run)
    run.child.kill(signal)
    const { exitCode, out, err } = await run.ended
    expect([exitCode, out]).toEqual([3, ''])
    expect(err).toContain('✗ cancelled')
    expect(err).toContain('the same command again goes on')
    expect(isAlive(ffmpeg)).toBe(false)
  })

  test('tells so in its last event under --json', async () => {
    const run = slowRun(NODE, MAIN, '--json')
    await ffmpegOf(run)
    run.child.kill('SIGINT')
    const { exitCode, out, err } = await run.ended
    expect([exitCode, err]).toEqual([3, ''])
    expect(jsonLines(out).at(-1)).toMatchObject({
      event: 'run-finished',
      state: 'cancelled',
      error: { code: 'CANCELLED' },
    })
  })

  test('leaves nothing half-done behind', async () => {
    expect(await artdag('verify')).toMatchObject({ exitCode: 0 })
    const [runs] = jsonLines((await artdag('runs', '--state', 'cancelled', '--json')).out)
    expect(runs).toEqual([expect.objectContaining({ recipe: 'slow', attempt: 4, tasksRun: 0 })])
  })
})

const slowRun = (program: string, script: string, ...more: string[]): Started =>
  start(program, [script, 'run', 'slow.yaml', '-i', `clip=${clip}`, '--profile', 'webm', ...more], {
    home,
    cwd: folder,
  })

/** The process id of the ffmpeg that renders for a command, when it has begun. */
async function ffmpegOf({ child, ended }: Started): Promise<number> {
  const isOver = ended.then(() => true)
  for (;;) {
    const found = childrenOf(child.pid as number).find((pid) => commandOf(pid).includes('artdag:step'))
    if (found !== undefined) return found
    if (await Promise.race([isOver, sleep(50, false)]))
      throw new Error(`it ended before it rendered: ${(await ended).err}`)
  }
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => readProc(pid, 'stat').split(') ')[1]?.split(' ')[1] === String(parent))
}

const commandOf = (pid: number): string => readProc(pid, 'cmdline')

/** A process that waits to be buried is not alive. */
const isAlive = (pid: number): boolean =>
  !['', 'Z'].includes(readProc(pid, 'stat').split(') ')[1]?.charAt(0) ?? '')

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return '' // it ended while we looked
  }
}

const OLD_NODE = oldNode()

describe('the bin', () => {
  test('runs on Node 24 as it is', async () => {
    expect(await start(NODE, [BIN, '--version'], { home }).ended).toMatchObject({ exitCode: 0, err: '' })
  })

  describe.skipIf(OLD_NODE === undefined)(
    OLD_NODE ? 'on an older Node' : 'on an older Node: there is none on PATH',
    () => {
      const old = OLD_NODE ?? ''

      test('goes on with the Node of this package: arguments, output and exit code come through', async () => {
        expect(await start(old, [BIN, '--version'], { home }).ended).toMatchObject({
          exitCode: 0,
          out: expect.stringMatching(/^\d/),
        })
        expect(await start(old, [BIN, 'foo bar', '--json'], { home }).ended).toMatchObject({
          exitCode: 2,
          out: expect.stringContaining("'foo bar'"),
        })
      })

      test('passes signals on', async () => {
        const run = slowRun(old, BIN)
        const inner = await innerOf(run)
        const ffmpeg = await ffmpegOf({
          child: { ...run.child, pid: inner } as Started['child'],
          ended: run.ended,
        })
        run.child.kill('SIGTERM')
        expect(await run.ended).toMatchObject({ exitCode: 3, err: expect.stringContaining('✗ cancelled') })
        expect(isAlive(ffmpeg)).toBe(false)
      })

      test('says what to do where there is no newer one', async () => {
        const lone = path.join(await newFolder(), 'engine/cli/artdag.mjs')
        execFileSync('install', ['-D', BIN, lone])
        expect(await start(old, [lone, 'demo'], { home }).ended).toMatchObject({
          exitCode: 2,
          out: '',
          err: expect.stringMatching(/needs Node\.js 24.*\n {2}try: run npm ci/),
        })
        const { out } = await start(old, [lone, 'demo', '--json'], { home }).ended
        expect(jsonLines(out)).toEqual([
          { error: { code: 'USAGE', message: expect.any(String), hint: expect.any(String) } },
        ])
      })
    },
  )
})

async function innerOf({ child }: Started): Promise<number> {
  for (;;) {
    const [pid] = childrenOf(child.pid as number)
    if (pid !== undefined) return pid
    await sleep(50)
  }
}

/** A Node before 24 outside of this project, as many systems have. */
function oldNode(): string | undefined {
  const folders = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((entry) => !entry.includes('node_modules'))
  const file = folders.map((entry) => path.join(entry, 'node')).find((candidate) => existsSync(candidate))
  if (file === undefined) return undefined
  const version = execFileSync(file, ['-p', 'process.versions.node'], { encoding: 'utf8' })
  return Number(version.split('.')[0]) < 24 ? file : undefined
}
