/** The contract over HTTP, twice: as routes with JSON for everybody, and as /rpc for our own client. */
import type { IncomingMessage } from 'node:http'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { StandardOpenAPIMatcher } from '@orpc/openapi/standard'
import type { Router } from '@orpc/server'
import { RPCHandler } from '@orpc/server/node'
import { experimental_ZodSmartCoercionPlugin as ZodSmartCoercion } from '@orpc/zod/zod4'
import { type Need, needOf } from '../../contract/needs.ts'
import type { Contract } from '../../contract/procedures.ts'
import type { HandlerContext } from '../../run/handlers/context.ts'
import type { BodyRule } from '../checks/body.ts'
import type { Incoming } from '../incoming.ts'
import { readJson } from '../read-body.ts'
import { noRoute } from '../routes/no-route.ts'
import { JSON_BODY, type Route } from '../routes/route.ts'
import { answerLast } from './answer-last.ts'
import type { Calls } from './calls.ts'
import { withFirstItem } from './first-item.ts'
import { withLists } from './query-lists.ts'
import { isRecipeType, RECIPE_TYPES, readRecipeBody } from './recipe-body.ts'
import { fromWireError, type Report } from './wire-errors.ts'
import { wireCall } from './wire-interceptor.ts'

export interface ProceduresOptions {
  readonly router: Router<Contract, HandlerContext>
  readonly context: HandlerContext
  readonly report: Report
  readonly calls: Calls
}

/** Finds the procedure that a request is for, as a route; undefined when there is none for callers from elsewhere. */
export type FindProcedure = (incoming: Incoming) => Promise<Route | undefined>

export const RPC_PREFIX = '/rpc'

/** Those that callers from elsewhere may see at all. */
export const isShown = ({ path }: { readonly path: readonly string[] }): boolean => isScope(needOf(path))

export function createProcedures({ router, context, ...wire }: ProceduresOptions): FindProcedure {
  const matcher = new StandardOpenAPIMatcher({ filter: isShown })
  matcher.init(router)
  const openApi = new OpenAPIHandler<WireContext>(router, {
    filter: isShown,
    plugins: [new ZodSmartCoercion()],
    clientInterceptors: [
      (call) => call.next({ ...call, input: withLists(call) }),
      answerLast,
      withFirstItem,
      wireCall(wire),
    ],
    customErrorResponseBodyEncoder: fromWireError,
  })
  const rpc = new RPCHandler<HandlerContext>(router, {
    filter: isShown,
    clientInterceptors: [withFirstItem, wireCall(wire)],
  })
  return async (incoming) => {
    const { method, path, segments } = incoming
    if (segments[0] === RPC_PREFIX.slice(1)) {
      const need = method === 'POST' ? needOf(segments.slice(1)) : undefined
      return routeFor(incoming, need, ({ req, res }) => rpc.handle(req, res, { prefix: RPC_PREFIX, context }))
    }
    const match = await matcher.match(method === 'HEAD' ? 'GET' : method, path as `/${string}`)
    return routeFor(incoming, match && needOf(match.path), ({ req, res }) =>
      openApi.handle(req, res, { context: { ...context, request: req } }),
    )
  }
}

type WireContext = HandlerContext & { readonly request: IncomingMessage }

const isScope = (need: Need | undefined) => need !== undefined && need !== 'here'

function routeFor(
  { method, path, query }: Incoming,
  need: Need | undefined,
  handle: (incoming: Incoming) => Promise<{ readonly matched: boolean }>,
): Route | undefined {
  if (need === undefined || need === 'here') return undefined
  return {
    methods: [method],
    path,
    need,
    ...(takesRecipes(path) ? { body: RECIPE_BODY } : {}),
    async handle(call) {
      // Node leaves the body of an answer to HEAD away by itself.
      if (method === 'HEAD') call.req.method = 'GET'
      else if (method !== 'GET') await setBody(call.req, query)
      if (!(await handle(call)).matched) throw noRoute(call)
    },
  }
}

const takesRecipes = (path: string): boolean => path === '/recipes/upload' || path === '/configs/upload'
const RECIPE_BODY: BodyRule = { ...JSON_BODY, types: [...JSON_BODY.types, ...RECIPE_TYPES] }

/** Read here, within our limits. Where there is none, what stands in the query is the input: `/cache/import?path=…`. */
async function setBody(req: IncomingMessage & { body?: unknown }, query: URLSearchParams): Promise<void> {
  if (isRecipeType(req.headers['content-type'])) {
    req.body = await readRecipeBody(req, query)
    return
  }
  const body = await readJson(req, JSON_BODY.maxBytes)
  req.body = body === undefined && query.size > 0 ? Object.fromEntries(query) : body
}
