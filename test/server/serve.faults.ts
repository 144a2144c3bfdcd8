/** `artdag serve` as a process: what it renders, how it stops, and what is there after it was killed. */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { RunSummary } from '../../engine/contract/schemas.ts'
import { jsonLines, MAIN, NODE, start } from '../cli/kit.ts'
import { killableRequest, processesLeft, tasksDone } from '../run/kill-kit.ts'
import { newHome } from '../support/engine.ts'

interface Served {
  readonly ask: <T>(target: string, init?: RequestInit) => Promise<T>
  readonly kill: (signal: NodeJS.Signals) => void
  readonly ended: ReturnType<typeof start>['ended']
}

async function serve(home: string, ...options: string[]): Promise<Served> {
  const { child, ended } = start(NODE, [MAIN, 'serve', '--port', '0', '--json', ...options], { home })
  onTestFinished(() => void child.kill('SIGKILL'))
  const { url, tokenFile } = await new Promise<{ url: string; tokenFile: string }>((resolve) => {
    let text = ''
    child.stdout?.on('data', (part: string) => {
      text += part
      if (text.includes('\n')) resolve(jsonLines(text)[0] as { url: string; tokenFile: string })
    })
  })
  const headers = {
    authorization: `Bearer ${readFileSync(tokenFile, 'utf8').trim()}`,
    'content-type': 'application/json',
    accept: 'application/json',
  }
  return {
    ended,
    kill: (signal) => void child.kill(signal),
    ask: async (target, init) => {
      const answer = await fetch(url + target, { ...init, headers })
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
      return (await answer.json()) as never
    },
  }
}

/** Its clips are uploaded, since nobody elsewhere may name files. */
async function queue({ ask }: Served): Promise<RunSummary> {
  const request = await killableRequest()
  const inputs = []
  for (const { name, content } of request.inputs) {
    const { cid } = await ask<{ cid: string }>('/cache/upload', {
      method: 'POST',
      body: readFileSync(content),
    })
    inputs.push({ name, content: cid })
  }
  return await ask('/runs', { method: 'POST', body: JSON.stringify({ ...request, inputs }) })
}

const runOf = ({ ask }: Served, { runId }: RunSummary): Promise<RunSummary> => ask(`/runs/${runId}`)

async function until(look: () => Promise<boolean> | boolean, ms = 60_000): Promise<void> {
  const end = performance.now() + ms
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`nothing came in ${ms} ms: ${look}`)
    await sleep(25)
  }
}

const finished = (server: Served, run: RunSummary): Promise<void> =>
  until(async () => (await runOf(server, run)).state === 'finished')

describe('a server', () => {
  it('renders what is queued itself; two that ask for the same thing get one run', async () => {
    const home = await newHome()
    const server = await serve(home)
    const [one, two] = await Promise.all([queue(server), queue(server)])
    expect(two.runId).toBe(one.runId)
    await finished(server, one)
    const { items } = await server.ask<{ items: RunSummary[] }>('/runs')
    expect(items).toEqual([expect.objectContaining({ runId: one.runId, attempt: 1, tasksRun: 7 })])
    server.kill('SIGTERM')
    expect((await server.ended).exitCode).toBe(0)
    expect(await processesLeft(home, 2000)).toEqual([])
  })

  it('that is told to stop leaves nothing behind, and the next one goes on', async () => {
    const home = await newHome()
    const first = await serve(home)
    const run = await queue(first)
    await until(() => tasksDone(home).size > 0)
    first.kill('SIGTERM')
    expect(await first.ended).toMatchObject({ exitCode: 0, err: '' })
    expect(await processesLeft(home, 2000)).toEqual([])
    const done = tasksDone(home).size
    expect(done).toBeLessThan(7)

    const second = await serve(home)
    await finished(second, run)
    expect(await runOf(second, run)).toMatchObject({ attempt: 2, tasksRun: 7 - done })
  })

  it('that is to finish first does', async () => {
    const home = await newHome()
    const first = await serve(home, '--drain')
    const run = await queue(first)
    await until(() => tasksDone(home).size > 0)
    first.kill('SIGTERM')
    expect((await first.ended).exitCode).toBe(0)
    const second = await serve(home)
    expect(await runOf(second, run)).toMatchObject({ state: 'finished', attempt: 1, tasksRun: 7 })
  })

  it('that is killed is followed by one where queue, runs and their progress are there', async () => {
    const home = await newHome()
    const first = await serve(home)
    const run = await queue(first)
    await until(() => tasksDone(home).size > 0)
    first.kill('SIGKILL')
    await processesLeft(home, 2000)
    const done = tasksDone(home).size

    const second = await serve(home)
    expect(['queued', 'running']).toContain((await runOf(second, run)).state)
    await finished(second, run)
    expect((await runOf(second, run)).tasksRun).toBeLessThanOrEqual(7 - done)
  })
})
