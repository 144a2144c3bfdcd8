/** What a token may be for. */
import { z } from 'zod'

/** read: look. run: also plan, render and change. publish: also tell the world. admin: also tokens and settings. */
export const Scope = z.enum(['read', 'run', 'publish', 'admin'])
export type Scope = z.infer<typeof Scope>

/** What each scope allows. */
const INCLUDED: Readonly<Record<Scope, readonly Scope[]>> = {
  read: ['read'],
  run: ['run', 'read'],
  publish: ['publish', 'read'],
  admin: ['admin', 'publish', 'run', 'read'],
}

export const allows = (granted: readonly Scope[], needed: Scope): boolean =>
  granted.some((scope) => INCLUDED[scope].includes(needed))
