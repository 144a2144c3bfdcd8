/** Files that are complete, by a clock of the test's own. */
import { appendFileSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { FolderView } from '../../../engine/cli/watch-folder/settled-files.ts'
import { newFolder } from '../../support/scripts.ts'

async function setUp() {
  const folder = await newFolder()
  const view = new FolderView(folder, 3000)
  const at = (name: string): string => path.join(folder, name)
  const look = (nowMs: number) => {
    const { settled, pending } = view.look(nowMs)
    return [settled.map((file) => path.basename(file.path)), pending]
  }
  return { at, look }
}

test('a file is complete when it was left alone long enough', async () => {
  const { at, look } = await setUp()
  writeFileSync(at('a.mp4'), 'begin')
  expect(look(0)).toEqual([[], 1])
  expect(look(2999)).toEqual([[], 1])
  expect(look(3000)).toEqual([['a.mp4'], 0])
})

test('one that grows, or is written anew with the same length, is not', async () => {
  const { at, look } = await setUp()
  writeFileSync(at('a.mp4'), 'begin')
  look(0)
  appendFileSync(at('a.mp4'), 'more')
  expect(look(3000)).toEqual([[], 1])
  utimesSync(at('a.mp4'), 1, 1)
  expect(look(6000)).toEqual([[], 1])
  expect(look(9000)).toEqual([['a.mp4'], 0])
})

test('one that was gone in between begins anew', async () => {
  const { at, look } = await setUp()
  writeFileSync(at('a.mp4'), 'begin')
  utimesSync(at('a.mp4'), 1, 1)
  look(0)
  rmSync(at('a.mp4'))
  look(1000)
  writeFileSync(at('a.mp4'), 'begin')
  utimesSync(at('a.mp4'), 1, 1)
  expect(look(4000)).toEqual([[], 1])
})

test('hidden files, unfinished ones, empty ones and folders are left alone', async () => {
  const { at, look } = await setUp()
  for (const name of ['.a.mp4', 'b.mp4.part', 'c.crdownload', 'd.TMP', 'e~']) writeFileSync(at(name), 'x')
  writeFileSync(at('empty.mp4'), '')
  mkdirSync(at('folder.mp4'))
  look(0)
  expect(look(10_000)).toEqual([[], 0])
  renameSync(at('b.mp4.part'), at('b.mp4'))
  look(20_000)
  expect(look(30_000)).toEqual([['b.mp4'], 0])
})
