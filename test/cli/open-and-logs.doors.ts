/** `artdag open`, `artdag logs` and `artdag plan --as-script`: the real command. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { openBrowser } from '../../engine/cli/open-browser.ts'
import { startServer } from '../../engine/server/server.ts'
import { readSettings } from '../../engine/server/settings.ts'
import { openEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { decodeFacts } from '../support/readback.ts'
import { makeScript, newFolder } from '../support/scripts.ts'
import { type Ended, jsonLines, MAIN, NODE, start } from './kit.ts'

const open: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function inFolder() {
  const folder = await newFolder()
  const home = path.join(folder, 'home')
  const artdag = (...argv: string[]): Promise<Ended> =>
    start(NODE, [MAIN, ...argv], { home, cwd: folder }).ended
  return { folder, artdag }
}

describe('open', () => {
  test('with a token the address logs a browser in, once', async () => {
    const server = await startServer(await openEngine(), readSettings({ port: 0 }, {}), {
      onTrouble: () => {},
    })
    open.push(() => server.stop({ finish: false }))
    const { artdag } = await inFolder()
    const { exitCode, out } = await artdag(
      'open',
      '--print',
      '--server',
      server.url,
      '--token-file',
      server.tokenFile,
    )
    expect([exitCode, out]).toEqual([
      0,
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/auth\/link\?code=\S+\n$/),
    ])
    const code = new URL(out.trim()).searchParams.get('code')
    const logIn = () =>
      fetch(`${server.url}/auth/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code }),
      })
    const first = await logIn()
    expect([first.status, first.headers.get('set-cookie')]).toEqual([
      200,
      expect.stringContaining('HttpOnly'),
    ])
    expect((await logIn()).status).toBe(401)
    const bare = await artdag('open', '--print', '--server', server.url)
    expect([bare.out, bare.err]).toEqual([`${server.url}/\n`, expect.stringContaining('asks for a token')])
  })

  test('where no server is, that is said', async () => {
    const { artdag } = await inFolder()
    const { exitCode, err } = await artdag('open', '--server', 'http://127.0.0.1:9')
    expect([exitCode, err]).toEqual([1, expect.stringContaining('no server answers')])
  })

  test.skipIf(process.platform !== 'linux')('the browser gets the address as one argument', async () => {
    const told = path.join(await newFolder(), 'told')
    const opener = await makeScript(
      `printf '%s|' "$@" > '${told}.new'; mv '${told}.new' '${told}'`,
      'xdg-open',
    )
    const before = process.env.PATH
    process.env.PATH = `${path.dirname(opener)}:${before}`
    try {
      expect(await openBrowser("http://x/?a=b&c=$(touch '/tmp/no')")).toBe(true)
      await expect.poll(() => existsSync(told), { timeout: 5000 }).toBe(true)
      expect(readFileSync(told, 'utf8')).toBe("http://x/?a=b&c=$(touch '/tmp/no')|")
      process.env.PATH = '/nowhere'
      expect(await openBrowser('http://x/')).toBe(false)
    } finally {
      process.env.PATH = before
    }
  })
})

const RECIPE = `name: cut
version: "1"
inputs: { clip: { type: video } }
steps:
  - { id: vivid, type: TRANSFORM, inputs: [clip], config: { effects: { saturation: 1.5 } } }
output: vivid
`

test('logs tells a run from its beginning to its end', async () => {
  const { folder, artdag } = await inFolder()
  writeFileSync(path.join(folder, 'cut.yaml'), RECIPE)
  const clip = await makeClip({ frames: 10 })
  const { runId } = jsonLines((await artdag('run', 'cut.yaml', '-i', `clip=${clip}`, '--json')).out).at(
    -1,
  ) as { runId: string }
  const { exitCode, out } = await artdag('logs', runId.slice(0, 20))
  expect(exitCode).toBe(0)
  expect(out).toMatch(
    /^attempt 1, begun .*\n0:00\.00 +begun: 1 task to render, 0 in the cache\n.* begun: (clip → )?vivid\n.* done: .*\n.* finished in /,
  )
  expect((await artdag('logs', 'bnothing')).exitCode).toBe(1)
  const missing = await artdag('logs', runId, '--attempt', '9')
  expect([missing.exitCode, missing.out]).toEqual([0, 'nothing was kept of it\n'])
})

test('plan --as-script writes a script that renders without Art DAG', async () => {
  const { folder, artdag } = await inFolder()
  writeFileSync(path.join(folder, 'cut.yaml'), RECIPE)
  const clip = await makeClip({ frames: 10 })
  const printed = await artdag('plan', 'cut.yaml', '-i', `clip=${clip}`, '--as-script')
  expect([printed.exitCode, printed.err]).toEqual([0, ''])
  expect(printed.out).toMatch(/^#!\/bin\/sh\n# cut: the commands of the plan bagu/)
  const written = await artdag('plan', 'cut.yaml', '-i', `clip=${clip}`, '--as-script', '-o', 'sub/cut.sh')
  expect(written.err).toBe('written to sub/cut.sh; run it with: sh sub/cut.sh cut.mp4\n')
  const script = path.join(folder, 'sub/cut.sh')
  expect(readFileSync(script, 'utf8')).toBe(printed.out)
  expect(statSync(script).mode & 0o111).toBe(0o111)
  execFileSync(script, [], { cwd: folder, stdio: 'ignore' })
  expect((await decodeFacts(path.join(folder, 'cut.mp4'))).video?.frames).toBe(10)
})
