/** For tests that kill engines: processes to kill, a recipe worth killing, and looks at what they left behind. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { decodeDocument } from '../../engine/content/dag-json.ts'
import type { RunEvent } from '../../engine/contract/events.ts'
import type { TaskId } from '../../engine/contract/ids.ts'
import type { RenderRequest } from '../../engine/contract/schemas.ts'
import { openDatabase } from '../../engine/database/open.ts'
import { makeClip, makeFile } from '../support/media.ts'

/** Seven steps below two inputs; with every intermediate kept, a task each. */
const RECIPE = `
name: killed
inputs: { a: video, b: video }
steps:
  - { id: first, type: SEGMENT, inputs: [a], config: { offset: 0.4, duration: 2 } }
  - { id: soft, type: TRANSFORM, inputs: [first], config: { effects: { blur: 8, saturation: 1.3 } } }
  - { id: small, type: RESIZE, inputs: [soft], config: { width: 480, height: 270 } }
  - { id: second, type: SEGMENT, inputs: [b], config: { start: 1, end: 3 } }
  - { id: hard, type: TRANSFORM, inputs: [second], config: { effects: { sharpen: 2, contrast: 1.2 } } }
  - { id: both, type: SEQUENCE, inputs: [small, hard], config: { transition: { type: crossfade, duration: 0.4 } } }
  - { id: done, type: TRANSFORM, inputs: [both], config: { effects: { hue: 30 } } }
output: done
`

/** A request for {@link RECIPE} over clips the tests make. `isNoisy`: pictures that hardly compress. */
export async function killableRequest(
  more: Partial<RenderRequest> = {},
  isNoisy = false,
): Promise<RenderRequest> {
  const clips = isNoisy
    ? [await makeNoise(1), await makeNoise(2)]
    : [await makeNumbers(0), await makeNumbers(1000)]
  return {
    recipe: { text: RECIPE, fileName: 'killed.yaml' },
    inputs: clips.map((content, n) => ({ name: n === 0 ? 'a' : 'b', content })),
    params: {},
    keepIntermediates: true,
    ...more,
  }
}

const makeNumbers = (firstNumber: number): Promise<string> =>
  makeClip({ frames: 100, width: 640, height: 360, sound: 'clicks', firstNumber })

const makeNoise = (seed: number): Promise<string> =>
  makeFile('mp4', [
    ...['-f', 'lavfi', '-i', `testsrc2=s=480x270:r=25:d=4,noise=alls=60:all_seed=${seed}:allf=t`],
    ...[
      '-f',
      'lavfi',
      '-i',
      'sine=d=4:r=48000',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-crf',
      '30',
      '-threads',
      '1',
    ],
  ])

export interface EngineChild {
  readonly process: ChildProcess
  /** What it has printed so far. */
  readonly events: readonly RunEvent[]
  /** Resolves when it prints such an event. @throws when it ends without. */
  saw(event: RunEvent['event']): Promise<void>
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>
}

/** Killed when the test ends, if it still runs. */
export function startEngine(mode: 'start' | 'drain', home: string, request?: RenderRequest): EngineChild {
  const script = path.join(import.meta.dirname, 'engine-child.ts')
  const argv = [script, mode, home, ...(request ? [JSON.stringify(request)] : [])]
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const events: RunEvent[] = []
  const listeners = new Set<() => void>()
  let stderr = ''
  let rest = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  child.stdout.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    events.push(...lines.map((line) => JSON.parse(line) as RunEvent))
    for (const listener of listeners) listener()
  })
  const ended = new Promise<{ code: number | null; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, stderr }))
  })
  const saw = (wanted: RunEvent['event']): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => void (events.some(({ event }) => event === wanted) && resolve())
      listeners.add(look)
      void ended.then(() => reject(new Error(`ended without ${wanted}: ${stderr}`)))
      look()
    })
  return { process: child, events, saw, ended }
}

/** Command lines of living processes that name something in the folder; this test's own is not among them. */
export function processesIn(folder: string): readonly string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  return pids.map(commandLine).filter((command) => command.includes(folder))
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return '' // it has ended meanwhile
  }
}

/** Waits until no process names the folder. Gives those that still do after `ms`. */
export async function processesLeft(folder: string, ms: number): Promise<readonly string[]> {
  const until = performance.now() + ms
  while (processesIn(folder).length > 0 && performance.now() < until) await sleep(20)
  return processesIn(folder)
}

/** Tasks whose result is in the index, and tasks whose end was reported; all of them must never run again. */
export function tasksDone(home: string): ReadonlySet<TaskId> {
  const database = openDatabase(path.join(home, 'artdag.db'))
  try {
    const events = database.prepare<[], { event: string }>('SELECT event FROM run_events').all()
    const finished = events
      .map(({ event }) => JSON.parse(event) as RunEvent)
      .filter(({ event }) => event === 'task-finished')
    const indexed = database
      .prepare<[], { bytes: Uint8Array }>(
        'SELECT bytes FROM artifacts JOIN documents ON documents.cid = record_cid',
      )
      .all()
    return new Set([
      ...finished.map((event) => (event as { task: TaskId }).task),
      ...indexed.map(({ bytes }) => (decodeDocument(bytes) as { task: TaskId }).task),
    ])
  } finally {
    database.close()
  }
}

export const tasksStarted = (events: readonly RunEvent[]): readonly TaskId[] =>
  events.flatMap((event) => (event.event === 'task-started' ? [event.task] : []))

/** All of a stream, as a list. */
export async function collect<T>(stream: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = []
  for await (const item of stream) items.push(item)
  return items
}
