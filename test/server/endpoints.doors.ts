/**
 * Every endpoint of both READMEs of the earlier server that is built by now, over real HTTP: it does what it is for, finds
 * what is not there, refuses bad input, and is closed to whoever has no token or one for less.
 */
import { copyFile, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import { newHome } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { RECIPE, type Row, recipe, rows } from './endpoints.ts'
import { openServer, type TestServer } from './kit.ts'

const ABSENT = `bafkrei${'a'.repeat(52)}`

let clip: string
let song: string
beforeAll(async () => {
  clip = await makeClip({ frames: 25 })
  song = await makeClip({ frames: 0, sound: 'clicks', container: 'wav' })
})

/** What the table's paths stand for. */
interface Known {
  readonly server: TestServer
  readonly clipCid: string
  readonly songCid: string
  readonly runId: string
  readonly recipeCid: string
  readonly plan: string
  readonly folder: string
}

async function prepare(): Promise<Known> {
  const folder = await newHome()
  const server = await openServer({ importRoots: [folder] })
  const { parts } = server.engine.contextFrom([])
  await copyFile(clip, path.join(folder, 'clip.mp4'))
  const up = async (file: string) =>
    (await server.ask('/cache/upload', { method: 'POST', body: await readFile(file) })).json<{
      cid: string
    }>().cid
  const [clipCid, songCid] = [await up(clip), await up(song)]
  const { cid: recipeCid } = (await server.ask('/recipes/upload', { json: { text: RECIPE } })).json<{
    cid: string
  }>()
  const queued = await server.ask('/runs', { json: { recipe, inputs: { clip: clipCid } } })
  const { runId, planId } = queued.json<{ runId: string; planId: string }>()
  while (parts.runs.get(parts.runs.resolve(runId))?.state !== 'finished') await sleep(50)
  return { server, clipCid, songCid, runId, recipeCid, plan: planId, folder }
}

/** Of anything, however deep. */
function filled<T>(value: T, names: Readonly<Record<string, string>>): T {
  if (typeof value === 'string')
    return value.replaceAll(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole) as T
  if (Array.isArray(value)) return value.map((item) => filled(item, names)) as T
  if (typeof value !== 'object' || value === null || 'asymmetricMatch' in value) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, names)])) as T
}

it('every endpoint does what it is for, and nothing for others', { timeout: 240_000 }, async () => {
  const known = await prepare()
  const { server } = known
  const bytes = await readFile(clip)
  const names = {
    clip: known.clipCid,
    song: known.songCid,
    run: known.runId,
    recipe: known.recipeCid,
    plan: known.plan,
    folder: known.folder,
    absent: ABSENT,
    token: server.engine.access.tokens.find(server.tokenFor('read'))?.id ?? '',
  }
  const send = ({ ask, json, options = {} }: Pick<Row, 'ask' | 'json' | 'options'>, token?: string) => {
    const [method = 'GET', target = '/'] = filled(ask, names).split(' ')
    const body = options.body === '{bytes}' ? bytes : options.body
    return server.ask(target, {
      ...(json === undefined ? {} : { json: filled(json, names) }),
      ...options,
      ...(body === undefined || body === null ? {} : { body }),
      method,
      ...(token === undefined ? {} : { token }),
    })
  }
  const wrong: unknown[] = []
  const check = (ask: string, what: string, found: unknown, wanted: unknown, has?: unknown): void => {
    try {
      expect(found).toEqual(wanted)
      if (has !== undefined) expect(found).toMatchObject(has as object)
    } catch {
      wrong.push([ask, what, found, wanted])
    }
  }
  for (const row of rows) {
    if (row.needs !== 'nothing') check(row.ask, 'no token', (await send(row, '')).status, 401)
    if (row.needs === 'run')
      check(row.ask, 'wrong scope', (await send(row, server.tokenFor('read', 'publish'))).status, 403)
    if (row.needs === 'admin')
      check(row.ask, 'wrong scope', (await send(row, server.tokenFor('run', 'publish'))).status, 403)
    if (row.bad) {
      const bad = await send(row.bad)
      check(
        row.ask,
        'bad input',
        [400, 422].includes(bad.status) || [bad.status, bad.text.slice(0, 300)],
        true,
      )
    }
    if (row.absent) {
      const absent = await send({
        ...row,
        ...(row.ask.includes('execute') ? { json: { plan: ABSENT } } : {}),
        ask: row.absent,
      })
      check(
        row.ask,
        'not found',
        [absent.status, absent.text.slice(0, 300)],
        [404, expect.stringContaining('NOT_FOUND')],
      )
    }
    const answer = await send(row, row.needs === 'nothing' ? '' : undefined)
    check(
      row.ask,
      'success',
      [answer.status, answer.status === (row.status ?? 200) ? '' : answer.text.slice(0, 500)],
      [row.status ?? 200, ''],
    )
    if (row.has && answer.status < 400)
      check(row.ask, 'has', answer.json(), expect.anything(), filled(row.has, names))
  }
  expect(wrong).toEqual([])
  expect(server.troubles).toEqual([])
})
