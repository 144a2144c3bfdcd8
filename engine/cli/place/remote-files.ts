/** Files for an engine behind HTTP: sent where they are not there already, fetched where they are wanted. */
import { statSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { EngineClient } from '../../client/engine-client.ts'
import type { HttpOptions } from '../../client/http.ts'
import { FileHasher } from '../../content/hash-file.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import type { Session } from '../shell.ts'
import { createStatusLine, showBytes } from '../status-line.ts'
import { download, openContent } from './download.ts'
import type { Files } from './files.ts'
import { upload } from './upload.ts'

type Surroundings = Pick<Session, 'output' | 'terminal' | 'signal'>

export interface RemoteFiles extends Files {
  /** @throws ArtDagError INPUT_MISSING, INPUT_CHANGED, MEDIA_UNREADABLE … */
  send(file: string, name?: string): Promise<{ readonly cid: Cid; readonly isNew: boolean }>
}

export function remoteFiles(client: EngineClient, server: HttpOptions, around: Surroundings): RemoteFiles {
  const hasher = new FileHasher()
  const { signal } = around
  const cidOf = async (file: string): Promise<Cid> => (await hasher.hash({ path: file }, { signal })).cid
  const send: RemoteFiles['send'] = async (file, name) => {
    const cid = await cidOf(file)
    if (name === undefined && (await isThere(cid, client))) return { cid, isNew: false }
    const line = createStatusLine(around)
    try {
      const isNew = await upload(file, {
        ...{ cid, server, name, signal },
        onProgress: (doneBytes, totalBytes) => showBytes(line, `sending ${file}`, { doneBytes, totalBytes }),
      })
      return { cid, isNew }
    } finally {
      line.clear()
    }
  }
  return {
    send,
    give: async (text) => (isFile(text) ? (await send(text)).cid : text),
    keep: async (file) => (await send(file)).cid,
    nameOf: async (text) => (isFile(text) ? await cidOf(text) : text),
    take: (cid, target) => download(cid, target, { server, signal }),
    async read(name) {
      const { item, document } = await client.content.show({ name }, { signal })
      if (item.kind === 'document' && document !== undefined) return JSON.stringify(document)
      const { body } = await openContent(item.cid, 0, { server, signal })
      return Readable.fromWeb(body as import('node:stream/web').ReadableStream)
    },
    close: () => hasher.close(),
  }
}

const isFile = (text: string): boolean => statSync(text, { throwIfNoEntry: false })?.isFile() === true

async function isThere(cid: Cid, client: EngineClient): Promise<boolean> {
  try {
    const { item } = await client.content.show({ name: cid })
    return item.kind === 'media'
  } catch (error) {
    if (error instanceof ArtDagError && error.code === 'NOT_FOUND') return false
    throw error
  }
}
