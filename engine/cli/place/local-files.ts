/** Files for an engine in this process: it reads and writes them itself. */
import { createReadStream } from 'node:fs'
import type { EngineClient } from '../../client/engine-client.ts'
import type { Files } from './files.ts'

export const localFiles = (client: EngineClient, signal: AbortSignal): Files => ({
  give: async (text) => text,
  nameOf: async (text) => text,
  async keep(path) {
    for await (const event of await client.content.import({ path }, { signal }))
      if (event.event === 'imported') return event.item.cid
    throw new Error('the import ended without an answer')
  },
  take: async (cid, path) => await client.content.export({ cid, path }),
  async read(name) {
    const { path, text = '' } = await client.content.locate({ name }, { signal })
    return path === undefined ? text : createReadStream(path)
  },
  close: async () => {},
})
