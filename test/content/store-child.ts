/** A process with a store: imports a file, adopts a result with its index row, deletes an entry. To be killed by tests. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createArtifacts } from '../../engine/content/artifacts.ts'
import { documentCid } from '../../engine/content/cid.ts'
import { ContentStore } from '../../engine/content/store.ts'
import { CacheId } from '../../engine/contract/ids.ts'
import { openDatabase } from '../../engine/database/open.ts'

const [home = '', source = ''] = process.argv.slice(2)
const database = openDatabase(join(home, 'artdag.db'))
const store = new ContentStore({ database, cacheDir: join(home, 'cache'), tmpDir: join(home, 'tmp') })
const artifacts = createArtifacts(database)
store.sweep()

const imported = await store.importFile(source)
const profileCid = documentCid({ profile: 'test' }).cid
for (const n of [1, 2]) {
  const temp = store.tempPath('.mp4')
  writeFileSync(temp, `rendered ${n}`)
  const cacheId = CacheId.parse(documentCid({ step: n }).cid)
  await store.adopt(temp, { inTransaction: (cid) => artifacts.put({ cacheId, profileCid, cid, seconds: 1 }) })
}
await store.remove(imported.cid, [])
console.log((await store.importFile(source)).cid)
await store.close()
database.close()
