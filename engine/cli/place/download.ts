/** One stored file from a server, checked against its CID on the way. */
import { chmod, mkdir, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { fetchFrom, type HttpOptions, headersFor } from '../../client/http.ts'
import { type ArrivingFile, receiveFile } from '../../content/receive-file.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import { withPatience } from './with-patience.ts'

export interface DownloadOptions {
  readonly server: HttpOptions
  readonly signal: AbortSignal
}

/** From there on to its end. @throws ArtDagError what the server refuses it with */
export async function openContent(
  cid: Cid,
  offset: number,
  { server, signal }: DownloadOptions,
): Promise<Response> {
  const headers = { ...headersFor(server), ...(offset > 0 ? { range: `bytes=${offset}-` } : {}) }
  return await fetchFrom(server.url, new URL(`/cache/${cid}/raw`, server.url), { headers, signal })
}

/** Written beside the target under another name first. @throws ArtDagError STORE_CORRUPT, DISK_FULL … */
export async function download(
  cid: Cid,
  target: string,
  options: DownloadOptions,
): Promise<{ readonly path: string; readonly sizeBytes: number }> {
  const wanted = path.resolve(target)
  await mkdir(path.dirname(wanted), { recursive: true })
  let file: ArrivingFile | undefined
  try {
    file = await withPatience(options.signal, async () => {
      const { headers, body } = await openContent(cid, file?.receivedBytes ?? 0, options)
      file ??= await receiveFile(`${wanted}.${process.pid}.part`, Number(headers.get('content-length') ?? 0))
      for await (const chunk of body ?? []) await file.write(chunk)
      return file
    })
    const arrived = await file.finish()
    if (arrived.cid !== cid)
      throw new ArtDagError('STORE_CORRUPT', `what arrived is ${arrived.cid}, not ${cid}`, {
        hint: 'try again',
      })
    await chmod(arrived.path, 0o666 & ~process.umask())
    await rename(arrived.path, wanted)
  } finally {
    await file?.discard()
  }
  return { path: wanted, sizeBytes: (await stat(wanted)).size }
}
