/** Links that open a browser logged in: each once, within minutes. Kept in memory: they die with the server. */
import { hashOf, idIn, isSameHash, makeSecret } from './secret.ts'

export interface Links {
  /** The text for the link; whoever brings it first gets a session for that token. */
  make(tokenId: string): string
  /** Id of the token, this one time. */
  take(text: string): string | undefined
}

export const LINK_MINUTES = 15
/** So many open links are a mistake; the oldest go. */
const MAX_LINKS = 100

interface Open {
  readonly tokenId: string
  readonly hash: Buffer
  readonly expiresAtMs: number
}

export function createLinks(now: () => number = Date.now): Links {
  const open = new Map<string, Open>()
  return {
    make(tokenId) {
      const { id, text, hash } = makeSecret('link')
      open.set(id, { tokenId, hash, expiresAtMs: now() + LINK_MINUTES * 60_000 })
      for (const old of [...open.keys()].slice(0, -MAX_LINKS)) open.delete(old)
      return text
    },
    take(text) {
      const id = idIn(text, 'link')
      const link = id === undefined ? undefined : open.get(id)
      if (!id || !link || !isSameHash(link.hash, hashOf(text))) return undefined
      open.delete(id)
      return link.expiresAtMs > now() ? link.tokenId : undefined
    },
  }
}
