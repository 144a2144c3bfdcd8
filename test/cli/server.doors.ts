/** The commands against a server: the same, with files sent there and fetched from there. */
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { startServer } from '../../engine/server/server.ts'
import { readSettings } from '../../engine/server/settings.ts'
import { openEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { decodeFacts } from '../support/readback.ts'
import { newFolder } from '../support/scripts.ts'
import { type Ended, jsonLines, MAIN, NODE, start } from './kit.ts'

const RECIPE = `name: vivid
version: "1"
inputs: { clip: { type: video } }
steps:
  - { id: vivid, type: TRANSFORM, inputs: [clip], config: { effects: { saturation: 1.5 } } }
output: vivid
`

const open: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

/** A server on a data folder of its own, and the command line in an empty one. */
async function setUp() {
  const folder = await newFolder()
  const engine = await openEngine()
  const server = await startServer(engine, readSettings({ port: 0 }, {}), { onTrouble: () => {} })
  open.push(() => server.stop({ finish: false }))
  writeFileSync(path.join(folder, 'vivid.yaml'), RECIPE)
  copyFileSync(await makeClip({ frames: 25, sound: 'clicks' }), path.join(folder, 'clip.mp4'))
  const home = path.join(folder, 'home')
  const there = ['--server', server.url, '--token-file', server.tokenFile]
  const bare = (...argv: string[]): Promise<Ended> =>
    start(NODE, [MAIN, ...argv], { home, cwd: folder }).ended
  return { folder, engine, server, home, bare, artdag: (...argv: string[]) => bare(...argv, ...there) }
}

test('run sends the input, renders there, and writes the result here', async () => {
  const { folder, engine, home, artdag } = await setUp()
  const { exitCode, out, err } = await artdag(
    'run',
    'vivid.yaml',
    '-i',
    'clip=clip.mp4',
    '-o',
    'out/film.mp4',
  )
  expect([exitCode, err]).toEqual([0, expect.stringContaining('started')])
  expect(out).toMatch(/^✓ out\/film\.mp4 {2}1\.00 s {2}160×96 .* rendered 1 task/)
  const film = path.join(folder, 'out/film.mp4')
  expect((await decodeFacts(film)).video?.frames).toBe(25)
  expect(statSync(film).mode & 0o200).toBe(0o200)
  expect(existsSync(home)).toBe(false)
  expect((await engine.client.content.list({})).items).toHaveLength(2)

  const again = await artdag('run', 'vivid.yaml', '-i', 'clip=clip.mp4', '-o', 'again.mp4')
  expect(again.out).toContain('nothing to do: rendered before')
  expect(readFileSync(path.join(folder, 'again.mp4'))).toEqual(readFileSync(film))
})

test('import, show, cat, plan, runs, watch and rm work there', async () => {
  const { folder, artdag } = await setUp()
  const imported = jsonLines((await artdag('import', 'clip.mp4', '--name', 'intro', '--json')).out)
  expect(imported).toMatchObject([{ event: 'imported', isNew: true, item: { names: ['intro'] } }])
  expect((await artdag('show', 'intro')).out).toContain('intro')
  expect((await artdag('cat', 'intro')).exitCode).toBe(0)
  expect((await artdag('plan', 'vivid.yaml', '-i', 'clip=intro')).out).toContain('1 step to render')
  expect((await artdag('run', 'vivid.yaml', '-i', 'clip=intro')).exitCode).toBe(0)
  const [runs] = jsonLines((await artdag('runs', '--json')).out) as unknown as { runId: string }[][]
  const watched = await artdag('watch', runs?.[0]?.runId ?? '', '-o', 'watched.mp4')
  expect([watched.exitCode, existsSync(path.join(folder, 'watched.mp4'))]).toEqual([0, true])
  expect((await artdag('rm', 'intro')).err).toContain('it is an input of the run')
  expect((await artdag('ls')).out.trim().split('\n').length).toBeGreaterThan(1)
  expect((await artdag('why', 'watched.mp4')).out).toContain('vivid')
})

test('a wrong token, no server and what is for this machine only are told', async () => {
  const { server, bare } = await setUp()
  const wrong = path.join(await newFolder(), 'token')
  writeFileSync(wrong, 'adt_nonsense')
  const refused = await bare('runs', '--server', server.url, '--token-file', wrong)
  expect([refused.exitCode, refused.err]).toEqual([
    1,
    expect.stringMatching(/not valid.*\n.*try: send Authorization/),
  ])
  const nobody = await bare('runs', '--server', 'http://127.0.0.1:9')
  expect([nobody.exitCode, nobody.err]).toEqual([1, expect.stringContaining('no server answers at')])
  const here = await bare('drain', '--server', server.url)
  expect([here.exitCode, here.err]).toEqual([2, expect.stringContaining('machine of the engine only')])
  const odd = await bare('runs', '--server', 'ftp://x')
  expect([odd.exitCode, odd.err]).toEqual([2, expect.stringContaining('is no address of a server')])
})

test('a broken recipe is shown with its place, as in this process', async () => {
  const { folder, artdag, bare } = await setUp()
  writeFileSync(path.join(folder, 'bad.yaml'), RECIPE.replace('TRANSFORM', 'TRANSFROM'))
  const [there, here] = [await artdag('run', 'bad.yaml'), await bare('run', 'bad.yaml')]
  expect(there.err).toContain('bad.yaml:5:')
  expect([there.exitCode, there.err]).toEqual([here.exitCode, here.err])
})
