/** The script of a plan makes what the engine makes. */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { type Inputs, type More, openEngine } from '../../support/engine.ts'
import { makeClip } from '../../support/media.ts'
import { newFolder } from '../../support/scripts.ts'
import { runTool, TOOLS } from '../../support/tools.ts'

const exec = promisify(execFile)

/** A hash of every decoded frame and of all samples. */
const decoded = async (file: string): Promise<string> =>
  (await runTool(TOOLS.ffmpeg, ['-v', 'error', '-i', file, '-map', '0', '-f', 'framemd5', '-'])).toString()

async function compare(recipe: string, inputs: Inputs, more: More = {}) {
  const folder = await newFolder()
  const engine = await openEngine({ home: path.join(folder, "it's home") })
  const request = {
    recipe: { text: recipe, fileName: 'r.yaml' },
    inputs: Object.entries(inputs).flatMap(([name, given]) =>
      [given].flat().map((content) => ({ name, content: String(content) })),
    ),
  }
  const { script } = await engine.client.plans.script({ ...request, ...more })
  const scripted = path.join(folder, 'by script.mp4')
  await exec('/bin/sh', ['-c', script, 'script', scripted], { cwd: folder, env: { PATH: process.env.PATH } })
  const rendered = await engine.render(recipe, inputs, more)
  expect(await decoded(scripted)).toBe(await decoded(rendered))
  return { engine, request, script, rendered, folder }
}

const cuts = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) =>
      `  - { id: c${at}, type: SEGMENT, inputs: [clip], config: { offset: ${at * 0.4}, duration: 0.4 } }`,
  ).join('\n')

const joined = (count: number): string => `name: "it's $(touch x)\\nfilm"
version: "1"
inputs: { clip: { type: video } }
steps:
${cuts(count)}
  - { id: all, type: SEQUENCE, inputs: [${Array.from({ length: count }, (_, at) => `c${at}`).join(', ')}] }
output: all
`

test('of one command, with a text that would hurt a careless shell', async () => {
  const text = `name: title
version: "1"
canvas: { width: 160, height: 96, fps: 25 }
steps:
  - { id: words, type: GENERATE, config: { kind: text, text: "it's $(touch x) \`y\` %s", size: 12, duration: 1 } }
output: words
`
  const { script } = await compare(text, {})
  expect(script.match(/^# \d of/gm)).toHaveLength(1)
})

test('of a result in pieces, joined without encoding again, from a data folder with a quote in its name', async () => {
  const clip = await makeClip({ frames: 75, sound: 'clicks' })
  const { script, engine, request, rendered, folder } = await compare(joined(6), { clip })
  expect(script).toContain('.ffconcat')
  // Made by now: the script only copies it.
  const again = await engine.client.plans.script(request)
  expect(again.script).not.toContain('-filter_complex')
  const copy = path.join(folder, 'copy.mp4')
  await exec('/bin/sh', ['-c', again.script, 'script', copy])
  expect(await decoded(copy)).toBe(await decoded(rendered))
})

test('with files between steps', async () => {
  const clip = await makeClip({ frames: 50, sound: 'clicks' })
  const text = `name: two
version: "1"
inputs: { clip: { type: video } }
steps:
  - { id: first, type: TRANSFORM, inputs: [clip], config: { effects: { saturation: 1.5 } } }
  - { id: second, type: RESIZE, inputs: [first], config: { width: 96, height: 64 } }
output: second
`
  const { script } = await compare(text, { clip }, { keepIntermediates: true })
  expect(script.match(/^# \d of/gm)).toHaveLength(2)
})
