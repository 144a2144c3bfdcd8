/** Tokens as they are shown: those that are valid, and those that are only remembered. */
import type { TokenInfo } from '../../engine/contract/access-procedures.ts'

export interface SortedTokens {
  readonly valid: readonly TokenInfo[]
  readonly ended: readonly TokenInfo[]
}

export function sortTokens(tokens: readonly TokenInfo[], nowMs: number): SortedTokens {
  const { valid = [], ended = [] } = Object.groupBy(tokens, (token) =>
    hasEnded(token, nowMs) ? 'ended' : 'valid',
  )
  return { valid, ended }
}

const hasEnded = ({ revokedAt, expiresAt }: TokenInfo, nowMs: number): boolean =>
  revokedAt !== undefined || (expiresAt !== undefined && Date.parse(expiresAt) <= nowMs)
