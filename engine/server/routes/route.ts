/** A route beside the contract's: what only a browser or a stream of bytes needs. */
import type { Caller } from '../../access/access.ts'
import type { Scope } from '../../contract/scopes.ts'
import type { BodyRule } from '../checks/body.ts'
import type { Incoming } from '../incoming.ts'
import { MAX_JSON_BYTES } from '../limits.ts'

/** A request that passed all checks. */
export interface Call extends Incoming {
  /** Parts of the path that the route leaves open, by name. */
  readonly params: Readonly<Record<string, string>>
  /** Absent only on open routes. */
  readonly caller?: Caller | undefined
  /** Aborted when the other end is gone. */
  readonly signal: AbortSignal
}

export interface Route {
  readonly methods: readonly string[]
  /** As `/cache/{cid}/raw`. */
  readonly path: string
  /** `open`: nothing need be shown. */
  readonly need: Scope | 'open'
  readonly body?: BodyRule
  /** Not tried for other requests. */
  readonly when?: (incoming: Incoming) => boolean
  readonly handle: (call: Call) => Promise<void> | void
}

/** Where a route does not say what it takes. */
export const JSON_BODY: BodyRule = { maxBytes: MAX_JSON_BYTES, types: ['application/json'] }

export interface FoundRoute {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

/** The first that fits. HEAD finds what GET does. */
export function findRoute(routes: readonly Route[], incoming: Incoming): FoundRoute | undefined {
  const { method, segments } = incoming
  const wanted = method === 'HEAD' ? 'GET' : method
  for (const route of routes) {
    const params = route.methods.includes(wanted) ? match(route.path, segments) : undefined
    if (params && (route.when?.(incoming) ?? true)) return { route, params }
  }
  return undefined
}

function match(pattern: string, segments: readonly string[]): Record<string, string> | undefined {
  const parts = pattern === '/' ? [] : pattern.slice(1).split('/')
  if (parts.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [at, part] of parts.entries()) {
    const segment = segments[at] ?? ''
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? []
    if (name === undefined ? part !== segment : segment === '') return undefined
    if (name !== undefined) params[name] = segment
  }
  return params
}
