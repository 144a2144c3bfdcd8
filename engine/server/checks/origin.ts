/** Requests that a page of another site sends are refused, whatever they carry. */
import { ArtDagError } from '../../contract/errors.ts'
import type { Incoming } from '../incoming.ts'

const SAFE_METHODS = ['GET', 'HEAD']

export interface OriginFacts {
  /** Of the Host header, checked. */
  readonly host: string
  /** Of the public address; another name of this server. */
  readonly publicOrigin?: string | undefined
  /** A cookie of ours came along. */
  readonly hasCookie: boolean
}

/** @throws ArtDagError FORBIDDEN */
export function checkOrigin({ req, method }: Incoming, { host, publicOrigin, hasCookie }: OriginFacts): void {
  const { origin } = req.headers
  const site = req.headers['sec-fetch-site']
  if (origin !== undefined) {
    if (origin !== `http://${host}` && origin !== publicOrigin) throw foreign()
    return
  }
  // What a browser sends for a page carries its origin; what it opens for the user carries none, and only looks.
  if (hasCookie && !SAFE_METHODS.includes(method)) throw foreign()
  // Another port of this machine is the same site, whose pages get our cookie sent along.
  if ((site === 'cross-site' || site === 'same-site') && req.headers['sec-fetch-mode'] !== 'navigate')
    throw foreign()
}

const foreign = (): ArtDagError =>
  new ArtDagError('FORBIDDEN', 'requests from pages of other sites are not taken', {
    hint: 'use the pages of this server, or a program with a token',
  })
