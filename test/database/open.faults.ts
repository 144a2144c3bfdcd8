/** The database with several processes that all find nothing yet. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { migrations } from '../../engine/database/migrations.ts'

it('one database is made by six processes that are all the first', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'artdag-db-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const module = pathToFileURL(join(import.meta.dirname, '../../engine/database/open.ts')).href
  const script = `
    const { openDatabase } = await import(${JSON.stringify(module)})
    const db = openDatabase(${JSON.stringify(join(folder, 'artdag.db'))})
    console.log(db.pragma('user_version', { simple: true }))`
  const start = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  const outputs = await Promise.all(Array.from({ length: 6 }, start))
  expect(outputs.map(({ stdout }) => stdout.trim())).toEqual(Array(6).fill(String(migrations.length)))
})
