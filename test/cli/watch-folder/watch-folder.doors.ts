/** `artdag watch-folder`: the real command over files that come in. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { makeClip } from '../../support/media.ts'
import { newFolder } from '../../support/scripts.ts'
import { jsonLines, MAIN, NODE, start } from '../kit.ts'

const RECIPE = `name: small
version: "1"
inputs: { clip: { type: video } }
steps:
  - { id: small, type: RESIZE, inputs: [clip], config: { width: 96, height: 64 } }
output: small
`

async function setUp() {
  const folder = await newFolder()
  mkdirSync(path.join(folder, 'in'))
  writeFileSync(path.join(folder, 'small.yaml'), RECIPE)
  const [a, b] = await Promise.all([makeClip({ frames: 10 }), makeClip({ frames: 10, firstNumber: 300 })])
  const begin = (...more: string[]) =>
    start(
      NODE,
      [MAIN, 'watch-folder', 'in', 'small.yaml', '-i', 'clip=@', '-o', 'out', '--settle', '0.5', ...more],
      {
        home: path.join(folder, 'home'),
        cwd: folder,
      },
    )
  const results = () =>
    existsSync(path.join(folder, 'out'))
      ? readdirSync(path.join(folder, 'out'))
          .filter((name) => !name.startsWith('.'))
          .sort()
      : []
  return {
    folder,
    a,
    b,
    begin,
    results,
    into: (file: string, name: string) => copyFileSync(file, path.join(folder, 'in', name)),
  }
}

test('a new file is rendered once, however it is called later, also after a restart', async () => {
  const { folder, a, b, begin, results, into } = await setUp()
  const first = begin()
  into(a, 'one.mp4')
  await expect.poll(results, { timeout: 30_000 }).toEqual(['one.mp4'])
  first.child.kill('SIGINT')
  const ended = await first.ended
  expect([ended.exitCode, ended.out]).toEqual([0, 'in/one.mp4 → out/one.mp4\n'])

  renameSync(path.join(folder, 'in/one.mp4'), path.join(folder, 'in/renamed.mp4'))
  into(b, 'two.mp4')
  const second = await begin('--once', '--json').ended
  const events = jsonLines(second.out).filter(({ event }) => event === 'file-done')
  expect(events.map(({ file, output, isNew }) => [file, output, isNew])).toEqual([
    ['in/renamed.mp4', 'out/one.mp4', false],
    ['in/two.mp4', 'out/two.mp4', true],
  ])
  const third = await begin('--once').ended
  expect([third.exitCode, third.out]).toEqual([0, ''])
  expect(results()).toEqual(['one.mp4', 'two.mp4'])
})

test('a file that is no media is told and left; the others are done, and nothing is written over', async () => {
  const { folder, a, b, begin, results, into } = await setUp()
  writeFileSync(path.join(folder, 'in/notes.txt'), 'no media')
  into(a, 'same.mp4')
  into(b, 'same.mov')
  mkdirSync(path.join(folder, 'out'))
  writeFileSync(path.join(folder, 'out/same.mp4'), 'precious')
  const second = expect.stringMatching(/^same-\w{8}\.mp4$/)
  const { exitCode, err } = await begin('--once').ended
  expect([exitCode, err]).toEqual([1, expect.stringContaining('✗ in/notes.txt: ')])
  expect(results()).toEqual([second, second, 'same.mp4'])
  expect(readFileSync(path.join(folder, 'out/same.mp4'), 'utf8')).toBe('precious')
})

test('what cannot be meant is refused', async () => {
  const { begin, folder } = await setUp()
  const { exitCode, err } = await begin('-o', 'in').ended
  expect([exitCode, err]).toEqual([2, expect.stringContaining('would come into the watched folder')])
  const none = await start(NODE, [MAIN, 'watch-folder', 'in', 'small.yaml', '-o', 'out'], {
    home: path.join(folder, 'home'),
    cwd: folder,
  }).ended
  expect([none.exitCode, none.err]).toEqual([2, expect.stringContaining('no input is filled with the files')])
})
