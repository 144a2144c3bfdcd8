/** Secrets that open something: made at random, kept as a hash, compared in equal time. */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What is handed out, once, as `<kind>_<id>_<secret>`; the id finds the row, the secret proves the right to it. */
export interface Secret {
  readonly id: string
  readonly text: string
  /** SHA-256 of the text: all that is kept. */
  readonly hash: Buffer
}

/** token: in an Authorization header. session: in a cookie. link: in a link that opens a browser. */
export type SecretKind = 'token' | 'session' | 'link'

const PREFIX: Readonly<Record<SecretKind, string>> = {
  token: 'artdag',
  session: 'artdags',
  link: 'artdagl',
}

/** 64 bits tell all ids apart; 256 bits cannot be guessed. */
const ID_BYTES = 8
const SECRET_BYTES = 32

export function makeSecret(kind: SecretKind): Secret {
  const id = randomBytes(ID_BYTES).toString('hex')
  const text = `${PREFIX[kind]}_${id}_${randomBytes(SECRET_BYTES).toString('hex')}`
  return { id, text, hash: hashOf(text) }
}

const SHAPE = /^([a-z]+)_([0-9a-f]{16})_[0-9a-f]{64}$/

/** The id in the text of a secret; undefined when it is none of that kind. */
export function idIn(text: string, kind: SecretKind): string | undefined {
  // Nothing long is worth looking at.
  const [, prefix, id] = (text.length <= 128 && SHAPE.exec(text)) || []
  return prefix === PREFIX[kind] ? id : undefined
}

export const hashOf = (text: string): Buffer => hash('sha256', text, 'buffer')

export const isSameHash = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b)
