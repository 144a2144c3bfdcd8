/** What waits in the trash goes when its room is needed, the oldest first. */
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { ContentStore } from '../../engine/content/store.ts'
import { createDerived } from '../../engine/library/marks.ts'
import { Trash } from '../../engine/library/trash.ts'
import { openShelf } from './kit.ts'

it('only as much of it as is needed, and of content alone', async () => {
  const shelf = await openShelf()
  const { database, home } = shelf
  for (const name of ['old', 'new']) {
    await shelf.put(name)
    await shelf.client.content.remove({ name })
  }
  await shelf.client.runs.remove({ runId: shelf.addRun('film', { state: 'failed' }) })
  const names = async () => (await shelf.client.trash.list({})).items.map(({ name }) => name)
  const store = new ContentStore({
    database,
    cacheDir: path.join(home, 'cache'),
    tmpDir: path.join(home, 'tmp'),
  })
  const trash = new Trash({ database, store, derived: createDerived(database), home })

  await trash.makeRoom(1)
  expect(await names()).toEqual(['film', 'new', 'old'])
  expect(trash.hasContent()).toBe(true)

  const { blocks, bsize } = await statfs(home)
  await trash.makeRoom(2 * blocks * bsize)
  expect(await names()).toEqual(['film'])
  expect(trash.hasContent()).toBe(false)
  await store.close()
})
