/** `artdag demo`, as the README promises it. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { decodeFacts } from '../support/readback.ts'
import { newFolder } from '../support/scripts.ts'
import { jsonLines, MAIN, NODE, start } from './kit.ts'

let folder: string

beforeAll(async () => {
  folder = await newFolder()
})

const demo = (...more: string[]) =>
  start(NODE, [MAIN, 'demo', ...more], { home: path.join(folder, 'home'), cwd: folder }).ended

test('makes its media, shows the plan, renders, says where the result is and what to try; again, it is done at once', async () => {
  const first = await demo()
  expect(first).toMatchObject({
    exitCode: 0,
    err: expect.stringMatching(/Try next:\n( {2}(?:npx )?artdag .*\n){3}$/),
  })
  expect(first.out).toMatch(/● {2}montage +SEQUENCE/)
  const [, file = '', cid = '', provenance = ''] =
    /✓ (\S+) .* · rendered .*\n {2}cid +(\w+)\n {2}provenance +(\w+)\n/.exec(first.out) ?? []
  expect(existsSync(file)).toBe(true)
  expect((await decodeFacts(file)).streams).toEqual(['video:h264', 'audio:aac'])

  const again = await demo('-o', 'demo.mp4')
  expect(again.out).toContain('nothing to do: rendered before')
  expect(again.out).toContain(cid)
  expect(again.out).toContain(provenance)
  expect(existsSync(path.join(folder, 'demo.mp4'))).toBe(true)
  expect(jsonLines((await demo('--json')).out)).toEqual([
    expect.objectContaining({ event: 'run-finished', tasksRun: 0 }),
  ])
})
