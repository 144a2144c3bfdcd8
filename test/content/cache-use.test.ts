/** What the cache holds, in sums: exact, and counted without holding up anybody. */
import { expect, test } from 'vitest'
import { createArtifacts } from '../../engine/content/artifacts.ts'
import { createCacheUse } from '../../engine/content/cache-use.ts'
import { documentCid } from '../../engine/content/cid.ts'
import { createDocuments } from '../../engine/content/documents.ts'
import { CacheId } from '../../engine/contract/ids.ts'
import { openDatabase } from '../../engine/database/open.ts'
import { cidOf } from './kit.ts'

const FILES = 2500

function setUp() {
  const db = openDatabase(':memory:')
  const [use, artifacts, documents] = [createCacheUse(db), createArtifacts(db), createDocuments(db)]
  const file = db.prepare("INSERT INTO blobs VALUES (?, ?, ?, ?, '1', '1', 1)")
  const make = (n: number, profile: string) =>
    artifacts.put({
      cacheId: CacheId.parse(documentCid({ n, profile }).cid),
      profileCid: cidOf(profile),
      cid: cidOf(`${n}`),
      seconds: 1,
    })
  db.transaction(() => {
    for (let n = 0; n < FILES; n++) {
      const isExternal = n % 5 === 0
      file.run(cidOf(`${n}`), isExternal ? 'external' : 'owned', isExternal ? `/${n}` : null, n)
      if (n % 5 === 1) make(n, 'mp4')
    }
    // The same bytes made twice are one file.
    make(1, 'webm')
  })()
  return { use, documents }
}

/** How often others get their turn until it is done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let [turns, isDone] = [0, false]
  void work.then(() => {
    isDone = true
  })
  while (!isDone) {
    await new Promise((resolve) => setImmediate(resolve))
    turns += 1
  }
  return turns
}

test('files are summed by where they come from, each once', async () => {
  const shares = await setUp().use.shares()
  const total = (of: typeof shares) => [
    of.reduce((sum, { files }) => sum + files, 0),
    of.reduce((sum, { bytes }) => sum + bytes, 0),
  ]
  expect(total(shares)).toEqual([FILES, (FILES * (FILES - 1)) / 2])
  expect(total(shares.filter(({ isExternal }) => isExternal))[0]).toBe(500)
  expect(total(shares.filter(({ profileCid }) => profileCid !== undefined))[0]).toBe(500)
  expect(shares.filter(({ profileCid, isExternal }) => profileCid && isExternal)).toEqual([])
})

test('documents are summed, and checked, in slices', async () => {
  const { use, documents } = setUp()
  expect(await use.documents()).toEqual({ count: 0, bytes: 0 })
  documents.putMany(Array.from({ length: 3000 }, (_, n) => ({ n: n + 1000 })))
  expect(await use.documents()).toEqual({ count: 3000, bytes: 3000 * '{"n":1000}'.length })
  expect(await documents.verify()).toEqual({ checked: 3000, bad: [] })
  expect(await turnsDuring(use.shares())).toBeGreaterThan(2)
  expect(await turnsDuring(use.documents())).toBeGreaterThan(2)
  expect(await turnsDuring(documents.verify())).toBeGreaterThan(100)
})
