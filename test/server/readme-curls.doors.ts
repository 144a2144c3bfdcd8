/** Every command of the README's section about the server, as it stands there, by a real shell and a real curl. */
import { spawn } from 'node:child_process'
import { copyFile, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { newHome } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { readFrameNumbers } from '../support/readback.ts'
import { openServer } from './kit.ts'

const README = path.resolve(import.meta.dirname, '../../README.md')
/** Before the answer of each command. */
const MARK = '\u001e'

const RECIPE = `
version: "1"
name: any
inputs: { clip: video }
steps:
  - { id: cut, type: SEGMENT, inputs: [clip], config: { offset: 0.2, duration: 0.4 } }
output: cut
`

/** Lines of its code blocks, without those that start the server. */
async function commands(): Promise<readonly string[]> {
  const readme = await readFile(README, 'utf8')
  const [, section = ''] = /\n## Headless\n([\s\S]*?)\n## /.exec(readme) ?? []
  const blocks = [...section.matchAll(/```bash\n([\s\S]*?)```/g)].map(([, block = '']) => block)
  return blocks
    .flatMap((block) => block.trim().split('\n'))
    .filter((line) => !line.startsWith('npx artdag serve'))
}

/** What each command answered; a failed one ends all. */
async function inShell(lines: readonly string[], folder: string): Promise<readonly string[]> {
  const script = ['set -e', ...lines.map((line) => `printf '\\036'\n${line}`)].join('\n')
  const shell = spawn('sh', ['-c', script], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [out, exitCode] = await Promise.all([
    textOf(shell.stdout),
    new Promise((resolve) => shell.once('close', resolve)),
  ])
  expect([exitCode, out]).toEqual([0, out])
  return out.split(MARK).slice(1)
}

it('every curl of the README does what stands there', async () => {
  const folder = await newHome()
  const server = await openServer({ home: path.join(folder, '.artdag') })
  await copyFile(await makeClip({ frames: 25 }), path.join(folder, 'dance.mp4'))
  await writeFile(path.join(folder, 'cut.yaml'), RECIPE)
  const lines = (await commands()).map((line) => line.replace('http://127.0.0.1:8100', server.url))
  expect(lines.filter((line) => line.includes('curl')).length).toBeGreaterThan(15)

  const answers = await inShell(lines, folder)
  const wrong = lines.flatMap((line, at) => {
    const answer = answers[at] ?? ''
    const isQuiet = /^export|-o |^RUN=|^OUT=/.test(line)
    return (isQuiet ? answer === '' : answer !== '' && !/^\{"code":/.test(answer)) ? [] : [[line, answer]]
  })
  expect(wrong).toEqual([])
  const of = (part: string): string => answers[lines.findIndex((line) => line.includes(part))] ?? ''
  expect(JSON.parse(of('/healthz'))).toEqual({ ok: true })
  expect(of('text/event-stream')).toMatch(/^event: message\nid: .*\ndata: /m)
  expect(JSON.parse(of('Accept: application/json'))).toMatchObject({
    event: 'run-finished',
    state: 'finished',
  })
  expect(await readFrameNumbers(path.join(folder, 'result.mp4'))).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
  expect((await stat(path.join(folder, 'start.bin'))).size).toBe(1024)
  expect((await readFile(path.join(folder, 'still.jpg'))).subarray(0, 2).toString('hex')).toBe('ffd8')
  expect(await readFile(path.join(folder, 'artdag-client.mjs'), 'utf8')).toContain(server.url)
  expect(server.troubles).toEqual([])
})
