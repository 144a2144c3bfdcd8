/** Sessions of browsers: got for a token, held in a cookie, over when the token is. */
import { type Database, inTransaction } from '../database/open.ts'
import { hashOf, idIn, isSameHash, makeSecret } from './secret.ts'

export interface Sessions {
  /** The text for the cookie, and when it is over (milliseconds since 1970). */
  begin(tokenId: string): { readonly text: string; readonly expiresAtMs: number }
  /** Id of the token that the session was got for; whether that token is still valid is to be asked of the tokens. */
  find(text: string): string | undefined
  /** Nothing happens when it is no session. */
  end(text: string): void
}

interface Row {
  token_id: string
  hash: Buffer
  expires_at: number
}

export const SESSION_DAYS = 30
const SESSION_MS = SESSION_DAYS * 24 * 3600 * 1000

export function createSessions(db: Database, now: () => number = Date.now): Sessions {
  const insert = db.prepare<[string, string, Buffer, number, number]>(
    'INSERT INTO access_sessions (id, token_id, hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?)',
  )
  const get = db.prepare<[string], Row>('SELECT token_id, hash, expires_at FROM access_sessions WHERE id = ?')
  const forget = db.prepare<[number]>('DELETE FROM access_sessions WHERE expires_at <= ?')
  const end = db.prepare<[string]>('DELETE FROM access_sessions WHERE id = ?')
  const find = (text: string): (Row & { readonly id: string }) | undefined => {
    const id = idIn(text, 'session')
    const row = id === undefined ? undefined : get.get(id)
    return row && id && row.expires_at > now() && isSameHash(row.hash, hashOf(text))
      ? { ...row, id }
      : undefined
  }
  return {
    begin(tokenId) {
      const { id, text, hash } = makeSecret('session')
      const expiresAtMs = now() + SESSION_MS
      inTransaction(db, () => {
        forget.run(now())
        insert.run(id, tokenId, hash, now(), expiresAtMs)
      })
      return { text, expiresAtMs }
    },
    find: (text) => find(text)?.token_id,
    end(text) {
      const row = find(text)
      if (row) inTransaction(db, () => end.run(row.id))
    },
  }
}
