/** A store in a folder of its own, for one test; all of it is gone afterwards. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { rawCid } from '../../engine/content/cid.ts'
import { ContentStore } from '../../engine/content/store.ts'
import type { Cid } from '../../engine/contract/ids.ts'
import { type Database, openDatabase } from '../../engine/database/open.ts'

export interface TestStore {
  readonly home: string
  readonly store: ContentStore
  readonly database: Database
  /** Writes a file of the user's. */
  file(name: string, content?: string | Uint8Array): string
  /** Files below a folder of the home, by relative path, in order. */
  files(folder: string): readonly string[]
  /** Where an owned file of these bytes would lie. */
  cachePath(content: string): string
}

export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'artdag-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Opens a store on a folder; two on one folder are like two processes. */
export function openTestStore(home = testFolder()): TestStore {
  const database = openDatabase(join(home, 'artdag.db'))
  const store = new ContentStore({ database, cacheDir: join(home, 'cache'), tmpDir: join(home, 'tmp') })
  mkdirSync(join(home, 'user'), { recursive: true })
  onTestFinished(async () => {
    await store.close()
    database.close()
  })
  return {
    home,
    store,
    database,
    file(name, content = name) {
      const path = join(home, 'user', name)
      writeFileSync(path, content)
      return path
    },
    files: (folder) =>
      readdirSync(join(home, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(home, folder).length + 1))
        .sort(),
    cachePath(content) {
      const cid = cidOf(content)
      return join(home, 'cache', cid.slice(-3, -1), cid)
    },
  }
}

/** CID of a small file. */
export function cidOf(content: string): Cid {
  return rawCid(new TextEncoder().encode(content))
}

/** The code of the ArtDagError that a promise or call fails with; anything else is shown as it is. */
export async function codeOf(work: Promise<unknown> | (() => unknown)): Promise<unknown> {
  try {
    const value = await (typeof work === 'function' ? work() : work)
    return `no error, but ${JSON.stringify(value)}`
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}
