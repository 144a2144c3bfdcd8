/** Which server a command line is for, and what it shows there. */
import { readFileSync } from 'node:fs'
import type { HttpOptions } from '../../client/http.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { Terminal } from '../terminal.ts'

export interface ServerWish {
  readonly server?: string | undefined
  readonly tokenFile?: string | undefined
}

/** Undefined: the engine is this process. @throws ArtDagError USAGE */
export function serverFor(
  { server, tokenFile }: ServerWish,
  { ARTDAG_SERVER, ARTDAG_TOKEN }: Terminal['env'],
): HttpOptions | undefined {
  const url = server ?? (ARTDAG_SERVER || undefined)
  if (url === undefined) return undefined
  const token = tokenFile === undefined ? ARTDAG_TOKEN || undefined : readToken(tokenFile)
  return { url: checkedUrl(url), ...(token === undefined ? {} : { token }) }
}

/** What goes over the network for all to read. */
export const isExposed = ({ url, token }: HttpOptions): boolean => {
  const { protocol, hostname } = new URL(url)
  return token !== undefined && protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

function checkedUrl(text: string): string {
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.pathname === '/') return url.origin
  throw new ArtDagError('USAGE', `${JSON.stringify(text)} is no address of a server`, {
    hint: 'give it as artdag serve printed it: http://127.0.0.1:8100',
  })
}

function readToken(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new ArtDagError('USAGE', `the token cannot be read: ${(cause as Error).message}`, {
      hint: 'artdag serve says where it is',
      cause,
    })
  }
}
