/** A request as checks and routes see it: its target taken apart once, strictly. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ArtDagError } from '../contract/errors.ts'
import { MAX_TARGET_CHARACTERS } from './limits.ts'

export interface Incoming {
  readonly req: IncomingMessage
  readonly res: ServerResponse
  readonly method: string
  /** As it came, encoded, without the query. */
  readonly path: string
  /** Of the path, decoded. Never `.`, `..`, or anything with a slash or a control character in it. */
  readonly segments: readonly string[]
  readonly query: URLSearchParams
  /** Of the other end. */
  readonly address: string
}

/** @throws ArtDagError USAGE for a target that two programs could read in two ways */
export function readIncoming(req: IncomingMessage, res: ServerResponse): Incoming {
  const target = req.url ?? ''
  const [path = '', ...queries] = target.split('?')
  if (target.length > MAX_TARGET_CHARACTERS) throw badTarget('it is too long')
  // Absolute forms name a host of their own.
  if (!/^\/(?!\/)[\x21-\x7e]*$/.test(target) || target.includes('\\') || target.includes('#'))
    throw badTarget('it is no plain path')
  return {
    ...{ req, res, path },
    method: req.method ?? 'GET',
    segments: path === '/' ? [] : path.slice(1).split('/').map(decodeSegment),
    query: new URLSearchParams(queries.join('?')),
    address: req.socket.remoteAddress ?? '',
  }
}

// Control characters, slashes of both kinds.
const UNFIT = /[\p{Cc}/\\]/u

function decodeSegment(text: string): string {
  const decoded = decodeOnce(text)
  if (decoded === undefined || decoded === '.' || decoded === '..' || UNFIT.test(decoded))
    throw badTarget(`${JSON.stringify(text)} cannot be a part of it`)
  return decoded
}

function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const badTarget = (why: string): ArtDagError =>
  new ArtDagError('USAGE', `the path of the request is not one we take: ${why}`, {
    hint: 'see /docs for all there are',
  })
