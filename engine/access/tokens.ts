/** Tokens of this engine: made, found by what a caller shows, listed, revoked. */
import type { TokenInfo } from '../contract/access-procedures.ts'
import { ArtDagError } from '../contract/errors.ts'
import { Scope } from '../contract/scopes.ts'
import { type Database, inTransaction } from '../database/open.ts'
import { hashOf, idIn, isSameHash, makeSecret } from './secret.ts'

export interface NewToken {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** Absent: it lasts until it is revoked. */
  readonly days?: number | undefined
}

export interface MadeToken {
  readonly token: string
  readonly info: TokenInfo
}

export interface Tokens {
  make(wanted: NewToken): MadeToken
  /** The valid token that this text is; undefined for any other text. */
  find(text: string): TokenInfo | undefined
  /** The token of that id, if it is valid now. */
  valid(id: string): TokenInfo | undefined
  /** The newest first. What is over for longer than any token lasts is forgotten. */
  list(): readonly TokenInfo[]
  /** @throws ArtDagError NOT_FOUND */
  revoke(id: string): TokenInfo
}

interface Row {
  id: string
  name: string
  scopes: string
  hash: Buffer
  created_at: number
  expires_at: number | null
  revoked_at: number | null
}

const DAY_MS = 24 * 3600 * 1000
/** As long as any token lasts: until then a revoked one is shown as such. */
const REMEMBER_MS = 30 * DAY_MS

export function createTokens(db: Database, now: () => number = Date.now): Tokens {
  const insert = db.prepare<[string, string, string, Buffer, number, number | null]>(
    'INSERT INTO access_tokens (id, name, scopes, hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const get = db.prepare<[string], Row>('SELECT * FROM access_tokens WHERE id = ?')
  const all = db.prepare<[], Row>('SELECT * FROM access_tokens ORDER BY created_at DESC, rowid DESC')
  const revoke = db.prepare<[number, string]>(
    'UPDATE access_tokens SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?',
  )
  const endSessions = db.prepare<[string]>('DELETE FROM access_sessions WHERE token_id = ?')
  const forget = db.prepare<[number, number]>(
    'DELETE FROM access_tokens WHERE expires_at < ? OR revoked_at < ?',
  )
  const isValid = ({ expires_at, revoked_at }: Row): boolean =>
    revoked_at === null && (expires_at === null || expires_at > now())
  const validRow = (id: string): Row | undefined => {
    const row = get.get(id)
    return row && isValid(row) ? row : undefined
  }
  return {
    make({ name, scopes, days }) {
      const { id, text, hash } = makeSecret('token')
      const at = now()
      inTransaction(db, () => {
        forget.run(at - REMEMBER_MS, at - REMEMBER_MS)
        insert.run(
          id,
          name,
          [...new Set(scopes)].join(),
          hash,
          at,
          days === undefined ? null : at + days * DAY_MS,
        )
      })
      return { token: text, info: infoOf(get.get(id) as Row) }
    },
    find(text) {
      const id = idIn(text, 'token')
      const row = id === undefined ? undefined : validRow(id)
      return row && isSameHash(row.hash, hashOf(text)) ? infoOf(row) : undefined
    },
    valid(id) {
      const row = validRow(id)
      return row && infoOf(row)
    },
    list: () => all.all().map(infoOf),
    revoke(id) {
      inTransaction(db, () => {
        revoke.run(now(), id)
        endSessions.run(id)
      })
      const row = get.get(id)
      if (row) return infoOf(row)
      throw new ArtDagError('NOT_FOUND', `there is no token ${JSON.stringify(id)}`, {
        hint: 'ask for the list of tokens; their ids stand in it',
      })
    },
  }
}

const infoOf = ({ id, name, scopes, created_at, expires_at, revoked_at }: Row): TokenInfo => ({
  id,
  name,
  scopes: scopes.split(',').map((scope) => Scope.parse(scope)),
  createdAt: new Date(created_at).toISOString(),
  ...(expires_at === null ? {} : { expiresAt: new Date(expires_at).toISOString() }),
  ...(revoked_at === null ? {} : { revokedAt: new Date(revoked_at).toISOString() }),
})
