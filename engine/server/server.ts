/** The HTTP door: an engine, served to callers from elsewhere until it is stopped. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from '../engine.ts'
import { cookieName } from './checks/credentials.ts'
import { hostsOf } from './checks/host.ts'
import { listen, makeServer } from './listen.ts'
import { type Calls, createCalls } from './procedures/calls.ts'
import { createProcedures } from './procedures/procedures.ts'
import { newReference, type Report } from './procedures/wire-errors.ts'
import { allRoutes } from './routes/all-routes.ts'
import { linkFor } from './routes/session.ts'
import type { UploadRoutes } from './routes/upload.ts'
import { type Site, serveRequest } from './serve-request.ts'
import { servedSettings } from './served-settings.ts'
import type { ServerSettings } from './settings.ts'

export interface RunningServer {
  /** Where browsers find it, without a slash at the end. */
  readonly url: string
  readonly port: number
  /** Opens a browser logged in, once. */
  newLink(): string
  /** The file of the token that may do everything. */
  readonly tokenFile: string
  /**
   * Takes no more requests and ends those there are, as well as what runs: finished, or else cancelled and put back into
   * the queue. Called again without `finish`, what runs is cancelled after all.
   */
  stop(options: { readonly finish: boolean }): Promise<void>
}

export interface ServerHooks {
  /** Told of what nobody expected, with the name under which the caller was told of it. */
  readonly onTrouble: (error: unknown, reference: string) => void
}

/** The engine stays the caller's, to be closed after the server has stopped. @throws ArtDagError USAGE */
export async function startServer(
  engine: Engine,
  settings: ServerSettings,
  { onTrouble }: ServerHooks,
): Promise<RunningServer> {
  const report: Report = (error) => {
    const reference = newReference()
    onTrouble(error, reference)
    return reference
  }
  const { info, file } = engine.access.localToken()
  let site: (Site & UploadRoutes) | undefined
  const server = makeServer((req, res) => {
    if (site) void serveRequest(req, res, site)
    else req.destroy() // before its own port is known
  })
  const port = await listen(server, settings.host, settings.port)
  const url = urlOf(settings, port)
  const queue = engine.serveQueue(report)
  const calls = createCalls()
  site = siteOf(engine, settings, { port, url, report, calls })
  return {
    url,
    port,
    tokenFile: file,
    newLink: () => linkFor(info.id, { access: engine.access, origin: url }),
    async stop({ finish }) {
      server.close()
      const queueEnded = queue.stop({ finish })
      if (finish) await calls.ended(RENDERING)
      await queueEnded
      await sleep(GOODBYE_MS)
      server.closeAllConnections()
      await calls.ended()
      await site?.close()
    },
  }
}

/** Procedures that render while their caller waits. */
const RENDERING = ['runs.start', 'runs.execute']

/** Answers that are being written get so long to be read. */
const GOODBYE_MS = 100

interface SiteFacts {
  readonly port: number
  readonly url: string
  readonly report: Report
  readonly calls: Calls
}

function siteOf(
  engine: Engine,
  settings: ServerSettings,
  { port, url, report, calls }: SiteFacts,
): Site & UploadRoutes {
  const { access, router } = engine
  const cookie = cookieName(port, url.startsWith('https:'))
  const context = engine.contextFrom(settings.importRoots, servedSettings(settings, port))
  return {
    hosts: hostsOf(settings, port),
    publicOrigin: settings.publicUrl?.origin,
    cookie,
    access,
    ...allRoutes({ context, router, access, cookie, origin: url, interfaceFolder: settings.interfaceFolder }),
    procedures: createProcedures({ router, context, report, calls }),
    report,
  }
}

function urlOf({ host, publicUrl }: ServerSettings, port: number): string {
  if (publicUrl) return publicUrl.origin
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
