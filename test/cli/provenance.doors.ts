/** `artdag show --tree` and `artdag why`: the real command. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { makeClip } from '../support/media.ts'
import { newFolder } from '../support/scripts.ts'
import { runTool, TOOLS } from '../support/tools.ts'
import { type Ended, jsonLines, MAIN, NODE, start } from './kit.ts'

const recipe = `
name: short
inputs: { clip: video }
steps:
  - { id: cut, type: SEGMENT, inputs: [clip], config: { duration: 0.4 } }
  - { id: toned, type: TRANSFORM, inputs: [cut], config: { effects: { contrast: 1.2 } } }
output: toned`

let home: string
let film: string
let clip: string
let cid: string

const artdag = (...argv: string[]): Promise<Ended> => start(NODE, [MAIN, ...argv], { home }).ended

beforeAll(async () => {
  home = await newFolder()
  const folder = await newFolder()
  const file = path.join(folder, 'short.yaml')
  film = path.join(folder, 'film.mp4')
  clip = await makeClip({ frames: 25 })
  writeFileSync(file, recipe)
  const { exitCode, out } = await artdag(
    'run',
    file,
    '-i',
    `clip=${clip}`,
    '--keep-intermediates',
    '-o',
    film,
    '--json',
  )
  expect(exitCode).toBe(0)
  cid = (jsonLines(out).at(-1) as { output: { cid: string } }).output.cid
})

test('show --tree goes from a file down to its sources, and says who made it', async () => {
  const { exitCode, out } = await artdag('show', '--tree', cid)
  expect(exitCode).toBe(0)
  const [tree, facts] = out.split('\n\n')
  expect(tree?.split('\n').map((line) => line.replace(/baf\w+/, 'CID'))).toEqual([
    expect.stringMatching(/^CID {2}video 160×96/),
    expect.stringMatching(/^└─ toned {2}mp4 {2}\d+\.\d s {2}ffmpeg /),
    expect.stringMatching(/^ {3}└─ CID {2}video 160×96/),
    expect.stringMatching(/^ {6}└─ cut {2}mezzanine {2}/),
    expect.stringMatching(/^ {9}└─ clip {2}CID {2}video 160×96.*\(source\)$/),
  ])
  expect(facts).toMatch(/recipe +short\n {2}run +bagu\w+, attempt 1\n/)
})

test('show --tree --json is the same, nested; of a source it says that nothing made it', async () => {
  const [tree] = jsonLines((await artdag('show', '--tree', cid, '--json')).out) as [
    { file: { cid: string; madeBy: { inputs: [{ madeBy: { inputs: [{ cid: string }] } }] } } },
  ]
  expect(tree.file.cid).toBe(cid)
  const source = tree.file.madeBy.inputs[0].madeBy.inputs[0].cid
  expect(await artdag('show', '--tree', source)).toMatchObject({
    exitCode: 0,
    out: expect.stringMatching(/\(source\)\n$/),
    err: expect.stringContaining('nothing here made it'),
  })
})

test('why knows a result by its bytes, and packed anew by its tag', async () => {
  expect(await artdag('why', film)).toMatchObject({
    exitCode: 0,
    out: expect.stringMatching(/^✓ .*film\.mp4 was made here[\s\S]*recipe +short[\s\S]*command +ffmpeg /),
  })
  const packed = path.join(await newFolder(), 'film.mkv')
  await runTool(TOOLS.ffmpeg, ['-v', 'error', '-i', film, '-c', 'copy', packed])
  const { exitCode, out } = await artdag('why', packed, '--json')
  expect(exitCode).toBe(0)
  expect(jsonLines(out)).toEqual([
    expect.objectContaining({ knownBy: 'tag', made: [expect.objectContaining({ file: cid })] }),
  ])
})

test('why says of a source which runs used it', async () => {
  const { out } = await artdag('why', clip)
  expect(out).toMatch(/was not made here: it came from elsewhere, and was used\n\n1 run used it:\n/)
  expect(out).toContain(cid)
})

test('why ends with 1 for what is not known, and says what that means', async () => {
  const other = await makeClip({ frames: 3, firstNumber: 500 })
  expect(await artdag('why', other)).toMatchObject({
    exitCode: 1,
    out: expect.stringContaining('is not known here'),
    err: '',
  })
  expect(await artdag('why', other, '--json')).toMatchObject({
    exitCode: 1,
    out: expect.stringContaining('"knownBy":"nothing"'),
  })
  expect(await artdag('why', 'no-such-file.mp4')).toMatchObject({ exitCode: 1, out: '' })
})
