/** What -o may name. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { checkOutputFile } from '../../engine/cli/output-file.ts'
import { newFolder } from '../support/scripts.ts'

const refusal = (words: string) =>
  expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(words) })

test('a new file is fine, in folders that are not there yet too', async () => {
  const folder = await newFolder()
  expect(() => checkOutputFile(path.join(folder, 'a/b/film.mp4'))).not.toThrow()
  expect(() => checkOutputFile('film.mp4')).not.toThrow()
})

test('a file that is there is written over', async () => {
  const file = path.join(await newFolder(), 'film.mp4')
  writeFileSync(file, 'old')
  expect(() => checkOutputFile(file, ['clip.mp4', 'bafybei'])).not.toThrow()
})

test('a folder is refused', async () => {
  const folder = await newFolder()
  expect(() => checkOutputFile(folder)).toThrow(refusal('is a folder'))
})

test('a device is refused: the result would take its place', () => {
  expect(() => checkOutputFile('/dev/null')).toThrow(refusal('is not a regular file'))
})

test.each(['', '-'])('%j is no file name', (name) => {
  expect(() => checkOutputFile(name)).toThrow(refusal('is no file name'))
})

test('a file is no folder to write into', async () => {
  const file = path.join(await newFolder(), 'file')
  writeFileSync(file, '')
  expect(() => checkOutputFile(path.join(file, 'film.mp4'))).toThrow(refusal('is not a folder'))
})

test('what the command reads is not written over, under another name neither', async () => {
  const folder = await newFolder()
  mkdirSync(path.join(folder, 'in'))
  writeFileSync(path.join(folder, 'in/clip.mp4'), 'mine')
  symlinkSync(path.join(folder, 'in/clip.mp4'), path.join(folder, 'film.mp4'))
  expect(() => checkOutputFile(path.join(folder, 'film.mp4'), [path.join(folder, 'in/clip.mp4')])).toThrow(
    refusal('is read by this command'),
  )
})
