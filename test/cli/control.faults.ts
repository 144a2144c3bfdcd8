/** `artdag cancel`, `pause`, `resume` and `prioritise` on a run of another command. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { makeClip } from '../support/media.ts'
import { newFolder } from '../support/scripts.ts'
import { type Ended, jsonLines, MAIN, NODE, start } from './kit.ts'

/** Takes minutes to render: large, and in a slow format. */
const SLOW = `name: slow
inputs: { clip: video }
steps: [{ id: huge, type: RESIZE, inputs: [clip], config: { width: 3840, height: 2304, mode: stretch } }]
output: huge
`

let folder: string
let home: string
beforeAll(async () => {
  folder = await newFolder()
  home = path.join(folder, 'home')
  writeFileSync(path.join(folder, 'slow.yaml'), SLOW)
})

const begin = (...argv: string[]) => start(NODE, [MAIN, ...argv], { home, cwd: folder })
const artdag = (...argv: string[]): Promise<Ended> => begin(...argv).ended

/** The id of the only run, once it renders. */
async function runningRun(): Promise<string> {
  for (;;) {
    const [runs] = jsonLines((await artdag('runs', '--state', 'running', '--json')).out)
    const [run] = runs as unknown as { runId: string }[]
    if (run) return run.runId
    await sleep(100)
  }
}

test('a run of another command is paused, listed so, put first and cancelled', async () => {
  const clip = await makeClip({ frames: 250 })
  const run = begin('run', 'slow.yaml', '-i', `clip=${clip}`, '--profile', 'webm')
  const runId = await runningRun()
  expect(await artdag('pause', runId.slice(0, 20))).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining('artdag resume'),
  })
  expect((await artdag('runs')).out).toMatch(new RegExp(`^${runId} +paused +slow`, 'm'))
  expect((await artdag('prioritise', runId, '10')).out).toBe('its priority is 10\n')
  const resumed = await artdag('resume', runId, '--json')
  expect(jsonLines(resumed.out)).toMatchObject([{ runId, state: 'running', isPaused: false, priority: 10 }])
  expect(await artdag('cancel', runId)).toMatchObject({ exitCode: 0, err: '' })
  expect(await run.ended).toMatchObject({ exitCode: 3, err: expect.stringContaining('✗ cancelled') })
  expect(await artdag('cancel', runId)).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('it is cancelled'),
  })
})

test('what is no run and no priority is refused', async () => {
  expect((await artdag('pause', 'baguqeeranone')).exitCode).toBe(1)
  expect((await artdag('prioritise', 'baguqeeranone', 'high')).exitCode).toBe(2)
})
