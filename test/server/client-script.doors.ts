/** The client that a server hands out: it renders, follows and fetches with nothing but Node. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { NODE, start } from '../cli/kit.ts'
import { newHome } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { openServer } from './kit.ts'

const RECIPE = `
name: small cut
inputs: { clip: video }
steps:
  - { id: cut, type: SEGMENT, inputs: [clip], config: { offset: 0.2, duration: 0.4 } }
output: cut
`

it('the downloaded client renders a recipe, and knows its server', async () => {
  const [server, folder] = [await openServer(), await newHome()]
  const script = path.join(folder, 'client.mjs')
  await writeFile(script, (await server.ask('/download/client', { token: '' })).text)
  await writeFile(path.join(folder, 'cut.yaml'), RECIPE)
  const client = (...argv: string[]) => start(NODE, [script, ...argv], { home: folder, cwd: folder }).ended
  const token = ['--token', server.token]

  const clip = await makeClip({ frames: 25 })
  const made = await client('render', 'cut.yaml', '-i', `clip=${clip}`, '-o', 'film.mp4', ...token)
  expect(made).toMatchObject({ exitCode: 0, err: '' })
  const { items } = (await server.ask('/runs')).json<{ items: { runId: string; output: string }[] }>()
  const [{ runId, output } = { runId: '', output: '' }] = items
  const raw = await fetch(`${server.url}/cache/${output}/raw`, {
    headers: { authorization: `Bearer ${server.token}` },
  })
  expect((await readFile(path.join(folder, 'film.mp4'))).equals(Buffer.from(await raw.arrayBuffer()))).toBe(
    true,
  )

  expect((await client('watch', runId, ...token)).out).toBe(`${output}\n`)
  expect((await client('runs', ...token)).out).toContain(runId)
  const refused = await client('runs', '--token', 'wrong')
  expect(refused).toMatchObject({ exitCode: 1, out: '', err: expect.stringContaining('not valid') })
  expect((await client('nonsense')).exitCode).toBe(2)
})
