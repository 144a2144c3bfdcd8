/** Bytes of stored content to a caller: whole or a part, and so that no browser takes them for a page. */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ArtDagError } from '../../contract/errors.ts'
import type { OpenContent } from '../../run/serving/open-content.ts'
import { type ByteRange, readRange } from './range.ts'
import type { Call } from './route.ts'

/** Types that a browser shows without running anything of them. */
const SHOWN = /^(?:video|audio|image)\/(?!svg)/

export interface SendOptions {
  /** To be kept, not shown. */
  readonly isDownload?: boolean
  /** How long browsers may keep it. */
  readonly cacheControl: string
}

/** @throws ArtDagError RANGE_INVALID, INPUT_CHANGED */
export async function sendContent(
  { req, res, method }: Call,
  content: OpenContent,
  { isDownload = false, cacheControl }: SendOptions,
): Promise<void> {
  const { cid, sizeBytes, type } = content
  const tag = `"${cid}"`
  const isShown = SHOWN.test(type) && !isDownload
  res.setHeader('etag', tag)
  res.setHeader('cache-control', cacheControl)
  res.setHeader('accept-ranges', 'bytes')
  res.setHeader('content-security-policy', "sandbox; default-src 'none'")
  res.setHeader('content-disposition', isShown ? 'inline' : `attachment; filename="${cid}"`)
  if (req.headers['if-none-match']?.split(',').some((text) => text.trim() === tag)) {
    res.writeHead(304).end()
    return
  }
  const ifRange = req.headers['if-range']
  const wanted = ifRange === undefined || ifRange === tag ? req.headers.range : undefined
  const range = readRange(wanted, sizeBytes)
  const { start, end } = range ?? { start: 0, end: sizeBytes - 1 }
  res.writeHead(range ? 206 : 200, {
    'content-type': type,
    'content-length': end - start + 1,
    ...(range ? { 'content-range': `bytes ${start}-${end}/${sizeBytes}` } : {}),
  })
  if (method === 'HEAD' || sizeBytes === 0) res.end()
  else await send(res, content, { start, end })
}

async function send(
  res: Call['res'],
  { source, sizeBytes }: OpenContent,
  { start, end }: ByteRange,
): Promise<void> {
  const bytes =
    'bytes' in source
      ? Readable.from([source.bytes.subarray(start, end + 1)])
      : await openFile(source.path, sizeBytes, { start, end })
  // Gone while the file was opened: the pipeline would not even begin, and never close it.
  if (res.destroyed) return void bytes.destroy()
  // Whoever goes away in the middle has what it wanted.
  await pipeline(bytes, res).catch(() => {})
}

/** A file that is another by now is not sent. */
async function openFile(path: string, sizeBytes: number, range: ByteRange): Promise<Readable> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  const stats = await handle.stat()
  if (stats.isFile() && stats.size === sizeBytes)
    return handle.createReadStream({ ...range, highWaterMark: 256 * 1024 })
  await handle.close()
  throw new ArtDagError('INPUT_CHANGED', 'the file changed while it was opened', { hint: 'try again' })
}
