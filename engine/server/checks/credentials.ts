/** Who is calling: by the token in the header, or by the session in the cookie. */
import type { IncomingMessage } from 'node:http'
import type { Access, Caller } from '../../access/access.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { Incoming } from '../incoming.ts'

/** Cookies know no ports: each server of a machine has a name of its own for it. `__Host-` where it is behind https. */
export const cookieName = (port: number, isSecure: boolean): string =>
  isSecure ? '__Host-artdag' : `artdag-${port}`

export function readCookie({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1]
}

/**
 * The caller, or undefined when nothing was shown. A valid token always passes: who guesses cannot lock out the others
 * at the same address.
 * @throws ArtDagError UNAUTHORIZED, TOO_MANY_FAILURES
 */
export async function checkCredentials(
  { req, address }: Incoming,
  cookie: string | undefined,
  access: Access,
): Promise<Caller | undefined> {
  const header = req.headers.authorization
  if (header === undefined && cookie === undefined) return undefined
  const [, token] = /^Bearer +(\S+)$/i.exec(header ?? '') ?? []
  const caller = header === undefined ? access.session(cookie ?? '') : token && (await access.bearer(token))
  if (caller) return caller
  refuse(address, access)
}

/** A wrong secret of any kind. */
export function refuse(address: string, { failures }: Access): never {
  const retryAfterSec = failures.waitSec(address)
  if (retryAfterSec > 0)
    throw new ArtDagError('TOO_MANY_FAILURES', 'too many wrong tokens came from this address', {
      hint: `try again in ${retryAfterSec} s`,
      details: { retryAfterSec },
    })
  failures.add(address)
  throw unauthorized('the token or session is not valid: wrong, revoked or expired')
}

export const unauthorized = (message: string): ArtDagError =>
  new ArtDagError('UNAUTHORIZED', message, {
    hint: 'send Authorization: Bearer <token>; the token is in the file that artdag serve names',
  })
