/** The OpenAPI document: it is valid, and a client that a stranger's generator makes of it does real work. */
import { symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import SwaggerParser from '@apidevtools/swagger-parser'
import { generateSource } from 'oazapfts'
import { expect, it } from 'vitest'
import { BIN, NODE, start } from '../cli/kit.ts'
import { newHome } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { readFrameNumbers } from '../support/readback.ts'
import { openServer } from './kit.ts'

const RECIPE = `
name: small cut
inputs: { clip: video }
steps:
  - { id: cut, type: SEGMENT, inputs: [clip], config: { offset: 0.2, duration: 0.4 } }
output: cut
`

/** What somebody writes who has the generated client and nothing else of ours. */
const PROGRAM = `
import { openAsBlob } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { ok } from '@oazapfts/runtime'
import * as api from './api.ts'

const [token, clip = '', recipe = ''] = process.argv.slice(2)
api.defaults.headers = { authorization: 'Bearer ' + token }

const stored = await ok(api.filesUpload(await openAsBlob(clip), { name: 'clip' }))
if (!('cid' in stored)) throw new Error('not all of it was sent')
const kept = await ok(api.recipesUpload({ text: recipe }))
const run = await ok(api.runsQueue({ recipe: kept.name, inputs: { clip: stored.cid } }))
const end = await ok(api.runsWatch(run.runId))
if (!('event' in end) || end.event !== 'run-finished' || !end.output) throw new Error('not finished')
const film = await ok(api.filesRaw(end.output.cid))
await writeFile('film.mp4', film.stream())

const { items } = await ok(api.runsList({ limit: 5, state: 'finished' }))
const refused = await api.runsGet('no-such-run')
const unread = await api.filesRaw('no-cid')
console.log(JSON.stringify({
  listed: items.map(({ runId }) => runId === run.runId),
  refused: [refused.status, (refused.data as api.ErrorReport).code],
  unread: unread.status,
}))
`

const OPTIONS = ['--noEmit', '--strict', '--allowImportingTsExtensions', '--skipLibCheck', '--types', 'node']
const TSC = path.resolve(path.dirname(BIN), '../../node_modules/.bin/tsc')

it('is valid, and names every operation once, in a word', async () => {
  const server = await openServer()
  const { text } = await server.ask('/openapi.json')
  await SwaggerParser.validate(JSON.parse(text))
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, { operationId: string }>> }
  const ids = Object.values(paths).flatMap((item) =>
    Object.values(item).map(({ operationId }) => operationId),
  )
  expect(ids).toContain('accessTokensCreate')
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !/^[a-z][A-Za-z0-9]*$/.test(id))).toEqual([])
})

it('makes a client that uploads, renders, follows and downloads', async () => {
  const [server, folder] = [await openServer(), await newHome()]
  const document = path.join(folder, 'openapi.json')
  await writeFile(document, (await server.ask('/openapi.json')).text)
  await writeFile(path.join(folder, 'api.ts'), await generateSource(document))
  await writeFile(path.join(folder, 'program.ts'), PROGRAM)
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }')
  await symlink(path.resolve(path.dirname(NODE), '..'), path.join(folder, 'node_modules'))
  const at = { home: folder, cwd: folder }

  const compiled = await start(TSC, [...OPTIONS, '--module', 'nodenext', 'program.ts'], at).ended
  expect(compiled).toMatchObject({ exitCode: 0, out: '' })

  const clip = await makeClip({ frames: 25 })
  const ran = await start(NODE, ['program.ts', server.token, clip, RECIPE], at).ended
  expect(ran).toMatchObject({ exitCode: 0, err: '' })
  expect(JSON.parse(ran.out)).toEqual({ listed: [true], refused: [404, 'NOT_FOUND'], unread: 400 })
  expect(await readFrameNumbers(path.join(folder, 'film.mp4'))).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
  expect(server.troubles).toEqual([])
})
