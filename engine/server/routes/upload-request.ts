/** What an upload says of itself: in its query, or in Content-Range. */
import { ArtDagError } from '../../contract/errors.ts'
import type { Call } from './route.ts'

export interface UploadRequest {
  /** What it is called in the store from now on. */
  readonly name?: string | undefined
  /** Absent: all of it comes in this one request. */
  readonly part?: UploadPart | undefined
}

export interface UploadPart {
  /** Chosen by the caller. */
  readonly id: string
  /** Where in the file this body begins. */
  readonly offset: number
  readonly totalBytes: number
}

/** `?upload=<id>` with `Content-Range: bytes 0-99/1000`, or with `&offset=0&size=1000`. @throws ArtDagError USAGE */
export function readUploadRequest({ query, req }: Pick<Call, 'query' | 'req'>): UploadRequest {
  const name = query.get('name') ?? undefined
  const range = req.headers['content-range']
  if (!query.has('upload')) {
    if (range === undefined) return { name }
    throw bad('a part of a file needs an id', 'add ?upload=<id> of your own, the same for all parts')
  }
  const id = readUploadId(query)
  const [, first, total] =
    range === undefined ? ['', query.get('offset') ?? '0', query.get('size')] : parse(range)
  if (!/^\d{1,15}$/.test(first ?? '') || !/^\d{1,15}$/.test(total ?? ''))
    throw bad('a part of a file says where it begins and how large the file is', 'add &offset=0&size=<bytes>')
  return { name, part: { id, offset: Number(first), totalBytes: Number(total) } }
}

/** @throws ArtDagError USAGE */
export function readUploadId(query: URLSearchParams): string {
  const id = query.get('upload') ?? ''
  if (/^[\w-]{8,64}$/.test(id)) return id
  throw bad('that is no id for an upload', 'choose 8 to 64 letters and digits, for example a UUID')
}

const parse = (range: string): readonly (string | undefined)[] => /^bytes (\d+)-\d+\/(\d+)$/.exec(range) ?? []

const bad = (message: string, hint: string): ArtDagError => new ArtDagError('USAGE', message, { hint })
