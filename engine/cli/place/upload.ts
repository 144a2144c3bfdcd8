/** One file to a server, as a stream; cut off on the way, it goes on where it was. */
import { createReadStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { fetchFrom, type HttpOptions, headersFor } from '../../client/http.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import { withPatience } from './with-patience.ts'

export interface UploadOptions {
  /** Of the file as it was hashed: names the upload too, so that another command can go on with it. */
  readonly cid: Cid
  readonly server: HttpOptions
  /** What it is called there from now on. */
  readonly name?: string | undefined
  readonly signal: AbortSignal
  readonly onProgress: (doneBytes: number, totalBytes: number) => void
}

/** Whether it was new there. @throws ArtDagError INPUT_CHANGED; what the server refuses it with */
export async function upload(file: string, options: UploadOptions): Promise<boolean> {
  const { cid, server, name, signal } = options
  const address = new URL('/cache/upload', server.url)
  address.searchParams.set('upload', cid)
  return await withPatience(signal, async () => {
    const sizeBytes = statSync(file).size
    const offset = await begunAt(address, options)
    const query = new URLSearchParams(address.searchParams)
    for (const [key, value] of Object.entries({ offset, size: sizeBytes, name }))
      if (value !== undefined) query.set(key, String(value))
    const stored = await post(
      new URL(`?${query}`, address),
      bodyOf(file, offset, sizeBytes, options),
      options,
    )
    if (stored.cid === cid) return stored.isNew
    throw new ArtDagError('INPUT_CHANGED', `${file} changed while it was sent`, { hint: 'try again' })
  })
}

/** How much is there of an upload that was cut off; 0 for a new one. */
async function begunAt(address: URL, { server, signal }: UploadOptions): Promise<number> {
  try {
    const response = await fetchFrom(server.url, address, { headers: headersFor(server), signal })
    return ((await response.json()) as { offset: number }).offset
  } catch (error) {
    if (error instanceof ArtDagError && error.code === 'NOT_FOUND') return 0
    throw error
  }
}

function bodyOf(file: string, offset: number, sizeBytes: number, { onProgress, signal }: UploadOptions) {
  let done = offset
  const bytes = createReadStream(file, { start: offset, signal })
  bytes.on('data', (chunk) => {
    done += chunk.length
    onProgress(done, sizeBytes)
  })
  bytes.pause()
  return Readable.toWeb(bytes)
}

async function post(
  address: URL,
  body: ReturnType<typeof bodyOf>,
  { server, signal }: UploadOptions,
): Promise<{ readonly cid: Cid; readonly isNew: boolean }> {
  const response = await fetchFrom(server.url, address, {
    method: 'POST',
    headers: { ...headersFor(server), 'content-type': 'application/octet-stream' },
    body: body as NonNullable<RequestInit['body']>,
    // Node's fetch wants this said for streams; the types of browsers do not know it.
    ...({ duplex: 'half' } as object),
    signal,
  })
  return (await response.json()) as { cid: Cid; isNew: boolean }
}
