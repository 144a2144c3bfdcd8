/** All routes beside the contract's, in the order in which they are tried. */
import type { Router } from '@orpc/server'
import type { Access } from '../../access/access.ts'
import type { Contract } from '../../contract/procedures.ts'
import type { HandlerContext } from '../../run/handlers/context.ts'
import { pageRoutes } from '../pages/page-routes.ts'
import { clientRoute } from './client-script.ts'
import { docsRoutes } from './docs.ts'
import { healthRoute } from './health.ts'
import { madeMediaRoutes } from './made-media.ts'
import { metricsRoute } from './metrics.ts'
import { openApiRoute } from './open-api.ts'
import { rawRoute } from './raw-file.ts'
import { sessionRoutes } from './session.ts'
import { staticRoutes } from './static.ts'
import { createUploadRoutes, type UploadRoutes } from './upload.ts'

export interface RouteParts {
  readonly context: HandlerContext
  readonly router: Router<Contract, HandlerContext>
  readonly access: Access
  /** Name of the session cookie. */
  readonly cookie: string
  /** Where browsers find this server, without a slash at the end. */
  readonly origin: string
  /** Of the interface; absent: browsers get plain pages. */
  readonly interfaceFolder?: string | undefined
}

export function allRoutes(parts: RouteParts): UploadRoutes {
  const uploads = createUploadRoutes(parts.context)
  const routes = [
    healthRoute,
    ...staticRoutes,
    ...sessionRoutes(parts),
    rawRoute(parts.context),
    ...madeMediaRoutes(parts),
    ...uploads.routes,
    metricsRoute(parts),
    openApiRoute(parts),
    ...docsRoutes,
    clientRoute(parts.origin),
    ...pageRoutes(parts),
  ]
  return { routes, close: uploads.close }
}
