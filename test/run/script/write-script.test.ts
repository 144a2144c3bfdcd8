/** Scripts, run by the real shell with a harmless program. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { FOLDER, inFolder, writeScript } from '../../../engine/run/script/write-script.ts'
import { newFolder } from '../../support/scripts.ts'

const say = (text: string, to: string) => ({
  title: 'one\nrm -rf /; two',
  words: ['/bin/sh', '-c', 'printf %s "$1" > "$2"', 'sh', text, inFolder(to)],
  files: [],
})

const script = (more: Partial<Parameters<typeof writeScript>[0]> = {}): string =>
  writeScript({
    title: 'film\ntouch hacked',
    outputName: "it's; touch hacked",
    environment: { ODD: "a'b $(touch hacked)" },
    commands: [],
    result: inFolder('1'),
    ...more,
  })

const run = (text: string, cwd: string, ...argv: string[]) =>
  spawnSync('/bin/sh', ['-c', text, 'script', ...argv], {
    cwd,
    env: { PATH: process.env.PATH, TMPDIR: cwd },
    encoding: 'utf8',
  })

test('a script does what it says with any text, and nothing of the text is run', async () => {
  const cwd = await newFolder()
  const hostile = `'"\`touch hacked\`$(touch hacked)\n\\ ${FOLDER === '\0' ? '~*' : ''}`
  const { status, stderr } = run(script({ commands: [say(hostile, '1')] }), cwd)
  expect([status, stderr]).toEqual([0, ''])
  expect(readFileSync(path.join(cwd, "it's; touch hacked"), 'utf8')).toBe(hostile)
  expect(readdirSync(cwd)).toEqual(["it's; touch hacked"])
})

test('the result goes where the argument says; the folder of the script is gone, even when it is an odd one', async () => {
  const cwd = await newFolder()
  const odd = path.join(cwd, "tmp 'odd' $(x)")
  mkdirSync(odd)
  const text = script({ commands: [say('good', '1')] })
  execFileSync('/bin/sh', ['-c', text, 'script', '-out put'], {
    cwd,
    env: { PATH: process.env.PATH, TMPDIR: odd },
  })
  expect(readFileSync(path.join(cwd, '-out put'), 'utf8')).toBe('good')
  expect(readdirSync(odd)).toEqual([])
})

test('a command that fails ends it: nothing is written and nothing is left', async () => {
  const cwd = await newFolder()
  const fails = { title: 'no', words: ['/bin/sh', '-c', 'exit 7'], files: [] }
  const { status } = run(script({ commands: [fails, say('never', '1')] }), cwd, 'out')
  expect(status).toBe(7)
  expect(existsSync(path.join(cwd, 'out'))).toBe(false)
  expect(readdirSync(cwd)).toEqual([])
})

test('small files are written line by line as they are', async () => {
  const cwd = await newFolder()
  const lines = ["file 'a'\\''b'", '', '%s\\n -n', '$HOME']
  const copy = {
    title: 'copy',
    words: ['/bin/cp', inFolder('list'), inFolder('1')],
    files: [{ path: inFolder('list'), lines }],
  }
  expect(run(script({ commands: [copy] }), cwd, 'out').stderr).toBe('')
  expect(readFileSync(path.join(cwd, 'out'), 'utf8')).toBe(`${lines.join('\n')}\n`)
})
