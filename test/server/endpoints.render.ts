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
import { type AskOptions, openServer, type TestServer } from './kit.ts'

const RECIPE = `
name: small cut
version: "1"
inputs: { clip: video }
steps:
  - { id: cut, type: SEGMENT, inputs: [clip], config: { offset: 0.2, duration: 0.4 } }
output: cut
`
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

interface Row {
  /** Method and path; `{clip}` and the like are filled in. */
  readonly ask: string
  readonly json?: unknown
  readonly options?: AskOptions
  readonly status?: number
  readonly has?: unknown
  readonly needs: 'nothing' | 'read' | 'run' | 'admin'
  /** The same for something that is not there. */
  readonly absent?: string
  readonly bad?: Pick<Row, 'ask' | 'json'>
}

const page: AskOptions = { headers: { accept: 'text/html' } }
const inputs = { clip: '{clip}' }
const recipe = { text: RECIPE, fileName: 'cut.yaml' }

const rows: readonly Row[] = [
  // server
  { ask: 'GET /healthz', needs: 'nothing', has: { ok: true } },
  { ask: 'GET /', needs: 'read', has: { name: 'artdag', docs: '/docs' } },
  { ask: 'GET /metrics', needs: 'read' },
  { ask: 'GET /openapi.json', needs: 'read', has: { openapi: expect.stringMatching(/^3\.1/) } },
  { ask: 'GET /docs', needs: 'read' },
  { ask: 'GET /download/client', needs: 'nothing' },
  { ask: 'GET /logout', needs: 'nothing' },
  { ask: 'GET /api/stats', needs: 'read', has: { runs: { finished: 1 } } },
  // pages
  ...[
    '/',
    '/runs',
    '/run/{run}',
    '/run/{run}/plan',
    '/run/{run}/analysis',
    '/run/{run}/artifacts',
    '/recipes',
    '/recipe/{recipe}',
    '/recipe/{recipe}/dag',
    '/media',
    '/storage',
  ].map((address): Row => ({ ask: `GET ${address}`, options: page, needs: 'read' })),
  { ask: 'GET /run/{run}', needs: 'read', has: { runId: '{run}' }, absent: 'GET /run/{absent}' },
  {
    ask: 'GET /run/{run}/plan',
    needs: 'read',
    has: { planId: expect.any(String) },
    absent: 'GET /run/{absent}/plan',
  },
  { ask: 'GET /run/{run}/analysis', needs: 'read', absent: 'GET /run/{absent}/analysis' },
  { ask: 'GET /run/{run}/artifacts', needs: 'read', absent: 'GET /run/{absent}/artifacts' },
  { ask: 'GET /recipe/{recipe}', needs: 'read', has: { name: 'small cut' }, absent: 'GET /recipe/nothing' },
  {
    ask: 'GET /recipe/{recipe}/dag',
    needs: 'read',
    has: { levels: expect.any(Number) },
    absent: 'GET /recipe/nothing/dag',
  },
  // runs
  {
    ask: 'POST /runs',
    json: { recipe, inputs, output_name: 'cut.mp4' },
    needs: 'run',
    has: { runId: expect.any(String) },
    bad: { ask: 'POST /runs', json: { recipe: 7 } },
  },
  {
    ask: 'GET /runs',
    needs: 'read',
    has: { items: [expect.objectContaining({ state: 'finished' })] },
    bad: { ask: 'GET /runs?limit=x' },
  },
  { ask: 'GET /runs/{run}', needs: 'read', has: { state: 'finished' }, absent: 'GET /runs/{absent}' },
  { ask: 'GET /api/run/{run}', needs: 'read', has: { runId: '{run}' }, absent: 'GET /api/run/{absent}' },
  {
    ask: 'GET /api/run/{run}/plan',
    needs: 'read',
    has: { document: expect.any(Object) },
    absent: 'GET /api/run/{absent}/plan',
  },
  { ask: 'GET /api/run/{run}/analysis', needs: 'read', absent: 'GET /api/run/{absent}/analysis' },
  { ask: 'GET /api/run/{run}/artifacts', needs: 'read', absent: 'GET /api/run/{absent}/artifacts' },
  {
    ask: 'GET /api/run/{run}/provenance',
    needs: 'read',
    has: { cid: expect.any(String) },
    absent: 'GET /api/run/{absent}/provenance',
  },
  {
    ask: 'GET /api/run/{run}/log',
    needs: 'read',
    has: { runId: '{run}' },
    absent: 'GET /api/run/{absent}/log',
    bad: { ask: 'GET /api/run/{run}/log?attempt=0' },
  },
  { ask: 'GET /api/run/{run}/events', needs: 'read', absent: 'GET /api/run/{absent}/events' },
  ...['cancel', 'pause', 'resume'].map(
    (verb): Row => ({
      ask: `POST /runs/{run}/${verb}`,
      status: 409,
      needs: 'run',
      absent: `POST /runs/{absent}/${verb}`,
    }),
  ),
  {
    ask: 'POST /runs/{run}/prioritise',
    json: { priority: 5 },
    status: 409,
    needs: 'run',
    absent: 'POST /runs/{absent}/prioritise',
    bad: { ask: 'POST /runs/{run}/prioritise', json: { priority: 'high' } },
  },
  // recipes, and the same under their earlier name
  ...['recipes', 'configs'].flatMap((kind): Row[] => [
    {
      ask: `POST /${kind}/upload`,
      json: { text: RECIPE },
      needs: 'run',
      has: { name: 'small cut' },
      bad: { ask: `POST /${kind}/upload`, json: {} },
    },
    {
      ask: `POST /${kind}/upload`,
      options: { body: RECIPE, headers: { 'content-type': 'application/yaml' } },
      needs: 'run',
      has: { name: 'small cut' },
    },
    {
      ask: `GET /${kind}`,
      needs: 'read',
      has: { items: [expect.objectContaining({ name: 'small cut' })] },
      bad: { ask: `GET /${kind}?limit=0` },
    },
    {
      ask: `GET /${kind}/{recipe}`,
      needs: 'read',
      has: { name: 'small cut' },
      absent: `GET /${kind}/nothing`,
    },
    {
      ask: `POST /${kind}/small%20cut/run`,
      json: { inputs },
      needs: 'run',
      has: { runId: expect.any(String) },
      absent: `POST /${kind}/nothing/run`,
      bad: { ask: `POST /${kind}/small%20cut/run`, json: { inputs: 7 } },
    },
  ]),
  { ask: 'GET /recipes/{recipe}/dag', needs: 'read', absent: 'GET /recipes/nothing/dag' },
  // cache
  {
    ask: 'GET /cache',
    needs: 'read',
    has: { items: expect.any(Array) },
    bad: { ask: 'GET /cache?minRating=9' },
  },
  {
    ask: 'GET /cache/{clip}',
    needs: 'read',
    has: { item: { cid: '{clip}' } },
    absent: 'GET /cache/{absent}',
  },
  {
    ask: 'GET /cache/{clip}/raw',
    needs: 'read',
    absent: 'GET /cache/{absent}/raw',
    bad: { ask: 'GET /cache/no-cid/raw' },
  },
  { ask: 'GET /cache/{clip}/mp4', needs: 'read', absent: 'GET /cache/{absent}/mp4' },
  {
    ask: 'GET /cache/{clip}/thumb',
    needs: 'read',
    absent: 'GET /cache/{absent}/thumb',
    bad: { ask: 'GET /cache/{clip}/thumb?width=1' },
  },
  {
    ask: 'GET /cache/{song}/waveform?peaks=20',
    needs: 'read',
    has: { min: expect.any(Array) },
    absent: 'GET /cache/{absent}/waveform',
    bad: { ask: 'GET /cache/{song}/waveform?peaks=x' },
  },
  {
    ask: 'GET /cache/{clip}/meta',
    needs: 'read',
    has: { cid: '{clip}' },
    absent: 'GET /cache/{absent}/meta',
  },
  {
    ask: 'PATCH /cache/{clip}/meta',
    json: { title: 'Opening' },
    needs: 'run',
    has: { title: 'Opening' },
    absent: 'PATCH /cache/{absent}/meta',
    bad: { ask: 'PATCH /cache/{clip}/meta', json: { rating: 6 } },
  },
  { ask: 'GET /cache/{clip}/tree', needs: 'read', absent: 'GET /cache/{absent}/tree' },
  {
    ask: 'POST /cache/import?path={folder}/clip.mp4',
    options: { headers: { accept: 'application/json' } },
    needs: 'run',
    has: { event: 'imported' },
    bad: { ask: 'POST /cache/import' },
  },
  {
    ask: 'POST /cache/upload?name=again',
    options: { body: '{bytes}' },
    status: 201,
    needs: 'run',
    has: { cid: '{clip}' },
    bad: { ask: 'POST /cache/upload?upload=x' },
  },
  {
    ask: 'GET /media',
    needs: 'read',
    has: { items: expect.any(Array) },
    bad: { ask: 'GET /media?kind=text' },
  },
  {
    ask: 'GET /assets',
    needs: 'read',
    has: { items: [expect.objectContaining({ name: 'again' })] },
    bad: { ask: 'GET /assets?limit=0' },
  },
  // three phases
  {
    ask: 'POST /api/plan',
    json: { recipe, inputs },
    needs: 'run',
    has: { report: expect.any(Object) },
    bad: { ask: 'POST /api/plan', json: { recipe: { text: 'x: [', fileName: 'x.yaml' } } },
  },
  {
    ask: 'POST /api/execute',
    json: { plan: '{plan}', dryRun: true },
    needs: 'run',
    absent: 'POST /api/execute',
    bad: { ask: 'POST /api/execute', json: { plan: 'x' } },
  },
  {
    ask: 'POST /api/run-recipe',
    json: { recipe, inputs },
    options: { headers: { accept: 'application/json' } },
    needs: 'run',
    has: { event: 'run-finished', state: 'finished' },
    bad: { ask: 'POST /api/run-recipe', json: {} },
  },
  // access
  { ask: 'GET /auth/tokens', needs: 'admin' },
  {
    ask: 'POST /auth/tokens',
    json: { name: 'x', scopes: ['read'] },
    needs: 'admin',
    bad: { ask: 'POST /auth/tokens', json: { name: '' } },
  },
  {
    ask: 'POST /auth/revoke',
    json: { id: '{token}' },
    needs: 'admin',
    bad: { ask: 'POST /auth/revoke', json: {} },
  },
  // what is deleted comes last
  { ask: 'GET /trash', needs: 'read', bad: { ask: 'GET /trash?limit=0' } },
  { ask: 'DELETE /recipes/small%20cut', status: 409, needs: 'run', absent: 'DELETE /recipes/nothing' },
  {
    ask: 'POST /recipes/upload',
    json: { text: RECIPE.replace('small cut', 'unused') },
    needs: 'run',
    has: { name: 'unused' },
  },
  { ask: 'DELETE /recipes/unused', needs: 'run', has: { trashId: expect.any(Number) } },
  { ask: 'DELETE /configs/nothing', status: 404, needs: 'run' },
  { ask: 'DELETE /cache/{clip}', status: 409, needs: 'run', absent: 'DELETE /cache/{absent}' },
  { ask: 'DELETE /cache/{song}', needs: 'run', has: { cid: '{song}' } },
  { ask: 'DELETE /runs/{run}', needs: 'run', absent: 'DELETE /runs/{absent}' },
  { ask: 'POST /trash/99999/restore', status: 404, needs: 'run', bad: { ask: 'POST /trash/x/restore' } },
  { ask: 'DELETE /trash/99999', status: 404, needs: 'admin' },
  { ask: 'DELETE /trash', needs: 'admin', has: { purged: expect.any(Number) } },
  { ask: 'GET /nothing', status: 404, needs: 'read' },
]

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
