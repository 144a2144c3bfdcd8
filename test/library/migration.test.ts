/** A database of before there was a library, with what may be in it. */
import path from 'node:path'
import { expect, it } from 'vitest'
import { migrations } from '../../engine/database/migrations.ts'
import { openDatabase } from '../../engine/database/open.ts'
import { type ContentSearch, createFindContent } from '../../engine/library/find-content.ts'
import { createRunsTable } from '../../engine/run/execute/runs-table.ts'
import { factsOf } from '../plan/kit.ts'
import { newHome } from '../support/engine.ts'

it('keeps its runs and facts, damaged ones too, and finds by them', async () => {
  const file = path.join(await newHome(), 'artdag.db')
  const old = openDatabase(file, { migrations: migrations.slice(0, 5) })
  for (const cid of ['good', 'damaged'])
    old.prepare("INSERT INTO blobs VALUES (?, 'owned', NULL, 1, '1', '1', 1)").run(cid)
  old.prepare("INSERT INTO media_facts VALUES ('good', '1', ?)").run(JSON.stringify(factsOf()))
  old.prepare("INSERT INTO media_facts VALUES ('damaged', '1', '{half')").run()
  old.exec(`INSERT INTO runs (run_id, recipe, input_names, plan_id, profile, state, is_queued, attempt, request, created_at, updated_at)
    VALUES ('bagu', 'film', '[]', 'p', 'mp4', 'queued', 1, 1, '{}', '2026', '2026')`)
  const known = old.prepare("INSERT INTO analyses VALUES (?, 'audio', '1', ?)")
  const document = old.prepare('INSERT INTO documents VALUES (?, ?, 1)')
  for (const [cid, json] of [
    ['good', '{"tempo":{"bpm":139.956}}'],
    ['silent', '{"tempo":null}'],
    ['damaged', '{"tempo'],
  ] as const) {
    known.run(cid, `document ${cid}`)
    document.run(`document ${cid}`, Buffer.from(json))
  }
  known.run('gone', 'no document')
  old.close()

  const database = openDatabase(file)
  const find = createFindContent(database)
  const search: ContentSearch = { limit: 10, tags: [], isGallery: false, order: 'cid' }
  expect(find.files({ ...search, kind: 'video', minSec: 10 }).items).toEqual(['good'])
  expect(find.files(search).items).toEqual(['damaged', 'good'])
  const tempi = database.prepare('SELECT source, bpm FROM analyses ORDER BY source').all()
  expect(tempi).toEqual([
    { source: 'damaged', bpm: null },
    { source: 'gone', bpm: null },
    { source: 'good', bpm: 139.956 },
    { source: 'silent', bpm: null },
  ])
  expect(find.files({ ...search, minBpm: 139 }).items).toEqual(['good'])
  const runs = createRunsTable(database)
  expect([runs.queued(), runs.list({ limit: 1 }).items[0]?.recipe]).toEqual([['bagu'], 'film'])
  database.close()
})
