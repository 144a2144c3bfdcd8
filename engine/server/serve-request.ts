/** One request, from its first byte to its answer: every check in its place, then the route. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Access, Caller } from '../access/access.ts'
import { ArtDagError } from '../contract/errors.ts'
import { answerError, closeAfter, setHeaders } from './answer.ts'
import { checkLength, checkType } from './checks/body.ts'
import { checkCredentials, readCookie } from './checks/credentials.ts'
import { checkHost } from './checks/host.ts'
import { checkOrigin } from './checks/origin.ts'
import { checkScope } from './checks/scope.ts'
import { type Incoming, readIncoming } from './incoming.ts'
import { forData } from './pages/addresses.ts'
import { answerLogin } from './pages/login.ts'
import type { FindProcedure } from './procedures/procedures.ts'
import { type Report, reportFor } from './procedures/wire-errors.ts'
import { noRoute } from './routes/no-route.ts'
import { type FoundRoute, findRoute, JSON_BODY, type Route } from './routes/route.ts'

export interface Site {
  /** Names that this server goes by, with their ports. */
  readonly hosts: ReadonlySet<string>
  readonly publicOrigin?: string | undefined
  /** Of the session cookie. */
  readonly cookie: string
  readonly access: Access
  /** Beside the contract's; these go first. */
  readonly routes: readonly Route[]
  readonly procedures: FindProcedure
  readonly report: Report
}

export async function serveRequest(req: IncomingMessage, res: ServerResponse, site: Site): Promise<void> {
  setHeaders(res)
  closeAfter(req, res)
  try {
    await pass(readIncoming(req, res), site)
  } catch (error) {
    const report = reportFor(error, site.report)
    if (report.code === 'UNAUTHORIZED' && !res.headersSent && answerLogin(req, res, site.cookie)) return
    answerError(res, report)
  }
}

/** The order is that of facts: what costs nothing and depends on nobody first, the route last. */
async function pass(incoming: Incoming, site: Site): Promise<void> {
  const found = findRoute(site.routes, incoming) ?? (await procedureRoute(forData(incoming), site))
  const body = found?.route.body ?? JSON_BODY
  checkLength(incoming, body)
  const host = checkHost(incoming.req, site.hosts)
  const cookie = readCookie(incoming.req, site.cookie)
  const { publicOrigin } = site
  checkOrigin(incoming, { host, publicOrigin, hasCookie: cookie !== undefined })
  checkType(incoming, body)
  const caller = await callerFor(found?.route, incoming, cookie, site)
  if (!found) throw noRoute(incoming)
  await found.route.handle({ ...incoming, params: found.params, caller, signal: whileOpen(incoming) })
}

/** Only looked up: nothing of it happens before the checks. */
async function procedureRoute(incoming: Incoming, { procedures }: Site): Promise<FoundRoute | undefined> {
  const route = await procedures(incoming)
  return route && { route, params: {} }
}

/** What leads nowhere needs a token too: who has none learns nothing. */
async function callerFor(
  route: Route | undefined,
  incoming: Incoming,
  cookie: string | undefined,
  { access }: Site,
): Promise<Caller | undefined> {
  if (route?.need === 'open') return undefined
  return checkScope(await checkCredentials(incoming, cookie, access), route?.need ?? 'read')
}

function whileOpen({ res }: Incoming): AbortSignal {
  const gone = new AbortController()
  res.once('close', () => {
    if (!res.writableFinished) gone.abort(new ArtDagError('CANCELLED', 'the caller is gone'))
  })
  return gone.signal
}
