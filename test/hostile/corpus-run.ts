/** Makes files of the corpus, has a child process use them all, and says what did not end as it should. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { MARKER } from '../fixtures/media/file-names.ts'
import type { Fixture, Place } from '../fixtures/media/fixture.ts'
import { processesLeft } from '../run/kill-kit.ts'
import { newHome } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import type { Ending, Subject } from './corpus-child.ts'
import { faultsOf } from './judge.ts'

export interface CorpusReport {
  readonly endings: readonly Ending[]
  /** `name: what is wrong`, one line each. */
  readonly faults: readonly string[]
  /** How often somebody called the canary's address. */
  readonly calls: number
  /** Command lines that named the data folder two seconds after the child's end. */
  readonly left: readonly string[]
  readonly home: string
  readonly subjects: readonly Subject[]
  readonly place: Place
  readonly makingSec: number
}

export interface CorpusOptions {
  readonly atOnce?: number
  /** Put before the child's command line, to watch it. */
  readonly wrapper?: readonly string[]
}

/** What it makes is removed when the test ends. */
export async function runCorpus(
  fixtures: readonly Fixture[],
  { atOnce = 2, wrapper = [] }: CorpusOptions = {},
): Promise<CorpusReport> {
  const canary = await startCanary()
  const folder = await mkdtemp(path.join(tmpdir(), 'artdag-corpus-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const place = { folder, canary: { file: await makeCanaryFile(folder), url: canary.url } }
  const startedAt = performance.now()
  const subjects = await makeAll(fixtures, place)
  const makingSec = (performance.now() - startedAt) / 1000
  const home = await newHome()
  const endings = await tryAll(subjects, home, atOnce, wrapper)
  const faults = [
    ...fixtures.flatMap((fixture) => faultsOf(fixture, endings.get(fixture.name))),
    ...markers(place),
  ]
  const left = await processesLeft(home, 2000)
  return {
    endings: [...endings.values()],
    faults,
    calls: canary.calls(),
    left,
    home,
    subjects,
    place,
    makingSec,
  }
}

/** Two at a time; ffmpeg waits for the disk more than for the processor. */
async function makeAll(fixtures: readonly Fixture[], place: Place): Promise<readonly Subject[]> {
  const subjects = new Map<string, Subject>()
  const queue = fixtures.values()
  const work = async (): Promise<void> => {
    for (const { name, make } of queue) subjects.set(name, { name, path: await make(place) })
  }
  await Promise.all([work(), work()])
  return fixtures.map(({ name }) => subjects.get(name) as Subject)
}

/**
 * With a young heap that stays small. V8 doubles it at some file or other, and never gives back what it touched: up to
 * 30 MB that say nothing of what an engine holds, and hid or feigned growth as the machine pleased.
 */
const V8_FLAGS = ['--expose-gc', '--max-semi-space-size=4']

const CHILD = path.join(import.meta.dirname, 'corpus-child.ts')

async function tryAll(
  subjects: readonly Subject[],
  home: string,
  atOnce: number,
  wrapper: readonly string[],
): Promise<ReadonlyMap<string, Ending>> {
  const list = path.join(home, 'subjects.json')
  await writeFile(list, JSON.stringify(subjects))
  const [program = '', ...argv] = [
    ...wrapper,
    process.execPath,
    ...V8_FLAGS,
    CHILD,
    home,
    list,
    String(atOnce),
  ]
  const { stdout } = await promisify(execFile)(program, argv, { cwd: home, maxBuffer: 1 << 28 })
  const endings = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Ending)
  return new Map(endings.map((ending) => [ending.name, ending]))
}

const makeCanaryFile = async (folder: string): Promise<string> => {
  const file = path.join(folder, 'canary.ts')
  await copyFile(await makeClip({ frames: 10, container: 'ts' }), file)
  return file
}

/** Answers nothing, counts everybody. */
async function startCanary(): Promise<{ readonly url: string; readonly calls: () => number }> {
  let calls = 0
  const server = createServer((_, answer) => answer.writeHead(404).end())
  server.on('connection', () => {
    calls += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls: () => calls }
}

/** Files that only a shell, or an attachment that was unpacked, can have written. */
const markers = ({ folder }: Place): readonly string[] =>
  [tmpdir(), folder, '/tmp', process.cwd()]
    .map((place) => path.join(place, MARKER))
    .filter((file) => existsSync(file))
    .map((file) => `${file} was written`)
