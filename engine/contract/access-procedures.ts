/** Procedures about who may use this engine from elsewhere. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Scope } from './scopes.ts'

/** Never longer: what was revoked need not be remembered for ever. */
export const MAX_TOKEN_DAYS = 30

export const TokenInfo = z.object({
  /** Stands in the token too; says nothing of its secret. */
  id: z.string(),
  /** What it is for, in its maker's words. */
  name: z.string(),
  scopes: z.array(Scope),
  /** ISO 8601. */
  createdAt: z.string(),
  /** ISO 8601; absent: the token in the data folder's file, which lasts. */
  expiresAt: z.string().optional(),
  /** ISO 8601; absent while it is valid. */
  revokedAt: z.string().optional(),
})
export type TokenInfo = z.infer<typeof TokenInfo>

const tokens = {
  /** The newest first; revoked and expired ones too, while they are remembered. */
  list: oc.route({ method: 'GET', path: '/auth/tokens' }).input(z.object({})).output(z.array(TokenInfo)),
  /** The token is shown this once: only its hash is kept. */
  create: oc
    .route({ method: 'POST', path: '/auth/tokens' })
    .input(
      z.object({
        name: z.string().trim().min(1).max(100),
        scopes: z.array(Scope).min(1).max(Scope.options.length),
        days: z.int().min(1).max(MAX_TOKEN_DAYS).default(MAX_TOKEN_DAYS),
      }),
    )
    .output(z.object({ token: z.string(), info: TokenInfo })),
  /** Its sessions end with it. Revoked again, it stays so. Errors: NOT_FOUND. */
  revoke: oc
    .route({ method: 'POST', path: '/auth/revoke' })
    .input(z.object({ id: z.string().min(1).max(64) }))
    .output(TokenInfo),
}

export const access = { tokens }
