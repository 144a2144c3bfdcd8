/** `artdag still`, and `--from` and `--to` of the commands that render: the real command over small clips. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeClip } from '../support/media.ts'
import { readFrameNumbers } from '../support/readback.ts'
import { newFolder } from '../support/scripts.ts'
import { type Ended, jsonLines, MAIN, NODE, start } from './kit.ts'

const RECIPE = `name: cut
inputs:
  clips: { type: video, list: true }
params:
  cutAt: { default: 1 }
steps:
  - { id: joined, type: SEQUENCE, inputs: [clips] }
  - { id: later, type: SEGMENT, inputs: [joined], config: { offset: { param: cutAt } } }
output: later
`

let folder: string
let clip: string

beforeAll(async () => {
  folder = await newFolder()
  clip = await makeClip({ frames: 75, sound: 'clicks' })
  writeFileSync(path.join(folder, 'cut.yaml'), RECIPE)
})

const artdag = (...argv: string[]): Promise<Ended> =>
  start(NODE, [MAIN, ...argv], { home: path.join(folder, 'home'), cwd: folder }).ended
const both = () => ['cut.yaml', '-i', `clips=${clip}`, '-i', `clips=${clip}`]
const numbersIn = (name: string): Promise<number[]> => readFrameNumbers(path.join(folder, name))

describe('still', () => {
  test('writes the frame to the file of -o, says so, and the second time does nothing', async () => {
    const first = await artdag('still', ...both(), '--node', 'joined', '--at', '0:02.48', '-o', 'frame.png')
    expect(first.exitCode).toBe(0)
    expect(first.out).toMatch(/^✓ frame\.png {2}160×96 {2}\S+ k?B · rendered 1 task · \d+\.\d s\n/)
    expect(await numbersIn('frame.png')).toEqual([62])
    const again = await artdag('still', ...both(), '--node', 'joined', '--at', '2.48', '-o', 'again.png')
    expect(again.out).toMatch(/^✓ again\.png .* · nothing to do: rendered before\n/)
    expect(readFileSync(path.join(folder, 'again.png'))).toEqual(readFileSync(path.join(folder, 'frame.png')))
  })

  test('without --node and --at is the first frame of the output, with the parameters given', async () => {
    const { out } = await artdag('still', ...both(), '--param', 'cutAt=2', '--json')
    const { output } = jsonLines(out).at(-1) as { output: { path: string } }
    expect(await readFrameNumbers(output.path)).toEqual([50])
    const { out: runs } = await artdag('runs', '--json')
    expect(runs).toContain('"cut-later-0s"')
  })

  test.each([
    ['a step that is not there', ['--node', 'joind'], 'did you mean "joined"?'],
    ['a time after the end', ['--at', '1:00'], '“later” lasts 5.000 s'],
    ['a file that is no picture', ['-o', 'x.mp4'], 'a still is a picture'],
    ['a range', ['--from', '1'], '--from'],
  ])('%s is bad usage', async (_what, more, words) => {
    const { exitCode, out, err } = await artdag('still', ...both(), ...more)
    expect([exitCode, out]).toEqual([2, ''])
    expect(err).toContain(words)
  })
})

describe('--from and --to', () => {
  const numbers = Array.from({ length: 15 }, (_, index) => index + 35)

  test('of run and plan are a part of the result', async () => {
    const borders = ['--from', '0.4', '--to', '0:01']
    const { out: plan } = await artdag('plan', ...both(), ...borders)
    expect(plan).toMatch(/^cut-0\.4s-1s {2}0\.60 s/)
    expect((await artdag('run', ...both(), ...borders, '-o', 'part.mp4')).exitCode).toBe(0)
    expect(await numbersIn('part.mp4')).toEqual(numbers)
  })

  test('of render hold in the background too', async () => {
    const queued = await artdag('render', 'identity', clip, '--from', '1.4', '--to', '2')
    const watched = await artdag('watch', queued.out.trim(), '-o', 'same.mp4')
    expect([watched.exitCode, watched.out]).toEqual([0, expect.stringMatching(/^✓ same\.mp4 {2}0\.60 s/)])
    expect(await numbersIn('same.mp4')).toEqual(numbers)
  })

  test('that begin after the end are bad usage', async () => {
    const { exitCode, err } = await artdag('run', ...both(), '--from', '1:00:00')
    expect(exitCode).toBe(2)
    expect(err).toContain('the result lasts 5.000 s, and has nothing at 3600 s')
  })
})
