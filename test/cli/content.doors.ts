/** `artdag import`, `show`, `cat`, `ls`, `rm`, `verify` and the catalogue: the real command. */
import { execFile } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { makeClip } from '../support/media.ts'
import { newFolder } from '../support/scripts.ts'
import { type Ended, jsonLines, MAIN, NODE, start } from './kit.ts'

let home: string
let clip: string

beforeAll(async () => {
  home = await newFolder()
  clip = await makeClip({ frames: 25, sound: 'clicks' })
  expect(await artdag('import', '--name', 'intro', clip)).toMatchObject({ exitCode: 0 })
})

const artdag = (...argv: string[]): Promise<Ended> => start(NODE, [MAIN, ...argv], { home }).ended
const cidOfIntro = async (): Promise<string> =>
  (jsonLines((await artdag('show', 'intro', '--json')).out)[0] as { item: { cid: string } }).item.cid

test('import says what a file is, and knows it the second time', async () => {
  const { out } = await artdag('import', clip)
  expect(out).toMatch(/^✓ baf\w+ {2}\S+\.mp4 {2}video 160×96, 25 fps, 1 s, .* kB, known before\n$/)
})

test('import --json gives its events as lines', async () => {
  const events = jsonLines((await artdag('import', '--reference', clip, '--json')).out)
  expect(events.at(-1)).toMatchObject({
    event: 'imported',
    isNew: false,
    item: { cid: expect.any(String), names: ['intro'] },
  })
})

test('one name for two files is bad usage; a file that is not there is an error', async () => {
  expect(await artdag('import', '--name', 'x', clip, clip)).toMatchObject({ exitCode: 2 })
  expect(await artdag('import', 'nope.mp4')).toMatchObject({
    exitCode: 2,
    out: '',
    err: expect.stringContaining('nope.mp4'),
  })
})

test('show and ls know the file by its name', async () => {
  expect((await artdag('show', 'intro')).out).toMatch(/names +intro\n/)
  expect((await artdag('ls')).out).toMatch(/intro +video 160×96/)
  expect(jsonLines((await artdag('ls', '--json')).out)).toEqual([
    [expect.objectContaining({ names: ['intro'] })],
  ])
})

test('what is not stored is not found', async () => {
  for (const command of ['show', 'cat', 'rm']) {
    expect(await artdag(command, 'intra'), command).toMatchObject({
      exitCode: 1,
      out: '',
      err: expect.stringContaining('intro'),
    })
  }
})

test('cat gives the bytes, and a reader that has enough is no fault', async () => {
  const command = promisify(execFile)
  const options = { env: { ...process.env, ARTDAG_HOME: home }, encoding: 'buffer' as const }
  const whole = await command(NODE, [MAIN, 'cat', 'intro'], options)
  expect(whole.stdout.equals(readFileSync(clip))).toBe(true)
  const script = `set -o pipefail; '${NODE}' '${MAIN}' cat intro | head -c 5 > /dev/null; echo "\${PIPESTATUS[0]}"`
  const { stdout, stderr } = await command('bash', ['-c', script], options)
  expect([stdout.toString().trim(), stderr.toString()]).toEqual(['0', ''])
})

test('verify finds damage and says how to mend it; --repair sets it aside', async () => {
  const file = path.join(await newFolder(), 'note.wav')
  writeFileSync(file, readFileSync(await makeClip({ frames: 0, sound: 'sweep', container: 'wav' })))
  const imported = jsonLines((await artdag('import', file, '--json')).out).at(-1) as { item: { cid: string } }
  expect(await artdag('verify')).toMatchObject({
    exitCode: 0,
    out: expect.stringMatching(/^✓ \d+ items checked/),
  })

  const stored =
    (await artdag('cat', imported.item.cid, '--json')).exitCode === 0 ? await placeOf(imported.item.cid) : ''
  chmodSync(stored, 0o644)
  writeFileSync(stored, 'damaged')
  const found = await artdag('verify', '--json')
  expect(found.exitCode).toBe(1)
  expect(jsonLines(found.out)).toEqual([
    { checked: expect.any(Number), bad: [{ cid: imported.item.cid, problem: 'corrupt', repaired: false }] },
  ])
  expect((await artdag('verify')).err).toContain('artdag verify --repair')
  expect(await artdag('verify', '--repair')).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining('repaired'),
  })
  expect(await artdag('verify')).toMatchObject({ exitCode: 0 })
})

async function placeOf(cid: string): Promise<string> {
  const { stdout } = await promisify(execFile)('find', [home, '-name', `${cid}*`, '-type', 'f'])
  return stdout.trim().split('\n')[0] as string
}

test('rm deletes, and says what it freed', async () => {
  const other = await makeClip({ frames: 5, firstNumber: 77 })
  await artdag('import', '--name', 'gone', other)
  const { exitCode, out } = await artdag('rm', 'gone', '--json')
  expect(exitCode).toBe(0)
  expect(jsonLines(out)).toEqual([
    [{ name: 'gone', cid: expect.any(String), freedBytes: expect.any(Number) }],
  ])
  expect(await cidOfIntro()).toMatch(/^baf/)
})

test('when one of several cannot be deleted, the error says which were', async () => {
  await artdag('import', '--name', 'gone', await makeClip({ frames: 5, firstNumber: 78 }))
  const { exitCode, out } = await artdag('rm', 'gone', 'never-was', '--json')
  expect(exitCode).toBe(1)
  expect(jsonLines(out)).toEqual([
    {
      error: expect.objectContaining({
        code: 'NOT_FOUND',
        details: expect.objectContaining({ removed: [expect.objectContaining({ name: 'gone' })] }),
      }),
    },
  ])
})

test('nodes, profiles and doctor answer, as text and as JSON', async () => {
  expect((await artdag('nodes')).out).toMatch(/^SEQUENCE +Plays its inputs/m)
  expect((await artdag('nodes', 'segment')).out).toMatch(/duration +number more than 0/)
  expect(await artdag('nodes', 'SEGMNT')).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('SEGMENT'),
  })
  expect((await artdag('profiles')).out).toMatch(/^mp4 +video +\.mp4/)
  expect(await artdag('doctor')).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^✓ {2}ffmpeg /m) })
  expect(jsonLines((await artdag('doctor', '--json')).out)).toEqual([
    { ok: true, checks: expect.any(Array), encoders: expect.any(Array) },
  ])
})

test('recipe check looks at every file and says what each needs', async () => {
  const folder = await newFolder()
  const file = path.join(folder, 'bad.yaml')
  writeFileSync(file, 'name: bad\nsteps: 3\n')
  const { exitCode, out, err } = await artdag('recipe', 'check', file, 'resources/examples/demo.yaml')
  expect(exitCode).toBe(2)
  expect(err).toContain(`${file}:2:8`)
  expect(out).toMatch(/^✓ resources\/examples\/demo\.yaml {2}demo, 7 steps, needs dive \(video\)/)
  const [checked] = jsonLines((await artdag('recipe', 'check', file, '--json')).out)
  expect(checked).toEqual([
    expect.objectContaining({ file, ok: false, error: expect.objectContaining({ code: 'RECIPE_INVALID' }) }),
  ])
})
