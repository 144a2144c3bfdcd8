/** `artdag why` of a large file, which takes its time. */
import { truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { newFolder } from '../support/scripts.ts'
import { cli, colourless } from './kit.ts'

/** Mostly a hole: it takes no room. */
async function largeFile(): Promise<string> {
  const file = path.join(await newFolder(), 'large.bin')
  writeFileSync(file, 'no media')
  truncateSync(file, 32 * 1024 * 1024)
  return file
}

test('why shows how much of the file is read, and takes the line away', async () => {
  const home = await newFolder()
  const { exitCode, err } = await cli(['--home', home, 'why', await largeFile()], { isTTY: true })
  expect(exitCode).toBe(1)
  expect(colourless(err)).toMatch(/25% {2}reading large\.bin/)
  expect(err.endsWith('\r\u001b[K')).toBe(true)
})

test('why --json is the answer alone', async () => {
  const home = await newFolder()
  const { out, err } = await cli(['--home', home, '--json', 'why', await largeFile()], { isTTY: true })
  expect(JSON.parse(out)).toMatchObject({ knownBy: 'nothing' })
  expect(err).toBe('')
})
