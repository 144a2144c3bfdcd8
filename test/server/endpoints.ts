/** Every endpoint that is built by now: what to ask, and what comes back. */
import { expect } from 'vitest'
import type { AskOptions } from './kit.ts'

export const RECIPE = `
name: small cut
version: "1"
inputs: { clip: video }
steps:
  - { id: cut, type: SEGMENT, inputs: [clip], config: { offset: 0.2, duration: 0.4 } }
output: cut
`

export interface Row {
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
export const recipe = { text: RECIPE, fileName: 'cut.yaml' }

export const rows: readonly Row[] = [
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
  {
    ask: 'GET /runs?previews=false&limit=1',
    needs: 'read',
    has: { items: [expect.objectContaining({ state: 'finished' })] },
    bad: { ask: 'GET /runs?previews=x' },
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
    ask: 'GET /cache?tags=nothing',
    needs: 'read',
    has: { items: [] },
  },
  {
    ask: 'GET /media',
    needs: 'read',
    has: { items: expect.any(Array) },
    bad: { ask: 'GET /media?kind=text' },
  },
  {
    ask: 'GET /api/media/facets?tags=nothing',
    needs: 'read',
    has: { all: 0, tags: [] },
    bad: { ask: 'GET /api/media/facets?minBpm=x' },
  },
  {
    ask: 'GET /assets',
    needs: 'read',
    has: { items: [expect.objectContaining({ name: 'again' })] },
    bad: { ask: 'GET /assets?limit=0' },
  },
  {
    ask: 'POST /api/verify',
    json: {},
    needs: 'admin',
    options: { headers: { accept: 'application/json' } },
    has: { event: 'verified', bad: [] },
  },
  {
    ask: 'POST /api/why',
    json: { content: '{clip}' },
    options: { headers: { accept: 'application/json' } },
    needs: 'read',
    has: { event: 'found' },
    bad: { ask: 'POST /api/why', json: {} },
  },
  // drafts
  {
    ask: 'POST /recipes/check',
    json: recipe,
    needs: 'run',
    has: { ok: true, name: 'small cut' },
    bad: { ask: 'POST /recipes/check', json: {} },
  },
  {
    ask: 'POST /recipes/drafts',
    json: { name: 'draft', text: 'not yet a recipe' },
    needs: 'run',
    has: { kind: 'draft' },
    bad: { ask: 'POST /recipes/drafts', json: { name: '' } },
  },
  {
    ask: 'GET /recipes/draft/draft',
    needs: 'read',
    has: { text: 'not yet a recipe' },
    absent: 'GET /recipes/nothing/draft',
  },
  {
    ask: 'GET /api/drafts?text=raf',
    needs: 'read',
    has: { items: [expect.objectContaining({ name: 'draft' })] },
    bad: { ask: 'GET /api/drafts?limit=0' },
  },
  {
    ask: 'GET /recipes/draft/history',
    needs: 'read',
    has: { items: [expect.objectContaining({ kind: 'draft' })] },
    bad: { ask: 'GET /recipes/draft/history?limit=0' },
  },
  {
    ask: 'POST /recipes/small%20cut/restore',
    json: { version: '{recipe}' },
    needs: 'run',
    has: { cid: '{recipe}' },
    bad: { ask: 'POST /recipes/small%20cut/restore', json: {} },
  },
  {
    ask: 'GET /api/effects/dog/recipe',
    needs: 'read',
    has: { text: expect.any(String) },
  },
  // runs in the queue
  {
    ask: 'POST /runs/{run}/reorder',
    json: { before: '{run}' },
    status: 400,
    needs: 'run',
    absent: 'POST /runs/{absent}/reorder',
  },
  { ask: 'POST /runs/{run}/retry', status: 400, needs: 'run', absent: 'POST /runs/{absent}/retry' },
  // analysis
  {
    ask: 'GET /api/analysis/{song}?features=beats',
    options: { headers: { accept: 'application/json' } },
    needs: 'run',
    has: { event: 'analysed' },
    absent: 'GET /api/analysis/{absent}',
  },
  {
    ask: 'POST /api/analysis/export',
    json: { name: '{song}', format: 'csv' },
    needs: 'run',
    has: { extension: 'csv' },
    bad: { ask: 'POST /api/analysis/export', json: {} },
  },
  {
    ask: 'POST /api/corrections',
    json: { corrections: { kind: 'nothing' } },
    status: 400,
    needs: 'run',
  },
  {
    ask: 'POST /api/corrections/import',
    json: { name: '{song}', fileName: 'taps.txt', text: '0.5\n1\n1.5\n' },
    needs: 'run',
    has: { beats: 3 },
    bad: { ask: 'POST /api/corrections/import', json: {} },
  },
  // the engine
  { ask: 'POST /api/doctor', json: {}, needs: 'read', has: { checks: expect.any(Array) } },
  { ask: 'GET /api/about', needs: 'read', has: { engineId: expect.any(String) } },
  { ask: 'GET /api/nodes', needs: 'read' },
  { ask: 'GET /api/profiles', needs: 'read' },
  // settings
  {
    ask: 'GET /api/settings',
    needs: 'read',
    has: expect.arrayContaining([expect.objectContaining({ key: 'port' })]),
  },
  {
    ask: 'PATCH /api/settings/encoder',
    json: { value: 'software' },
    needs: 'admin',
    has: { value: 'software', source: { kind: 'file' } },
    bad: { ask: 'PATCH /api/settings/encoder', json: { value: { no: 'value' } } },
  },
  // templates
  {
    ask: 'GET /api/templates',
    needs: 'read',
    has: expect.arrayContaining([expect.objectContaining({ id: 'beat-cuts' })]),
  },
  {
    ask: 'POST /api/templates/word-cards/open',
    options: { headers: { accept: 'application/json' } },
    needs: 'run',
    has: { event: 'opened', name: 'word-cards' },
    absent: 'POST /api/templates/nothing/open',
  },
  // three phases
  {
    ask: 'POST /api/plan/check',
    json: { plan: '{plan}' },
    needs: 'read',
    has: { planId: '{plan}' },
    bad: { ask: 'POST /api/plan/check', json: { plan: 'x' } },
  },
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
