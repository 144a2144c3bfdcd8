/** A server that many look at while it renders: how long a list of runs takes, and how late its event loop is. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { openAsBlob } from 'node:fs'
import { Agent, request } from 'node:http'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Request, withFolder } from './bench-engine.ts'
import { makeClip720 } from './clips.ts'
import { atLeast, atMost, type BenchTable, findingsTable, shown } from './table.ts'
import { cutEdit, spreadCuts } from './workload.ts'

const CLIENTS = 200
const EVERY_MS = 2000
/** Of the data folder that is looked at: more than a page. */
const EARLIER_RUNS = 150
const SECONDS = Math.max(4, Number(process.env.ARTDAG_BENCH_SECONDS) || 30)
/** Enough to render for longer than is measured. */
const QUEUED = Math.ceil(SECONDS / 2)

interface Served {
  readonly url: string
  readonly token: string
  readonly child: ChildProcess
}

interface Delay {
  readonly maxMs: number
  readonly p99Ms: number
}

export async function* busyServer(): AsyncGenerator<BenchTable> {
  yield await withFolder(async (home) => {
    const served = await start(home)
    try {
      await liveBefore(served)
      const idle = await look(served, Math.min(SECONDS, 10))
      await queueRenders(served)
      await sleep(3000)
      const busy = await look(served, SECONDS)
      return describe(idle, busy, await openRuns(served))
    } finally {
      served.child.send('stop')
      await once(served.child, 'exit')
    }
  })
}

interface Looked {
  readonly answersMs: readonly number[]
  readonly statsMs: readonly number[]
  readonly delay: Delay
}

function describe(idle: Looked, busy: Looked, open: number): BenchTable {
  const asked = (SECONDS * 1000 * CLIENTS) / EVERY_MS
  return findingsTable(
    `Server: ${CLIENTS} clients, each listing 100 of ${EARLIER_RUNS} runs every ${EVERY_MS / 1000} s`,
    [
      shown('p99 of GET /runs, nothing renders', ms(percentile(idle.answersMs, 99))),
      shown('median of GET /runs, all processors render', ms(percentile(busy.answersMs, 50))),
      atMost('p99 of GET /runs, all processors render', percentile(busy.answersMs, 99), 50, ' ms', 1),
      shown('slowest GET /runs', ms(Math.max(...busy.answersMs))),
      shown('slowest GET /metrics', ms(Math.max(...busy.statsMs))),
      atMost('event loop, latest', busy.delay.maxMs, 100, ' ms', 1),
      shown('event loop, p99', ms(busy.delay.p99Ms)),
      atLeast('answers, of those that were asked for', (busy.answersMs.length / asked) * 100, 95, ' %', 0),
      atLeast('runs that still waited or rendered at the end', open, 1, '', 0),
    ],
    [
      `${SECONDS} s; server and clients are two processes on the machine that renders, ffmpeg goes after both`,
    ],
  )
}

const ms = (value: number): string => `${value.toFixed(1)} ms`

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN
}

/** Runs that were asked for once; whether they were rendered makes no difference to a list. */
async function liveBefore(served: Served): Promise<void> {
  for (let n = 0; n < EARLIER_RUNS; n++) {
    const { runId } = await post(served, '/runs', JSON.stringify(tones(n)))
    await post(served, `/runs/${runId}/cancel`, '{}').catch(() => {}) // rendered already
  }
  while ((await openRuns(served)) > 0) await sleep(200)
}

const tones = (n: number): Request => ({
  recipe: {
    text: `name: tone ${n}\nversion: "1"\nsteps:\n  - { id: t, type: GENERATE, config: { kind: tone, frequency: ${200 + n}, duration: 1 } }\noutput: t`,
    fileName: 'tone.yaml',
  },
  inputs: [],
})

async function start(home: string): Promise<Served> {
  const child = fork(path.join(import.meta.dirname, 'server-child.ts'), [home])
  const [where] = (await once(child, 'message')) as [Omit<Served, 'child'>]
  return { ...where, child }
}

/** Each client on a connection of its own, evenly spread over the time; one looks at the numbers as Prometheus does. */
async function look(served: Served, seconds: number): Promise<Looked> {
  const [answersMs, statsMs]: [number[], number[]] = [[], []]
  const end = performance.now() + seconds * 1000
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS + 1 })
  const client = async (index: number, target: string, everyMs: number, times: number[]): Promise<void> => {
    await sleep((everyMs * index) / CLIENTS)
    while (performance.now() < end) {
      const began = performance.now()
      await ask(served, target, agent)
      times.push(performance.now() - began)
      await sleep(Math.max(0, everyMs - (performance.now() - began)))
    }
  }
  await ask(served, '/runs', agent)
  await delayOf(served)
  await Promise.all([
    client(0, '/metrics', 5000, statsMs),
    ...Array.from({ length: CLIENTS }, (_, index) => client(index, '/runs', EVERY_MS, answersMs)),
  ])
  agent.destroy()
  return { answersMs, statsMs, delay: await delayOf(served) }
}

async function delayOf({ child }: Served): Promise<Delay> {
  child.send('delay')
  const [delay] = (await once(child, 'message')) as [Delay]
  return delay
}

/** To the last byte. @throws when it is no answer */
function ask({ url, token }: Served, target: string, agent: Agent): Promise<string> {
  const headers = { authorization: `Bearer ${token}` }
  return new Promise((resolve, reject) => {
    request(url + target, { agent, headers }, (res) => {
      let text = ''
      res.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      res.on('end', () =>
        res.statusCode === 200 ? resolve(text) : reject(new Error(`${res.statusCode}: ${text}`)),
      )
    })
      .on('error', reject)
      .end()
  })
}

const openRuns = async ({ url, token }: Served): Promise<number> =>
  (
    (await (
      await fetch(`${url}/runs?limit=1000`, { headers: { authorization: `Bearer ${token}` } })
    ).json()) as {
      items: { state: string }[]
    }
  ).items.filter(({ state }) => state === 'queued' || state === 'running').length

/** Cuts of which few are in any other. */
async function queueRenders(served: Served): Promise<void> {
  const clip = await makeClip720()
  const stored = await post(served, '/cache/upload', await openAsBlob(clip.path), 'application/octet-stream')
  for (let n = 0; n < QUEUED; n++) {
    const { recipe } = cutEdit('busy', clip, spreadCuts(20 + n, 15, 900, 1)).request
    await post(served, '/runs', JSON.stringify({ recipe, inputs: { clip: stored.cid } }))
  }
}

async function post(
  { url, token }: Served,
  target: string,
  body: string | Blob,
  type = 'application/json',
): Promise<Record<string, string>> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': type }
  const answer = await fetch(url + target, { method: 'POST', body, headers })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as Record<string, string>
}
