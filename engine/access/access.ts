/** Who is calling, and what it may do: every token and session that a caller can show ends here. */
import type { TokenInfo } from '../contract/access-procedures.ts'
import type { Scope } from '../contract/scopes.ts'
import type { Database } from '../database/open.ts'
import { createFailures, type Failures } from './failures.ts'
import { createLinks, type Links } from './links.ts'
import { localToken, localTokenFile } from './local-token.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { createTokens, type Tokens } from './tokens.ts'

/** Somebody from elsewhere whose token is valid. */
export interface Caller {
  /** Of the token. */
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
}

/** Who a bearer token belongs to; undefined for a text that is no valid token of its kind. Asked at every request. */
export type TokenVerifier = (token: string) => Promise<Caller | undefined>

export interface Access {
  readonly tokens: Tokens
  readonly sessions: Sessions
  readonly links: Links
  readonly failures: Failures
  /** Made where there is none. @throws when the file cannot be read or written */
  localToken(): { readonly info: TokenInfo; readonly file: string }
  /** Of an Authorization header. */
  bearer(token: string): Promise<Caller | undefined>
  /** Of a session cookie. */
  session(cookie: string): Caller | undefined
}

export interface AccessOptions {
  readonly database: Database
  /** The data folder. */
  readonly home: string
  /** Of tokens that others give out, asked in turn after our own: here L2's come in. */
  readonly verifiers?: readonly TokenVerifier[]
}

export function createAccess({ database, home, verifiers = [] }: AccessOptions): Access {
  const tokens = createTokens(database)
  const sessions = createSessions(database)
  const ours: TokenVerifier = async (text) => callerOf(tokens.find(text))
  return {
    tokens,
    sessions,
    links: createLinks(),
    failures: createFailures(),
    localToken: () => ({ info: localToken(home, tokens), file: localTokenFile(home) }),
    async bearer(token) {
      for (const verify of [ours, ...verifiers]) {
        const caller = await verify(token)
        if (caller) return caller
      }
      return undefined
    },
    session(cookie) {
      const tokenId = sessions.find(cookie)
      return tokenId === undefined ? undefined : callerOf(tokens.valid(tokenId))
    },
  }
}

const callerOf = (token: TokenInfo | undefined): Caller | undefined =>
  token && { id: token.id, name: token.name, scopes: token.scopes }
