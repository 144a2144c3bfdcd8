/** What was done is known after any end. */
import { appendFileSync, statSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DoneList } from '../../../engine/cli/watch-folder/done-list.ts'
import type { Cid } from '../../../engine/contract/ids.ts'
import { newFolder } from '../../support/scripts.ts'

const cid = (letter: string): Cid => `b${letter.repeat(58)}` as Cid
const look = (name: string) => ({ path: `/in/${name}`, sizeBytes: 10, mtimeMs: 1.5 })

test('a file is known by its looks and by its bytes, for the same wish only', async () => {
  const folder = path.join(await newFolder(), 'new/folder')
  const list = new DoneList(folder, 'wish')
  list.add({ ...look('a'), cid: cid('a'), output: 'out/a.mp4' })
  for (const known of [list, new DoneList(folder, 'wish')]) {
    expect(known.hasSeen(look('a'))).toBe(true)
    expect(known.hasSeen({ ...look('a'), mtimeMs: 2 })).toBe(false)
    expect(known.find(cid('a'))?.output).toBe('out/a.mp4')
    expect(known.find(cid('c'))).toBeUndefined()
  }
  const other = new DoneList(folder, 'another wish')
  expect([other.hasSeen(look('a')), other.find(cid('a'))]).toEqual([false, undefined])
})

test('a line that was cut off by a sudden end hides no other', async () => {
  const folder = await newFolder()
  const list = new DoneList(folder, 'wish')
  list.add({ ...look('a'), cid: cid('a'), output: 'a' })
  list.add({ ...look('b'), cid: cid('b'), output: 'b' })
  const file = path.join(folder, '.artdag-watch.jsonl')
  truncateSync(file, statSync(file).size - 20)
  const after = new DoneList(folder, 'wish')
  expect([after.hasSeen(look('a')), after.hasSeen(look('b'))]).toEqual([true, false])
  after.add({ ...look('c'), cid: cid('c'), output: 'c' })
  appendFileSync(file, 'not json\n{"cid":1}\n')
  expect(new DoneList(folder, 'wish').hasSeen(look('c'))).toBe(true)
})
