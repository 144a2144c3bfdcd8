/** `artdag batch`: a table rendered row by row by the real command. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { makeClip } from '../../support/media.ts'
import { decodeFacts } from '../../support/readback.ts'
import { newFolder } from '../../support/scripts.ts'
import { type Ended, jsonLines, MAIN, NODE, start } from '../kit.ts'

/** What is before the parameter is the same for all rows. */
const RECIPE = `name: many
version: "1"
inputs: { clip: { type: video } }
params:
  amount: { default: 1 }
steps:
  - { id: small, type: RESIZE, inputs: [clip], config: { width: 96, height: 64 } }
  - { id: vivid, type: TRANSFORM, inputs: [small], config: { effects: { saturation: { param: amount } } } }
output: vivid
`

async function setUp() {
  const folder = await newFolder()
  writeFileSync(path.join(folder, 'many.yaml'), RECIPE)
  const clip = await makeClip({ frames: 25, sound: 'clicks' })
  const artdag = (...argv: string[]): Promise<Ended> =>
    start(NODE, [MAIN, ...argv], { home: path.join(folder, 'home'), cwd: folder }).ended
  const table = (text: string) => writeFileSync(path.join(folder, 't.csv'), text)
  return { folder, clip, artdag, table }
}

test('every row is rendered to its own file; a row that fails holds up nobody, and steps they share run once', async () => {
  const { folder, clip, artdag, table } = await setUp()
  table(`name,clip,amount\r\nAnn,${clip},1.5\r\nBob,nowhere.mp4,1\r\n"Cy, Jr",${clip},2\r\n`)
  const argv = ['batch', 'many.yaml', 't.csv', '-o', 'out/{row} {name}.mp4', '--keep-intermediates']

  const dry = await artdag(...argv, '--dry-run')
  expect(dry.exitCode).toBe(1)
  expect(dry.out).toMatch(/· +1 +out\/1 Ann\.mp4 +1\.00 s +2 tasks/)
  expect(dry.out).toMatch(/✗ +2 .*nowhere\.mp4/)
  expect(dry.out).toMatch(/3 rows: 3 tasks to render, 1 task shared by rows; about /)
  expect(existsSync(path.join(folder, 'out'))).toBe(false)

  const { exitCode, out, err } = await artdag(...argv)
  expect(exitCode).toBe(1)
  expect(err).toContain('row 2 of 3: out/2 Bob.mp4')
  expect(out).toMatch(
    /✓ +1 +finished +2 .*1 Ann\.mp4\n✗ +2 +failed .*\n✓ +3 +finished +1 .*3 Cy, Jr\.mp4\n\n3 rows: 2 finished, 1 failed/,
  )
  expect(readdirSync(path.join(folder, 'out')).sort()).toEqual(['1 Ann.mp4', '3 Cy, Jr.mp4'])
  expect((await decodeFacts(path.join(folder, 'out/3 Cy, Jr.mp4'))).video?.frames).toBe(25)
})

test('inputs of the command line are for all rows; under --json each row is an event', async () => {
  const { clip, artdag, table } = await setUp()
  table('amount\n1.5\n1.5\n')
  const { exitCode, out } = await artdag('batch', 'many.yaml', 't.csv', '-i', `clip=${clip}`, '--json')
  const rows = jsonLines(out).filter(({ event }) => event === 'row-finished')
  expect([exitCode, rows.map(({ state, tasksRun }) => [state, tasksRun])]).toEqual([
    0,
    [
      ['finished', 1],
      ['finished', 0],
    ],
  ])
})

test('what is wrong with the table is said before anything is rendered', async () => {
  const { folder, clip, artdag, table } = await setUp()
  table(`clip,odd\n${clip},1\n`)
  const { exitCode, err } = await artdag('batch', 'many.yaml', 't.csv', '-o', 'out/{row}.mp4')
  expect([exitCode, err]).toEqual([
    2,
    expect.stringContaining('"odd" is no input and no parameter of the recipe'),
  ])
  table(`clip,name\n${clip},t.csv\n`)
  const over = await artdag('batch', 'many.yaml', 't.csv', '-o', '{name}')
  expect([over.exitCode, over.err]).toEqual([2, expect.stringContaining('is read by this command')])
  expect(existsSync(path.join(folder, 'out'))).toBe(false)
})
